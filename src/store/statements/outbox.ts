/**
 * The outbox. A message is queued with its decision, leased with `skip locked`, marked `sending` just before it is handed over (and
 * dropped there if its code died), and recorded after; only then is the record of the message written to. What a killed process
 * leaves in `sending` may have left: it becomes unknown, never a second message, unless its sender drops doubles.
 */
import { createHash } from 'node:crypto';
import type { Instant, ReportStatus } from '../../engine/model.ts';
import type { AddedReport, MessageRecord, OutboxMessage, Report } from '../../engine/ports.ts';
import { type Column, column, rowsAs, UNFLUSHED, valuesOf } from '../columns.ts';
import { idOf, toUuid, uuidOf } from '../ids.ts';
import type { Pool } from '../pool.ts';
import { retrying, toMark, toTime } from '../pool.ts';
import { COLUMNS, joins, verificationOf } from './verification-row.ts';

const LEASE = `
with due as materialized (
  select o.message from outbox o, ${UNFLUSHED} where o.state = 'queued' and o.due <= $1 order by o.due limit $3 for update of o skip locked
), leased as (
  update outbox o set state = 'leased', lease_ends = $1::timestamptz + make_interval(secs => $2)
  from due where o.message = due.message returning o.*
)
select l.message, l.sender, l.attempts, own.channel as message_channel, own.queued_at, ${COLUMNS}
from leased l
cross join lateral (select m.channel, m.queued_at from message m where m.id = l.message offset 0) own
cross join lateral (select * from verification v where v.id = l.verification offset 0) v ${joins()}
order by own.queued_at, l.message`;

// Invariant: no message is sent after its code died: the guard is here, as late as can be.
const BEGIN = `
with ask as materialized (
  select o.message, o.verification, o.service, v.state = 'pending' and v.expires_at > $2 and v.tries_used < v.tries_max and not v.withheld
    and v.epoch = (select value::int from setting where name = 'epoch') as alive
  from (select o.* from unnest($1::uuid[]) a(id) cross join lateral (
    select * from outbox o where o.message = a.id and o.state = 'leased' offset 0 for update) o order by o.message) o
  cross join lateral (select * from verification v where v.id = o.verification offset 0) v
), begun as (
  update outbox o set state = 'sending', attempts = o.attempts + 1 from ask where ask.alive and o.message = ask.message
), gone as (
  delete from outbox o using ask where not ask.alive and o.message = ask.message
), dropped as (
  update message m set state = 'dropped', why = 'code ended', updated_at = $2 from ask where not ask.alive and m.id = ask.message
), events as (
  insert into event (of, service, at, events)
  select verification, service, $2, json_build_array(json_build_array('message.dropped',
    json_build_object('message', 'msg_' || replace(message::text, '-', '')))) from ask where not alive
)
select message from ask where alive`;

const RECORD_COLUMNS: readonly Column<MessageRecord>[] = [
  column('id', 'uuid', (r) => uuidOf(r.id)),
  column('state', 'text', (r) => r.state),
  column('carrier_id', 'text', (r) => r.carrierId),
  column('why', 'text', (r) => r.why),
  column('again_at', 'timestamptz', (r) => (r.nextAttemptAt === null ? null : toTime(r.nextAttemptAt))),
];
const RECORDED = `$${RECORD_COLUMNS.length + 1}::timestamptz`;

// A sender that was slower than its lease still tells what became of the message: that is more than unknown.
const RECORD = `
with ask as materialized (select * from ${rowsAs('a', RECORD_COLUMNS)}),
held as materialized (
  select a.*, coalesce(o.attempts, 1) as attempts from (select * from ask order by id) a
  left join lateral (select o.attempts, o.state from outbox o where o.message = a.id offset 0 for update) o on true
  where coalesce(o.state, 'sending') = 'sending'
), again as (
  update outbox o set state = 'queued', due = h.again_at, lease_ends = null from held h where h.again_at is not null and o.message = h.id
), ended as (
  delete from outbox o using held h where h.again_at is null and o.message = h.id
), done as (
  update message m set state = h.state, carrier_id = h.carrier_id, why = h.why, updated_at = ${RECORDED},
    sent_at = case when h.state = 'sent' then ${RECORDED} else m.sent_at end
  from held h where m.id = h.id and m.state in ('queued', 'unknown') returning m.*, h.attempts
)
insert into event (of, service, at, events)
select verification, service, ${RECORDED}, json_build_array(json_build_array('message.' || state,
  json_strip_nulls(json_build_object('message', 'msg_' || replace(id::text, '-', ''), 'sender', sender, 'channel', channel,
    'attempt', attempts, 'why', why))))
from done where state in ('sent', 'failed', 'unknown') order by id`;

const RECOVER = `
with stuck as materialized (
  select message, service, verification, sender, state = 'leased' or sender = any($2) as again from outbox
  where state <> 'queued' and lease_ends <= $3 order by message limit 1000 for update skip locked
), put as (
  update outbox o set state = 'queued', due = $1, lease_ends = null from stuck s where s.again and o.message = s.message
), gone as (
  delete from outbox o using stuck s where not s.again and o.message = s.message
), unknown as (
  update message m set state = 'unknown', updated_at = $1 from stuck s where not s.again and m.id = s.message
), events as (
  insert into event (of, service, at, events)
  select verification, service, $1, json_build_array(json_build_array('message.unknown',
    json_build_object('message', 'msg_' || replace(message::text, '-', ''), 'sender', sender))) from stuck where not again
)
select count(*)::int as n from stuck`;

