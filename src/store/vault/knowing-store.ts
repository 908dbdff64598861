/**
 * A store that hands out no row whose keys this node does not hold: what another node made under a new key is read after learning
 * of it. So a key can be used by one node before the others have heard of it, and none of them fails.
 */
import type { Store, Subject, Verification } from '../../engine/ports.ts';
import { keyIdOf } from './sealed-under.ts';
import type { OpenVault } from './vault.ts';

type Sealed = Pick<Subject, 'personKey'>;
type Coded = Pick<Verification, 'codeKey'>;

const ofPerson = ({ personKey }: Sealed): string[] => (personKey ? [keyIdOf(personKey)] : []);
const ofCode = ({ codeKey }: Coded): string => codeKey;
const ofVerification = (v: Verification): string[] => [v.codeKey, ...ofPerson(v)];

export function withKnownKeys(store: Store, vault: OpenVault): Store {
  /** What it cannot learn is lost: its row is handed out as it is, and whoever opens it says so. */
  async function knowing<T>(reading: Promise<T>, keysOf: (read: T) => readonly string[]): Promise<T> {
    const read = await reading;
    if (!vault.holds(keysOf(read))) await vault.refresh();
    return read;
  }
  const ofFacts = (found: Awaited<ReturnType<Store['gather']>>) =>
    found.flatMap(({ subjects, neighbours, open }) => [
      ...subjects.flatMap(ofPerson),
      ...neighbours.flatMap(ofPerson),
      ...(open ? [ofCode(open)] : []),
    ]);

  return Object.freeze<Store>({
    ...store,
    reserve: (asks, now) => knowing(store.reserve(asks, now), ofFacts),
    gather: (asks, now) => knowing(store.gather(asks, now), ofFacts),
    leaseMessages: (now, leaseSeconds, most) =>
      knowing(store.leaseMessages(now, leaseSeconds, most), (all) =>
        all.flatMap((m) => ofVerification(m.verification)),
      ),
    readSubjects: (refs) => knowing(store.readSubjects(refs), (all) => all.flatMap(ofPerson)),
    readForCheck: (refs) =>
      knowing(store.readForCheck(refs), (all) =>
        all.flatMap((read) => (read ? ofVerification(read.verification) : [])),
      ),
    findVerification: (service, id) =>
      knowing(store.findVerification(service, id), (v) => (v ? ofVerification(v) : [])),
    findVerifications: (refs) =>
      knowing(store.findVerifications(refs), (all) => all.flatMap((v) => (v ? ofVerification(v) : []))),
    readRecord: (service, id) =>
      knowing(store.readRecord(service, id), (r) => (r ? ofVerification(r.verification) : [])),
  });
}
