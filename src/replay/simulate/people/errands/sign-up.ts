/** Newcomers: an address is proved first, and an account stands afterwards. */
import { askCode, enterCode } from '../../acts.ts';
import type { Network } from '../../places/networks.ts';
import { SECOND } from '../../spans.ts';
import { rightful, type Verdict } from '../../truth.ts';
import type { Doing, World } from '../../world.ts';
import { addressOf, type Person, requesterOf } from '../person.ts';
import { phoneAtHome } from './sign-in.ts';

export interface SignUp {
  readonly verdict?: Verdict;
  readonly network?: Network;
}

/** The account and its proved contact, from now on. */
export function* settle(world: World, person: Person): Doing {
  const { account, username } = person;
  yield SECOND;
  world.people.add(person);
  world.tell({ type: 'account.created', account, username });
  world.tell({ type: 'contact.verified', account, contact: addressOf(person) });
  const device = person.devices[0]!;
  device.sessions.set(account, world.id(11));
  yield 2 * SECOND;
  world.tell({ type: 'account.seen', account, requester: requesterOf(world, person) });
}

/** Who typed what, as newcomers do: the number as at home. */
export const typedAtHome = ({ phone, email, country, chance }: Person): string =>
  phone === null ? email! : phoneAtHome(phone, country, chance.happens(0.75));

/** True: the account stands. */
export function* signUp(
  world: World,
  person: Person,
  { verdict = rightful('sign-up'), network }: SignUp = {},
): Doing<boolean> {
  const { chance } = person;
  world.people.hold(addressOf(person), person);
  const requester = requesterOf(world, person, { session: null, ...(network && { network }) });
  const wish = {
    purpose: 'sign_up' as const,
    to: addressOf(person),
    account: null,
    typed: typedAtHome(person),
    requester,
  };
  if (!(yield* enterCode(world, askCode(world, wish, verdict), chance))) return false;
  yield* settle(world, person);
  return true;
}
