/** Everything known of one verification by now: the facts it was decided on, and what was learned since. */
import { type Diagnosis, diagnose } from '../causes/diagnose.ts';
import { WEIGHTS } from '../causes/weights.ts';
import type { Facts, ToldFacts } from '../facts.ts';
import type { SubjectRef, VerificationRecord, World } from '../ports.ts';
import type { AddressBody, DeviceBody } from '../subjects/bodies.ts';
import { openAddresses } from '../subjects/sealed.ts';
import { laterFacts } from './later.ts';

export interface Recalled {
  readonly record: VerificationRecord;
  readonly facts: Facts;
  readonly diagnosis: Diagnosis;
}

/** Addresses that the asking device proved after this verification was made. */
async function provedByDevice(world: World, { verification: v }: VerificationRecord, device: DeviceBody | undefined) {
  const keys = (device?.contacts ?? [])
    .filter((c) => c.k !== v.addressKey && (c.proved ?? 0) >= v.createdAt)
    .map((c) => c.k);
  const refs = keys.map((key): SubjectRef => ({ service: v.service, kind: 'address', key }));
  return openAddresses(world.vault, v.service, await world.store.readSubjects(refs));
}

/** Facts of the decision (`decided`, or the last one), with what is known by now and what a person tells. Undefined: no such verification. */
export async function recall(
  world: World,
  service: string,
  id: string,
  told: ToldFacts,
  decided?: Facts,
): Promise<Recalled | undefined> {
  const record = await world.store.readRecord(service, id);
  // A joined request has facts of its own, gathered later: how often and how evenly codes were asked for is told by the last of them.
  const known = decided ?? record?.decisions.at(-1)?.facts;
  if (!record || !known) return undefined;
  const v = record.verification;
  const refs: SubjectRef[] = [{ service, kind: 'address', key: v.addressKey }];
  if (v.deviceKey) refs.push({ service, kind: 'device', key: v.deviceKey });
  const [address, device] = await world.store.readSubjects(refs);
  const proved = await provedByDevice(world, record, device?.body as DeviceBody | undefined);
  const here = openAddresses(world.vault, service, address ? [address] : [])[0] ?? null;
  const later = laterFacts(record, (address?.body ?? {}) as AddressBody, here, proved);
  const facts: Facts = { ...known, later, told };
  return { record, facts, diagnosis: diagnose(facts, WEIGHTS) };
}
