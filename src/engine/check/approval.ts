/** What an approval teaches: the address is proved, and the device that entered the code becomes familiar if it is, or gets, signed. */
import type { Instant, Requester } from '../model.ts';
import type { Mark, Subject, SubjectKind, SubjectRef, SubjectWrite, Verification, World } from '../ports.ts';
import type { AccountBody, AddressBody, DeviceBody } from '../subjects/bodies.ts';
import {
  type Approval,
  foldApprovalIntoAccount,
  foldApprovalIntoAddress,
  foldApprovalIntoDevice,
} from '../subjects/fold.ts';
import { clientName, countryMark, deviceMark, neighbourhoodMark } from '../subjects/identity.ts';
import { shortId } from '../subjects/ids.ts';
import { type Change, updateSubjects } from '../subjects/update.ts';

/** Whoever proves holding an address in order to ask about it is not thereby a device of the account. */
const makesFamiliar = (v: Verification) => v.purpose !== 'prove_holding';

/** The subjects that an approval of this verification by this requester would change. */
export function approvedSubjects(world: World, v: Verification, requester: Requester): readonly SubjectRef[] {
  const { service } = v;
  const device = requester.deviceSigned && makesFamiliar(v) ? deviceMark(world.vault, service, requester) : v.deviceKey;
  const ref = (kind: SubjectKind, key: Mark | null): SubjectRef[] => (key === null ? [] : [{ service, kind, key }]);
  return [...ref('address', v.addressKey), ...ref('account', v.accountKey), ...ref('device', device)];
}

export interface Lesson {
  /** The device that is familiar from now on, if this is approved; null: none is. */
  readonly device: string | null;
  readonly changes: readonly Change[];
}

/** A device without a token of ours gets an id of its own, never the one it claimed. */
function namedDevice(world: World, requester: Requester): Requester {
  if (requester.deviceSigned && requester.device !== null) return requester;
  return { ...requester, device: Buffer.from(world.random.bytes(16)).toString('base64url'), deviceSigned: true };
}

/** What would be learned if this submission is approved. */
export function lessonOf(world: World, v: Verification, claimed: Requester, now: Instant): Lesson {
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
    asn: requester.asn,
    client: clientName(requester.client),
    v: shortId(v.id),
  };
  const folds: Partial<Record<SubjectKind, (body: object) => object>> = {
    address: (body: object) => foldApprovalIntoAddress(body as AddressBody, approval),
    account: (body: object) => foldApprovalIntoAccount(body as AccountBody, approval),
    device: (body: object) => foldApprovalIntoDevice(body as DeviceBody, approval),
  };
  const changes = approvedSubjects(world, v, claimed).map(
    (ref): Change => ({
      ref,
      fold: (body) => folds[ref.kind]?.(body) as Readonly<Record<string, unknown>> | undefined,
    }),
  );
  return { device: device === null ? null : requester.device, changes };
}

/** The lesson on the subjects as they were read: what the guarded write brings along. */
export const writesOf = (lesson: Lesson, subjects: readonly Subject[]): readonly SubjectWrite[] =>
  lesson.changes.map(({ fold }, i) => ({ ...subjects[i]!, body: fold(subjects[i]!.body) ?? subjects[i]!.body }));

/** For approvals that were written while one of their subjects moved on. */
export const learn = (world: World, lessons: readonly Lesson[], now: Instant): Promise<void> =>
  updateSubjects(
    world.store,
    lessons.flatMap((lesson) => lesson.changes),
    now,
  );