/** An event as `event_seen` keeps it: the sender's, and no personal datum. It is no mark, and longer than one. */
const seenAs = ({ sender, eventId }: Report): Buffer =>
  createHash('sha256').update(`report\0${sender}\0${eventId}`).digest().subarray(0, 20);

const REPORTED: readonly Column<Report>[] = [
  column('service', 'text', (r) => r.service),
  column('sender', 'text', (r) => r.sender),
  column('event_id', 'text', (r) => r.eventId),
  column('message', 'uuid', (r) => toUuid('msg', r.message)),
  column('status', 'text', (r) => r.status satisfies ReportStatus),
  column('at', 'timestamptz', (r) => toTime(r.at)),
  column('key', 'bytea', seenAs),
];
const REPORTED_NOW = `$${REPORTED.length + 1}::timestamptz`;

/** Whatever a gateway goes on saying of one message, so many reports are kept of it. */
const REPORTS_MOST = 32;

// A report may come twice, late or out of order: it is kept once, and never turns "delivered" back. An event id is that of one event:
// with another message it is passed over like any that came before.
const REPORT = `
with known as materialized (
  select a.ord, m.service, a.sender, a.event_id, a.message, a.status, a.at, a.key, m.verification
  from ${rowsAs('a', REPORTED)}
  cross join lateral (select * from message m where m.id = a.message and m.sender = a.sender and m.service = coalesce(a.service, m.service) offset 0) m
), first as materialized (select distinct on (service, key) * from known order by service, key, ord),
noted as (
  insert into event_seen (service, key, day) select service, key, (${REPORTED_NOW} at time zone 'UTC')::date from first order by service, key
  on conflict do nothing returning service, key
), placed as materialized (
  select f.*, kept.n + row_number() over (partition by f.message order by f.ord) as place
  from first f join noted using (service, key)
  cross join lateral (select count(*) as n from (select 1 from report r where r.message = f.message limit ${REPORTS_MOST}) r) kept
), added as (
  insert into report (message, service, sender, event_id, status, at)
  select message, service, sender, event_id, status, at from placed where place <= ${REPORTS_MOST} order by message, sender, event_id
  on conflict do nothing returning message, sender, event_id
), fresh as materialized (select p.* from placed p join added using (message, sender, event_id)), summed as materialized (
  select message, max(at) as at, bool_or(status in ('delivered', 'duplicate')) as arrived,
    bool_or(status in ('undelivered', 'expired', 'rejected', 'unknown_subscriber', 'absent_subscriber')) as failed
  from fresh group by 1 order by 1
), moved as (
  update message m set updated_at = greatest(m.updated_at, s.at),
    state = case when s.arrived or m.state = 'delivered' then 'delivered' when s.failed then 'failed' else m.state end
  from summed s where m.id = s.message
), events as (
  insert into event (of, service, at, events)
  select verification, service, at, json_build_array(json_build_array('message.reported',
    json_build_object('message', 'msg_' || replace(message::text, '-', ''), 'sender', sender, 'status', status)))
  from fresh order by ord
)
select k.ord, k.service, k.verification, v.address_key, f.ord is not null as is_new
from known k cross join lateral (select v.address_key from verification v where v.id = k.verification offset 0) v
left join fresh f on f.ord = k.ord order by k.ord`;

export async function leaseMessages(
  pool: Pool,
  now: Instant,
  leaseSeconds: number,
  most: number,
): Promise<readonly OutboxMessage[]> {
  const { rows } = await pool.query({ name: 'outbox.lease', text: LEASE, values: [toTime(now), leaseSeconds, most] });
  return rows.map((row) => ({
    id: idOf('msg', row.message),
    service: row.service,
    sender: row.sender,
    channel: row.message_channel,
    attempts: row.attempts,
    queuedAt: row.queued_at,
    verification: verificationOf(row),
  }));
}

export async function beginSending(pool: Pool, ids: readonly string[], now: Instant): Promise<readonly string[]> {
  const values = [ids.map(uuidOf), toTime(now)];
  const { rows } = await pool.query({ name: 'outbox.begin', text: BEGIN, values });
  return rows.map((row) => idOf('msg', row.message));
}

export async function recordSent(pool: Pool, records: readonly MessageRecord[], now: Instant): Promise<void> {
  if (records.length === 0) return;
  const values = [...valuesOf(RECORD_COLUMNS, records), toTime(now)];
  await retrying(() => pool.query({ name: 'outbox.record', text: RECORD, values }));
}

export async function recoverMessages(
  pool: Pool,
  now: Instant,
  leaseEndsBy: Instant,
  deduplicating: readonly string[],
): Promise<number> {
  const values = [toTime(now), deduplicating, toTime(leaseEndsBy)];
  const { rows } = await pool.query({ name: 'outbox.recover', text: RECOVER, values });
  return rows[0].n;
}

export async function addReports(
  pool: Pool,
  reports: readonly Report[],
  now: Instant,
): Promise<readonly (AddedReport | null)[]> {
  if (reports.length === 0) return [];
  const values = [...valuesOf(REPORTED, reports), toTime(now)];
  const answer = await retrying(() => pool.query({ name: 'outbox.report', text: REPORT, values }));
  const found = new Map(
    answer.rows.map((row): [number, AddedReport] => [
      row.ord - 1,
      {
        service: row.service,
        verification: idOf('ver', row.verification),
        addressKey: toMark(row.address_key),
        isNew: row.is_new,
      },
    ]),
  );
  return reports.map((_, ord) => found.get(ord) ?? null);
}
