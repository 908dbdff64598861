/**
 * The outbox. A message is queued with its decision, leased with `skip locked`, marked `sending` just before it is handed over (and
 * dropped there if its code died), and recorded after. What a killed process leaves in `sending` may have left: it becomes unknown,
 * never a second message, unless its sender drops doubles.
 */
import type { Instant, ReportStatus } from '../../engine/model.ts';
import type { AddedReport, MessageRecord, OutboxMessage, Report } from '../../engine/ports.ts';
import type { Pool } from '../pool.ts';
import { retrying, toMark, toTime } from '../pool.ts';
import { COLUMNS, JOINS, verificationOf } from './verification-row.ts';

const LEASE = `
with due as (
  select m.id from message m where m.state = 'queued' and m.next_attempt_at <= $1
  order by m.next_attempt_at limit $3 for update skip locked
), leased as (
  update message m set state = 'leased', lease_ends = $1::timestamptz + make_interval(secs => $2), updated_at = $1
  from due where m.id = due.id returning m.*
)
select l.id as message_id, l.sender, l.channel as message_channel, l.attempts, l.queued_at, ${COLUMNS}
from leased l join verification v on v.service = l.service and v.id = l.verification ${JOINS} order by l.queued_at, l.id`;

// Invariant: no message is sent after its code died: the guard is here, as late as can be.
const BEGIN = `
with ask as (
  select m.id, v.state = 'pending' and v.expires_at > $2 and v.tries_used < v.tries_max and not v.withheld
    and v.epoch = (select value::int from setting where name = 'epoch') as alive
  from message m join verification v on v.service = m.service and v.id = m.verification
  where m.id = any($1) and m.state = 'leased' order by m.id for update of m
), begun as (
  update message m set state = case when ask.alive then 'sending' else 'dropped' end, attempts = m.attempts + ask.alive::int,
    why = case when ask.alive then m.why else 'code ended' end, updated_at = $2
  from ask where m.id = ask.id returning m.id, m.service, m.verification, m.state
), events as (
  insert into event (service, verification, at, type, body)
  select service, verification, $2, 'message.dropped', jsonb_build_object('message', id) from begun where state = 'dropped'
)
select id from begun where state = 'sending'`;

// A sender that was slower than its lease still tells what became of the message: that is more than unknown.
const RECORD = `
with ask as (
  select * from jsonb_to_recordset($1) as a(id text, state text, carrier_id text, why text, next_attempt_at timestamptz)
), done as (
  update message m set state = a.state, carrier_id = a.carrier_id, why = a.why, updated_at = $2, lease_ends = null,
    sent_at = case when a.state = 'sent' then $2 else m.sent_at end,
    next_attempt_at = coalesce(a.next_attempt_at, m.next_attempt_at)
  from ask a where m.id = a.id and m.state in ('sending', 'unknown') returning m.*
)
insert into event (service, verification, at, type, body)
select service, verification, $2, 'message.' || state,
  jsonb_strip_nulls(jsonb_build_object('message', id, 'sender', sender, 'channel', channel, 'attempt', attempts, 'why', why))
from done where state in ('sent', 'failed', 'unknown') order by id`;

const RECOVER = `
with stuck as (
  select id, state, sender from message where state in ('leased', 'sending') and lease_ends <= $3
  order by id limit 1000 for update skip locked
), put as (
  update message m set state = case when s.state = 'leased' or s.sender = any($2) then 'queued' else 'unknown' end,
    next_attempt_at = $1, lease_ends = null, updated_at = $1
  from stuck s where m.id = s.id returning m.*
), events as (
  insert into event (service, verification, at, type, body)
  select service, verification, $1, 'message.unknown', jsonb_build_object('message', id, 'sender', sender) from put where state = 'unknown'
)
select count(*)::int as n from put`;

