/** Reading, with the marks of the database, and answering with those that the engine knows. */
import type { CheckRef, Mark, Store, SubjectRef } from '../../engine/ports.ts';
import { orNull } from './follow.ts';
import { either, type Followed } from './following.ts';
import { marksIn } from './translation.ts';

type Part = Pick<
  Store,
  | 'leaseMessages'
  | 'addReports'
  | 'readSubjects'
  | 'readForCheck'
  | 'findVerification'
  | 'findVerifications'
  | 'findByReference'
  | 'findMessages'
  | 'findLatestSent'
  | 'readRecord'
  | 'findExplanation'
>;

interface VerificationRef {
  readonly service: string;
  readonly id: string;
}

export function followReads({ store, follow, touch, reading }: Followed): Part {
  const { stored, shown, before } = follow;
  const touchAddress = (service: string, key: Mark) => touch([{ service, subjects: [{ kind: 'address', key }] }]);

  async function readSubjects(refs: readonly SubjectRef[]) {
    await touch(refs.map((ref) => ({ service: ref.service, subjects: [ref] })));
    const found = await store.readSubjects(refs.map((ref) => marksIn.ref(ref, stored)));
    return found.map((s) => marksIn.subject(s, shown));
  }

  async function findVerifications(refs: readonly VerificationRef[]) {
    await touch(refs.map(({ service, id }) => ({ service, verifications: [id] })));
    const found = await store.findVerifications(refs);
    return found.map((v) => v && marksIn.verification(v, shown));
  }

  async function readForCheck(refs: readonly CheckRef[]) {
    const deviceOf = ({ device: key }: CheckRef) => (key === null ? [] : [{ kind: 'device', key }]);
    await touch(refs.map((ref) => ({ service: ref.service, verifications: [ref.id], subjects: deviceOf(ref) })));
    const asked = refs.map((ref) => ({ ...ref, device: orNull((mark) => stored(ref.service, mark), ref.device) }));
    return (await store.readForCheck(asked)).map(
      (read) =>
        read && {
          verification: marksIn.verification(read.verification, shown),
          subjects: read.subjects.map((s) => marksIn.subject(s, shown)),
        },
    );
  }

  async function readRecord(service: string, id: string) {
    await touch([{ service, verifications: [id] }]);
    const record = await store.readRecord(service, id);
    return record && { ...record, verification: marksIn.verification(record.verification, shown) };
  }

  /** Whose messages are due is known only when they are leased: then whoever they are to is taken over, and read once more. */
  async function leaseMessages(...asked: Parameters<Store['leaseMessages']>) {
    const leased = await store.leaseMessages(...asked);
    const readAgain = async () => {
      const found = await findVerifications(leased.map(({ service, verification: { id } }) => ({ service, id })));
      return leased.map((message, n) => ({ ...message, verification: found[n] ?? message.verification }));
    };
    return await reading(async () => leased, readAgain);
  }

  async function addReports(...asked: Parameters<Store['addReports']>) {
    const added = await store.addReports(...asked);
    const asShown = async () => added.map((one) => one && { ...one, addressKey: shown(one.service, one.addressKey) });
    return await reading(async () => added, asShown);
  }

  async function findExplanation(service: string, id: string) {
    const found = await store.findExplanation(service, id);
    return found && { ...found, addressKey: shown(service, found.addressKey) };
  }

  /** In the order in which a reference moves, or it could be missed while it does. */
  const findByReference = async (service: string, mark: Mark) =>
    (await store.findByReference(service, before(service, mark))) ??
    (await store.findByReference(service, stored(service, mark)));

  async function findMessages(service: string, addressKey: Mark, most: number) {
    await touchAddress(service, addressKey);
    return await store.findMessages(service, stored(service, addressKey), most);
  }

  async function findLatestSent(service: string, addressKey: Mark, since: number) {
    await touchAddress(service, addressKey);
    return await store.findLatestSent(service, stored(service, addressKey), since);
  }

  return {
    leaseMessages,
    addReports,
    readSubjects: either(reading, store.readSubjects, readSubjects),
    readForCheck: either(reading, store.readForCheck, readForCheck),
    findVerification: (service, id) =>
      reading(
        () => store.findVerification(service, id),
        async () => (await findVerifications([{ service, id }]))[0],
      ),
    findVerifications: either(reading, store.findVerifications, findVerifications),
    findByReference: either(reading, store.findByReference, findByReference),
    findMessages: either(reading, store.findMessages, findMessages),
    findLatestSent: either(reading, store.findLatestSent, findLatestSent),
    readRecord: either(reading, store.readRecord, readRecord),
    findExplanation: either(reading, store.findExplanation, findExplanation),
  };
}
