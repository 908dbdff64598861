/** Who is at the other end of an existing verification: the device if we signed it, whether it is familiar, whether it is strange. */
import type { Requester } from '../model.ts';
import type { Subject, SubjectRef, Verification, World } from '../ports.ts';
import type { AccountBody, AddressBody } from './bodies.ts';
import { bodyOf, neighbourhoodMark, recogniseDevice, signedDeviceMark } from './identity.ts';

export interface Recognised {
  readonly requester: Requester;
  readonly familiar: boolean;
  readonly strange: boolean | null;
}

/** Held against the address and account of the verification; `requester` with its device recognised. */
export function recogniseAmong(
  world: World,
  v: Verification,
  requester: Requester,
  subjects: readonly Subject[],
): Recognised {
  const account = bodyOf<AccountBody>(subjects, 'account');
  const devices = (v.accountKey ? account?.devices : bodyOf<AddressBody>(subjects, 'address')?.devices) ?? [];
  const device = signedDeviceMark(world.vault, v.service, requester);
  const network = neighbourhoodMark(world.vault, v.service, requester);
  const familiar = device !== null && devices.some((d) => d.k === device);
  const knowsNetworks = (account?.networks ?? []).length > 0 && network !== null;
  const strange = familiar ? false : knowsNetworks ? !account!.networks!.some((n) => n.k === network) : null;
  return { requester, familiar, strange };
}

export async function recogniseRequester(world: World, v: Verification, claimed: Requester): Promise<Recognised> {
  const requester = await recogniseDevice(world.signer, v.service, claimed);
  const refs: SubjectRef[] = [{ service: v.service, kind: 'address', key: v.addressKey }];
  if (v.accountKey) refs.push({ service: v.service, kind: 'account', key: v.accountKey });
  return recogniseAmong(world, v, requester, await world.store.readSubjects(refs));
}
