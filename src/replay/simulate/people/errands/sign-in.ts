/** Signing in: on a device one had before, on a new one, in a browser that keeps nothing. */
import { askCode, enterCode, tryPassword } from '../../acts.ts';
import { COUNTRIES } from '../../places/countries.ts';
import type { Network } from '../../places/networks.ts';
import { SECOND } from '../../spans.ts';
import { rightful } from '../../truth.ts';
import type { Doing, World } from '../../world.ts';
import { addressOf, type Device, type Person, requesterOf } from '../person.ts';

/** How a person types what names them: the name, or the number as it is written at home. */
export function typedBy(person: Person): string {
  const { chance, phone, username, country, email } = person;
  if (phone !== null && chance.happens(person.isPasswordless ? 0.8 : 0.25))
    return phoneAtHome(phone, country, chance.happens(0.7));
  return email !== null && chance.happens(0.4) ? email : username;
}

export function phoneAtHome(phone: string, country: string, isShort: boolean): string {
  const { dial, trunk } = COUNTRIES[country]!;
  return isShort && phone.startsWith(`+${dial}`) ? `${trunk}${phone.slice(dial.length + 1)}` : phone;
}

export interface SignIn {
  readonly kind: string;
  readonly device: Device | null;
  readonly network?: Network;
}

export function* signIn(world: World, person: Person, { kind, device, network }: SignIn): Doing<boolean> {
  const { chance, account, isPasswordless } = person;
  const seen = { device, session: null, ...(network && { network }) };
  const requester = requesterOf(world, person, seen);
  if (!isPasswordless) yield* tryPassword(world, person, requester, chance);
  const password = isPasswordless ? ('none' as const) : ('right' as const);
  const typed = typedBy(person);
  const wish = { purpose: 'sign_in' as const, to: addressOf(person), account, typed, password, requester };
  const asked = askCode(world, { ...wish, idempotencyKey: chance.happens(0.3) ? world.id(8) : null }, rightful(kind));
  if (!(yield* enterCode(world, asked, chance))) return false;
  yield SECOND;
  const session = world.id(11);
  device?.sessions.set(account, session);
  world.tell({ type: 'account.seen', account, requester: { ...requester, session } });
  return true;
}
