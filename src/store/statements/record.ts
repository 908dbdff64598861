/** The record of a verification, read back for timelines, diagnoses and explanations; and the explanations themselves. */
import type { Instant } from '../../engine/model.ts';
import type {
  HolderAction,
  Mark,
  NewEvent,
  StoredDecision,
  StoredExplanation,
  Verification,
  VerificationRecord,
} from '../../engine/ports.ts';
import type { Pool } from '../pool.ts';
import { toBytes, toMark, toTime } from '../pool.ts';
import { COLUMNS, deliveryOf, JOINS, verificationOf } from './verification-row.ts';

const FIND = `select ${COLUMNS} from verification v ${JOINS} where v.service = $1 and v.id = $2`;

export async function findVerification(pool: Pool, service: string, id: string): Promise<Verification | undefined> {
  const { rows } = await pool.query({ name: 'record.find', text: FIND, values: [service, id] });
  return rows[0] ? verificationOf(rows[0]) : undefined;
}

export async function findByReference(pool: Pool, service: string, mark: Mark) {
  const text = 'select id, verification from message where service = $1 and reference_mark = $2';
  const { rows } = await pool.query({ name: 'record.reference', text, values: [service, toBytes(mark)] });
  return rows[0] ? { message: rows[0].id as string, verification: rows[0].verification as string } : undefined;
}

// The code that was sent to prove holding the address, in order to ask, is not what is asked about.
const LATEST = `
select v.id from verification v
where v.service = $1 and v.address_key = $2 and v.created_at > $3 and v.purpose <> 'prove_holding'
  and exists (select 1 from message m where m.service = v.service and m.verification = v.id and m.state in ('sent', 'delivered', 'unknown', 'failed'))
order by v.last_sent_at desc, v.created_at desc, v.id limit 1`;

export async function findLatestSent(
  pool: Pool,
  service: string,
  addressKey: Mark,
  since: Instant,
): Promise<string | undefined> {
  const { rows } = await pool.query({
    name: 'record.latest',
    text: LATEST,
    values: [service, toBytes(addressKey), toTime(since)],
  });
  return rows[0]?.id;
}

const MESSAGES = `
select m.id, m.verification, v.purpose, m.channel, m.state, m.queued_at as at
from verification v join message m on m.service = v.service and m.verification = v.id
where v.service = $1 and v.address_key = $2 order by v.created_at desc, m.queued_at desc limit $3`;

export async function findMessages(pool: Pool, service: string, addressKey: Mark, most: number) {
  const { rows } = await pool.query({
    name: 'record.to_address',
    text: MESSAGES,
    values: [service, toBytes(addressKey), most],
  });
  return rows.map((row) => ({ ...row, state: deliveryOf(row.state) }));
}

export const decisionOf = (row: Record<string, unknown>): StoredDecision => ({
  at: row.at as Instant,
  decision: row.verdict as StoredDecision['decision'],
  assessment: { ...(row.assessment as object), facts: row.facts } as StoredDecision['assessment'],
  facts: row.facts as StoredDecision['facts'],
  policy: row.policy as string,
});

export async function readDecision(pool: Pool, service: string, id: string): Promise<StoredDecision | undefined> {
  const text = 'select at, verdict, assessment, facts, policy from decision where service = $1 and id = $2';
  const { rows } = await pool.query({ name: 'record.decision', text, values: [service, id] });
  return rows[0] ? decisionOf(rows[0]) : undefined;
}

export const messageOf = (row: Record<string, unknown>): VerificationRecord['messages'][number] => ({
  id: row.id as string,
  state: deliveryOf(row.state as string),
  queuedAt: row.queued_at as Instant,
  sentAt: row.sent_at as Instant | null,
});

export const eventOf = (service: string, verification: string, row: Record<string, unknown>): NewEvent => ({
  service,
  verification,
  at: row.at as Instant,
  type: row.type as NewEvent['type'],
  body: row.body as NewEvent['body'],
});

const AFTER = `
select count(*)::int as n from (
  select 1 from verification v where v.service = $1 and v.address_key = $2 and v.created_at > $3 and v.created_at <= $4 limit 50) x`;

