/** The record of a verification, read back for timelines, diagnoses and explanations. Every read is by an id or a mark. */
import type { Instant } from '../../engine/model.ts';
import type { Mark, NewEvent, StoredDecision, Verification, VerificationRecord } from '../../engine/ports.ts';
import { firstUuidOf, idOf, reachOf, secondsOf, toUuid } from '../ids.ts';
import type { Pool } from '../pool.ts';
import { toBytes, toTime } from '../pool.ts';
import { unpackDecision } from './decision-record.ts';
import { unpackEvents } from './events.ts';
import { COLUMNS, deliveryOf, joins, verificationOf } from './verification-row.ts';

const FIND = `
select ${COLUMNS} from unnest($1::uuid[], $2::text[]) with ordinality as a(id, service, ord)
left join lateral (
  select * from verification v where v.id = a.id and v.id between $3 and $4 and v.service = a.service offset 0) v on true
${joins(' and m.id >= $5')} order by a.ord`;

/** A message is made with its verification or after it, maybe by a node whose clock is behind. */
export const firstMessageOf = (low: string | null): string | null =>
  low === null ? null : firstUuidOf((secondsOf(low) - 60) * 1000);

export interface VerificationRef {
  readonly service: string;
  readonly id: string;
}

/** Undefined for each that is not there, in the order of what was asked. */
export async function findVerifications(
  pool: Pool,
  refs: readonly VerificationRef[],
): Promise<readonly (Verification | undefined)[]> {
  const uuids = refs.map((r) => toUuid('ver', r.id));
  const [low, high] = reachOf(uuids);
  const values = [uuids, refs.map((r) => r.service), low, high, firstMessageOf(low)];
  const { rows } = await pool.query({ name: 'record.find', text: FIND, values });
  return rows.map((row) => (row.id === null ? undefined : verificationOf(row)));
}

export async function findByReference(pool: Pool, service: string, mark: Mark) {
  const text = 'select id, verification from message where service = $1 and reference_mark = $2 limit 1';
  const { rows } = await pool.query({ name: 'record.reference', text, values: [service, toBytes(mark)] });
  return rows[0] ? { message: idOf('msg', rows[0].id), verification: idOf('ver', rows[0].verification) } : undefined;
}

/** The last verifications of an address: its subject keeps their ids. */
const RECENT = `
from subject s cross join unnest(s.recent) r(id)
cross join lateral (select * from verification v where v.id = r.id and v.service = s.service offset 0) v
where s.service = $1 and s.kind = 'address' and s.key = $2`;

// The code that was sent to prove holding the address, in order to ask, is not what is asked about.
const LATEST = `
select v.id ${RECENT} and v.created_at > $3 and v.purpose <> 'prove_holding'
  and exists (select 1 from message m where m.verification = v.id and (m.state in ('sent', 'delivered', 'unknown', 'failed')
    or m.state = 'queued' and exists (select 1 from outbox o where o.message = m.id and o.attempts > 0)))
order by v.last_sent_at desc, v.created_at desc, v.id limit 1`;

export async function findLatestSent(
  pool: Pool,
  service: string,
  addressKey: Mark,
  since: Instant,
): Promise<string | undefined> {
  const values = [service, toBytes(addressKey), toTime(since)];
  const { rows } = await pool.query({ name: 'record.latest', text: LATEST, values });
  return rows[0] && idOf('ver', rows[0].id);
}

const MESSAGES = `
select m.id, m.verification, v.purpose, m.channel, m.state, m.queued_at as at
from (select v.id, v.purpose, v.created_at ${RECENT} offset 0) v
cross join lateral (select * from message m where m.verification = v.id offset 0) m
order by v.created_at desc, m.queued_at desc limit $3`;

/** Of the address's last verifications. */
export async function findMessages(pool: Pool, service: string, addressKey: Mark, most: number) {
  const values = [service, toBytes(addressKey), most];
  const { rows } = await pool.query({ name: 'record.to_address', text: MESSAGES, values });
  return rows.map((row) => ({
    ...row,
    id: idOf('msg', row.id),
    verification: idOf('ver', row.verification),
    state: deliveryOf(row.state),
  }));
}

export const decisionOf = (row: Record<string, unknown>): StoredDecision =>
  unpackDecision(row.at as Instant, row.policy as string, row.record as string);

export const messageOf = (row: Record<string, unknown>): VerificationRecord['messages'][number] => ({
  id: idOf('msg', row.id as string),
  state: deliveryOf(row.state as string),
  queuedAt: row.queued_at as Instant,
  sentAt: row.sent_at as Instant | null,
});

export const eventsOf = (service: string, verification: string, row: Record<string, unknown>): readonly NewEvent[] =>
  unpackEvents(service, verification, row);