// A report may come twice, late or out of order: it is kept once, and never turns "delivered" back.
const REPORT = `
with ask as (
  select * from jsonb_to_recordset($1) as a(ord int, service text, sender text, event_id text, message text, status text, at timestamptz)
), known as (
  select a.ord, m.service, a.sender, a.event_id, a.message, a.status, a.at, m.verification
  from ask a join message m on m.id = a.message and m.sender = a.sender and m.service = coalesce(a.service, m.service)
), added as (
  insert into report (service, sender, event_id, message, status, at)
  select distinct on (service, sender, event_id) service, sender, event_id, message, status, at from known order by service, sender, event_id, ord
  on conflict do nothing returning service, sender, event_id
), fresh as (
  select distinct on (k.service, k.sender, k.event_id) k.* from known k join added using (service, sender, event_id)
  order by k.service, k.sender, k.event_id, k.ord
), summed as (
  select service, message, max(at) as at, bool_or(status in ('delivered', 'duplicate')) as arrived,
    bool_or(status in ('undelivered', 'expired', 'rejected', 'unknown_subscriber', 'absent_subscriber')) as failed
  from fresh group by 1, 2
), moved as (
  update message m set updated_at = greatest(m.updated_at, s.at),
    state = case when s.arrived or m.state = 'delivered' then 'delivered' when s.failed then 'failed' else m.state end
  from summed s where m.service = s.service and m.id = s.message
), events as (
  insert into event (service, verification, at, type, body)
  select service, verification, at, 'message.reported', jsonb_build_object('message', message, 'sender', sender, 'status', status)
  from fresh order by ord
)
select k.ord, k.service, k.verification, v.address_key, f.ord is not null as is_new
from known k join verification v on v.service = k.service and v.id = k.verification left join fresh f on f.ord = k.ord order by k.ord`;

export async function leaseMessages(
  pool: Pool,
  now: Instant,
  leaseSeconds: number,
  most: number,
): Promise<readonly OutboxMessage[]> {
  const { rows } = await pool.query({ name: 'outbox.lease', text: LEASE, values: [toTime(now), leaseSeconds, most] });
  return rows.map((row) => ({
    id: row.message_id,
    service: row.service,
    sender: row.sender,
    channel: row.message_channel,
    attempts: row.attempts,
    queuedAt: row.queued_at,
    verification: verificationOf(row),
  }));
}

export async function beginSending(pool: Pool, ids: readonly string[], now: Instant): Promise<readonly string[]> {
  const { rows } = await pool.query({ name: 'outbox.begin', text: BEGIN, values: [ids, toTime(now)] });
  return rows.map((row) => row.id as string);
}

export async function recordSent(pool: Pool, records: readonly MessageRecord[], now: Instant): Promise<void> {
  const rows = records.map((r) => ({
    id: r.id,
    state: r.state,
    carrier_id: r.carrierId,
    why: r.why,
    next_attempt_at: r.nextAttemptAt === null ? null : toTime(r.nextAttemptAt),
  }));
  await retrying(() =>
    pool.query({ name: 'outbox.record', text: RECORD, values: [JSON.stringify(rows), toTime(now)] }),
  );
}

export async function recoverMessages(
  pool: Pool,
  now: Instant,
  leaseEndsBy: Instant,
  deduplicating: readonly string[],
): Promise<number> {
  const { rows } = await pool.query({
    name: 'outbox.recover',
    text: RECOVER,
    values: [toTime(now), deduplicating, toTime(leaseEndsBy)],
  });
  return rows[0].n;
}

export async function addReports(pool: Pool, reports: readonly Report[]): Promise<readonly (AddedReport | null)[]> {
  const rows = reports.map((r, ord) => ({
    ord,
    service: r.service,
    sender: r.sender,
    event_id: r.eventId,
    message: r.message,
    status: r.status satisfies ReportStatus,
    at: toTime(r.at),
  }));
  const answer = await retrying(() =>
    pool.query({ name: 'outbox.report', text: REPORT, values: [JSON.stringify(rows)] }),
  );
  const found = new Map(
    answer.rows.map((row): [number, AddedReport] => [
      row.ord,
      { service: row.service, verification: row.verification, addressKey: toMark(row.address_key), isNew: row.is_new },
    ]),
  );
  return reports.map((_, ord) => found.get(ord) ?? null);
}
