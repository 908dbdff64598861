/** Everything known of one verification by now: the facts it was decided on, and what was learned since. */
import { type Diagnosis, diagnose } from '../causes/diagnose.ts';
import { weightsFor } from '../causes/weights-for.ts';
import type { Facts, ToldFacts } from '../facts.ts';
import { aroundOf } from '../measures/around-of.ts';
import type { LaterScene } from '../measures/later.ts';
import { measureAfter } from '../measures/measures.ts';
import type { Address, Instant } from '../model.ts';
import type { Subject, SubjectRef, Verification, VerificationRecord } from '../ports.ts';
import { type AccountBody, type AddressBody, type Asked, type DeviceBody, NOBODY_ASKED } from '../subjects/bodies.ts';
import { bodyOf } from '../subjects/identity.ts';
import { shortId } from '../subjects/ids.ts';
import { openAddresses } from '../subjects/sealed.ts';
import { appRef, aroundRefs } from '../surroundings/around.ts';
import { readNearby } from '../surroundings/nodes.ts';
import type { Around } from '../surroundings/surroundings.ts';
import { laterFacts } from './later.ts';

export interface Recalled {
  readonly record: VerificationRecord;
  readonly facts: Facts;
  readonly diagnosis: Diagnosis;
}

const ref = ({ service }: Verification, kind: SubjectRef['kind'], key: string | null): SubjectRef[] =>
  key === null ? [] : [{ service, kind, key }];

/** Address, account and device of a verification, as they are by now. */
export const subjectsOf = (v: Verification): readonly SubjectRef[] => [
  ...ref(v, 'address', v.addressKey),
  ...ref(v, 'account', v.accountKey),
  ...ref(v, 'device', v.deviceKey),
];

/** Addresses that the asking device, or the account, proved after this verification was made. */
async function provedAfter(world: Around, v: Verification, device: DeviceBody | undefined, account?: AccountBody) {
  const byDevice = (device?.contacts ?? []).filter((c) => (c.proved ?? 0) >= v.createdAt);
  const byAccount = (account?.contacts ?? []).filter((c) => c.at >= v.createdAt);
  const keys = new Set([...byDevice, ...byAccount].map((c) => c.k).filter((k) => k !== v.addressKey));
  const refs = [...keys].map((key): SubjectRef => ({ service: v.service, kind: 'address', key }));
  return openAddresses(world.vault, v.service, await world.store.readSubjects(refs));
}

/** Who asked, as it was noted of the address; where it is too long ago, as far as the verification itself says. */
function askedOf(v: Verification, address: AddressBody): Asked {
  const own = { at: v.createdAt, p: v.purpose, a: v.accountKey, x: v.addressKey, d: v.deviceKey, v: shortId(v.id) };
  return address.requests?.find((one) => one.v === shortId(v.id)) ?? { ...NOBODY_ASKED, ...own };
}

interface Seen {
  readonly record: VerificationRecord;
  readonly subjects: readonly Subject[];
  readonly here: Address | null;
  readonly proved: readonly Address[];
}

async function laterScene(world: Around, seen: Seen, now: Instant): Promise<LaterScene> {
  const { record, subjects, here, proved } = seen;
  const { verification: v } = record;
  const address = bodyOf<AddressBody>(subjects, 'address') ?? {};
  const account = bodyOf<AccountBody>(subjects, 'account') ?? null;
  const asker = askedOf(v, address);
  const app = appRef(v.service, account, asker.g);
  const session = asker.session ?? null;
  const refs = { ...aroundRefs(world.vault, v.service, asker, session, asker.r), ...(app && { app }) };
  const [nearby] = await readNearby(world.surroundings, [refs], now);
  return {
    request: { to: here, typed: null },
    asker,
    now,
    account,
    address,
    device: v.deviceKey === null ? null : (bodyOf<DeviceBody>(subjects, 'device') ?? null),
    session,
    neighbours: [],
    around: aroundOf(nearby!),
    askedAt: v.createdAt,
    verification: shortId(v.id),
    reports: record.reports,
    submissions: record.events.flatMap(({ type, at, body }) => {
      const { outcome, familiar, strange } = body as { outcome: string; familiar: boolean; strange: boolean | null };
      return type === 'code.submitted' ? [{ at, outcome, familiar, strange }] : [];
    }),
    provedAfter: proved,
  };
}

/** Facts of the decision (`decided`, or the last one), with what is known by now and what a person tells. Undefined: no such verification. */
export async function recall(
  world: Around,
  service: string,
  id: string,
  told: ToldFacts,
  now: Instant,
  decided?: Facts,
): Promise<Recalled | undefined> {
  const record = await world.store.readRecord(service, id);
  // A joined request has facts of its own, gathered later: how often and how evenly codes were asked for is told by the last of them.
  const known = decided ?? record?.decisions.at(-1)?.facts;
  if (!record || !known) return undefined;
  const { verification: v } = record;
  const subjects = await world.store.readSubjects(subjectsOf(v));
  const device = v.deviceKey === null ? undefined : bodyOf<DeviceBody>(subjects, 'device');
  const proved = await provedAfter(world, v, device, bodyOf<AccountBody>(subjects, 'account'));
  const here = openAddresses(world.vault, service, subjects)[0] ?? null;
  const later = laterFacts(record, bodyOf<AddressBody>(subjects, 'address') ?? {}, here, proved);
  const after = measureAfter(await laterScene(world, { record, subjects, here, proved }, now));
  const facts: Facts = { ...known, later, told, after };
  return { record, facts, diagnosis: diagnose(facts, weightsFor(facts)) };
}