/** Every read is by the service and the verification, through an index. */
export async function readRecord(pool: Pool, service: string, id: string): Promise<VerificationRecord | undefined> {
  const verification = await findVerification(pool, service, id);
  if (!verification) return undefined;
  const of = [service, id];
  const hour = verification.createdAt + 3_600_000;
  const [decisions, messages, reports, events, after] = await Promise.all([
    pool.query({
      name: 'record.decisions',
      text: 'select at, verdict, assessment, facts, policy from decision where service = $1 and verification = $2 order by at desc, id desc limit 50',
      values: of,
    }),
    pool.query({
      name: 'record.messages',
      text: 'select id, state, queued_at, sent_at from message where service = $1 and verification = $2 order by queued_at, id',
      values: of,
    }),
    pool.query({
      name: 'record.reports',
      text: 'select r.message, r.status, r.at from report r join message m on m.service = r.service and m.id = r.message where m.service = $1 and m.verification = $2 order by r.at, r.event_id',
      values: of,
    }),
    pool.query({
      name: 'record.events',
      text: 'select at, type, body from event where service = $1 and verification = $2 order by seq limit 1000',
      values: of,
    }),
    pool.query({
      name: 'record.after',
      text: AFTER,
      values: [service, toBytes(verification.addressKey), toTime(verification.createdAt), toTime(hour)],
    }),
  ]);
  return {
    verification,
    decisions: decisions.rows.map(decisionOf).reverse(),
    messages: messages.rows.map(messageOf),
    reports: reports.rows,
    events: events.rows.map((row) => eventOf(service, id, row)),
    requestsAfterHour: after.rows[0].n,
  };
}

/** What comes from outside without taking a try or a limit is written down so often and no more: a record stays one that can be read. */
const EVENTS_MOST = 200;

const ADD_EVENTS = `
insert into event (service, verification, at, type, body)
select service, verification, at, type, body
from jsonb_to_recordset($1) as e(n int, service text, verification text, at timestamptz, type text, body jsonb)
where (select count(*) from (
  select 1 from event k where k.service = e.service and k.verification = e.verification limit ${EVENTS_MOST}) known) < ${EVENTS_MOST}
order by n`;

export async function addEvents(pool: Pool, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map((e, n) => ({ n, ...e, at: toTime(e.at) }));
  await pool.query({ name: 'record.add_events', text: ADD_EVENTS, values: [JSON.stringify(rows)] });
}

export async function addExplanation(pool: Pool, e: StoredExplanation): Promise<void> {
  const text = `insert into explanation (id, service, created_at, verification, address_key, proof, locale, answer, actions)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;
  const values = [
    e.id,
    e.service,
    toTime(e.createdAt),
    e.verification,
    toBytes(e.addressKey),
    e.proof,
    e.locale,
    JSON.stringify(e.answer),
    JSON.stringify(e.actions),
  ];
  await pool.query({ name: 'record.add_explanation', text, values });
}

export async function findExplanation(pool: Pool, service: string, id: string): Promise<StoredExplanation | undefined> {
  const text = 'select * from explanation where service = $1 and id = $2';
  const { rows } = await pool.query({ name: 'record.explanation', text, values: [service, id] });
  const row = rows[0];
  if (!row) return undefined;
  return {
    id,
    service,
    createdAt: row.created_at,
    verification: row.verification,
    addressKey: toMark(row.address_key),
    proof: row.proof,
    locale: row.locale,
    answer: row.answer,
    actions: row.actions,
  };
}

/** Bounded: a holder who presses more than fifty times is not written down any more. */
export async function addHolderAction(pool: Pool, service: string, id: string, action: HolderAction): Promise<boolean> {
  const text = `update explanation set actions = actions || $3::jsonb where service = $1 and id = $2 and jsonb_array_length(actions) < 50`;
  const { rowCount } = await pool.query({
    name: 'record.add_action',
    text,
    values: [service, id, JSON.stringify([action])],
  });
  return rowCount === 1;
}

// The last action that can still be undone, and was not.
const UNDONE = `
with last as (
  select max(a.n) as n from explanation e, jsonb_array_elements(e.actions) with ordinality a(item, n)
  where e.service = $1 and e.id = $2 and not (a.item ->> 'undone')::boolean and (a.item ->> 'undoUntil')::bigint > $3
)
update explanation e set actions = jsonb_set(e.actions, array[(last.n - 1)::text, 'undone'], 'true')
from last where e.service = $1 and e.id = $2 and last.n is not null`;

export async function markUndone(pool: Pool, service: string, id: string, at: Instant): Promise<boolean> {
  const { rowCount } = await pool.query({ name: 'record.undo', text: UNDONE, values: [service, id, at] });
  return rowCount === 1;
}

const REMEMBER = `
with ask as (select a.ord, a.service, decode(a.key_hex, 'hex') as key from jsonb_to_recordset($1) as a(ord int, service text, key_hex text)),
added as (
  insert into event_seen (service, key, day) select distinct service, key, $2::timestamptz::date from ask order by service, key
  on conflict do nothing returning service, key
)
select distinct on (service, key) a.ord from ask a join added using (service, key) order by service, key, a.ord`;

export async function rememberEvents(
  pool: Pool,
  service: string,
  ids: readonly Mark[],
  now: Instant,
): Promise<readonly boolean[]> {
  if (ids.length === 0) return [];
  const rows = ids.map((key_hex, ord) => ({ ord, service, key_hex }));
  const answer = await pool.query({
    name: 'record.remember',
    text: REMEMBER,
    values: [JSON.stringify(rows), toTime(now)],
  });
  const fresh = new Set(answer.rows.map((row) => row.ord as number));
  return ids.map((_, ord) => fresh.has(ord));
}
