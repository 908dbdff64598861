/** What an approval teaches: the address is proved, and the device that entered the code becomes familiar if it is, or gets, signed. */
import type { Instant, Requester } from '../model.ts';
import type { Mark, SubjectKind, Verification, World } from '../ports.ts';
import type { AccountBody, AddressBody, DeviceBody } from '../subjects/bodies.ts';
import {
  type Approval,
  foldApprovalIntoAccount,
  foldApprovalIntoAddress,
  foldApprovalIntoDevice,
} from '../subjects/fold.ts';
import { countryMark, deviceMark, neighbourhoodMark } from '../subjects/identity.ts';
import { type Change, updateSubjects } from '../subjects/update.ts';

/** Whoever proves holding an address in order to ask about it is not thereby a device of the account. */
const makesFamiliar = (v: Verification) => v.purpose !== 'prove_holding';

/** A device without a token of ours gets an id of its own, never the one it claimed. */
function namedDevice(world: World, requester: Requester): Requester {
  if (requester.deviceSigned && requester.device !== null) return requester;
  return { ...requester, device: Buffer.from(world.random.bytes(16)).toString('base64url'), deviceSigned: true };
}

/** Answers the device that is familiar from now on; null where none is. */
export async function foldApproval(
  world: World,
  v: Verification,
  claimed: Requester,
  now: Instant,
): Promise<string | null> {
  const requester = namedDevice(world, claimed);
  const { service } = v;
  const device = makesFamiliar(v) ? deviceMark(world.vault, service, requester) : null;
  const approval: Approval = {
    at: now,
    account: v.accountKey,
    address: v.addressKey,
    device,
    neighbourhood: neighbourhoodMark(world.vault, service, requester),
    country: countryMark(world.vault, service, requester),
  };
  const change = <T>(kind: SubjectKind, key: Mark | null, fold: (body: T, approval: Approval) => T): Change[] =>
    key === null
      ? []
      : [
          {
            ref: { service, kind, key },
            fold: (body) => fold(body as T, approval) as Readonly<Record<string, unknown>>,
          },
        ];
  const changes = [
    ...change<AddressBody>('address', v.addressKey, foldApprovalIntoAddress),
    ...change<AccountBody>('account', v.accountKey, foldApprovalIntoAccount),
    ...change<DeviceBody>('device', claimed.deviceSigned ? device : v.deviceKey, foldApprovalIntoDevice),
  ];
  await updateSubjects(world.store, changes, now);
  return device === null ? null : requester.device;
}
