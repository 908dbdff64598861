/**
 * Count, compare, consume. Counting commits before anything is compared, and never past the limit; consuming is guarded by the
 * state, so a code is accepted at most once. Comparing happens in the engine, between the two.
 */
import type { Instant } from '../../engine/model.ts';
import type { ChallengeMet, CountAsk, Counted, NewEvent } from '../../engine/ports.ts';
import type { Pool } from '../pool.ts';
import { retrying, toTime } from '../pool.ts';
import { COLUMNS, JOINS, verificationOf } from './verification-row.ts';

// Invariant: a submission that may be compared has taken a try first (tries_used < tries_max is in the WHERE clause), belongs to the
// current epoch, and names the purpose and account it expects. Two submissions for one code in a batch would share one update, so
// the batch holds an id once (see countSubmissions). What is answered is the row as it was locked, not as it was when the statement
// began: of two at once, the second is told what the first made of it.
const COUNT = `
with ask as (
  select a.ord, a.service, a.id, a.purpose, decode(a.account_hex, 'hex') as account_key, a.any_account
  from jsonb_to_recordset($1) as a(ord int, service text, id text, purpose text, account_hex text, any_account boolean)
), held as materialized (
  select v.* from verification v where (v.service, v.id) in (select service, id from ask) order by v.id for update
), counted as (
  update verification v set tries_used = v.tries_used + 1
  from ask a join held h on h.id = a.id
  where v.service = a.service and v.id = a.id and v.state = 'pending' and v.expires_at > $2 and v.tries_used < v.tries_max
    and v.epoch = (select value::int from setting where name = 'epoch')
    and (a.purpose is null or v.purpose = a.purpose) and (a.any_account or v.account_key is not distinct from a.account_key)
  returning v.id, v.tries_used, v.state
)
select a.ord, c.id is not null as counted, coalesce(c.tries_used, v.tries_used) as tries_now, v.epoch = (select value::int from setting where name = 'epoch') as epoch_now,
  (a.purpose is not null and v.purpose <> a.purpose) or (not a.any_account and v.account_key is distinct from a.account_key) as mismatch,
  ${COLUMNS}
from ask a join held v on v.service = a.service and v.id = a.id left join counted c on c.id = v.id ${JOINS}
order by a.ord`;

async function countOnce(pool: Pool, asks: readonly CountAsk[], now: Instant): Promise<(Counted | null)[]> {
  const rows = asks.map((a, ord) => ({
    ord,
    service: a.service,
    id: a.id,
    purpose: a.purpose,
    account_hex: a.accountKey,
    any_account: a.accountKey === null,
  }));
  const answer = await retrying(() =>
    pool.query({ name: 'check.count', text: COUNT, values: [JSON.stringify(rows), toTime(now)] }),
  );
  const result: (Counted | null)[] = asks.map(() => null);
  for (const row of answer.rows) {
    const verification = verificationOf({
      ...row,
      tries_used: row.tries_now,
      expires_at: row.epoch_now ? row.expires_at : row.created_at,
    });
    result[row.ord] = { verification, counted: row.counted, mismatch: row.mismatch };
  }
  return result;
}

export async function countSubmissions(
  pool: Pool,
  asks: readonly CountAsk[],
  now: Instant,
): Promise<readonly (Counted | null)[]> {
  const result: (Counted | null)[] = asks.map(() => null);
  let left = asks.map((ask, ord) => ({ ask, ord }));
  while (left.length > 0) {
    const seen = new Set<string>();
    const round = left.filter(({ ask }) => !seen.has(ask.id) && seen.add(ask.id));
    const counted = await countOnce(
      pool,
      round.map(({ ask }) => ask),
      now,
    );
    round.forEach(({ ord }, i) => {
      result[ord] = counted[i] ?? null;
    });
    left = left.filter((item) => !round.includes(item));
  }
  return result;
}

const EVENTS_OF_WON = `
  insert into event (service, verification, at, type, body)
  select e.service, e.verification, e.at, e.type, e.body
  from jsonb_to_recordset($3) as e(n int, service text, verification text, at timestamptz, type text, body jsonb)
  join won on won.id = e.verification order by e.n`;

const CONSUME = `
with ask as (select * from jsonb_to_recordset($1) as a(service text, id text)),
won as (
  update verification v set state = 'approved', ended_at = $2
  from ask a where v.service = a.service and v.id = a.id and v.state = 'pending' and v.expires_at > $2 and not v.withheld
  returning v.id
), events as (${EVENTS_OF_WON})
select id from won`;

const CANCEL = `
with won as (
  update verification v set state = 'canceled', ended_at = $2
  from jsonb_to_recordset($1) as a(service text, id text)
  where v.service = a.service and v.id = a.id and v.state in ('pending', 'challenged') and v.expires_at > $2
  returning v.id
), events as (${EVENTS_OF_WON}), dropped as (
  update message m set state = 'dropped', updated_at = $2, why = 'canceled'
  from won where m.verification = won.id and m.state in ('queued', 'leased')
)
select id from won`;

const MEET = `
with ask as (select a.*, decode(a.budget_hex, 'hex') as budget_key from jsonb_to_recordset($1) as a(
    service text, id text, budget_hex text, pool text, odds bigint, ceiling bigint, budget_days int)),
purse as materialized (
  select b.service, b.key, b.pool, b.reserved, b.spent from budget b
  where (b.service, b.key, b.pool) in (select service, budget_key, pool from ask) for update
), won as (
  update verification v set state = 'pending', last_sent_at = $2, pool = a.pool, odds = a.odds, settled = false
  from ask a
  where v.service = a.service and v.id = a.id and v.state = 'challenged' and v.expires_at > $2
    and exists (
      select 1 from purse p where p.reserved + a.odds + coalesce((select sum(d.value::bigint) from jsonb_each_text(p.spent) d
        where d.key::date > ($2::timestamptz - make_interval(days => a.budget_days))::date), 0) <= a.ceiling)
  returning v.id
), budgets as (
  update budget b set reserved = b.reserved + a.odds
  from ask a join won on won.id = a.id where (b.service, b.key, b.pool) = (a.service, a.budget_key, a.pool)
), events as (${EVENTS_OF_WON}), messages as (
  insert into message (id, service, verification, sender, channel, reference_mark, state, queued_at, next_attempt_at, updated_at)
  select m.id, m.service, m.verification, m.sender, m.channel, decode(m.reference_mark, 'hex'), 'queued', m.at, m.at, m.at
  from jsonb_to_recordset($4) as m(id text, service text, verification text, sender text, channel text, reference_mark text, at timestamptz)
  join won on won.id = m.verification
)
select id from won`;

const REDEEM = `
with won as (
  update verification v set receipt_used_at = $2
  from jsonb_to_recordset($1) as a(service text, id text)
  where v.service = a.service and v.id = a.id and v.state = 'approved' and v.receipt_used_at is null
  returning v.id
), events as (${EVENTS_OF_WON})
select id from won`;

const eventRows = (events: readonly NewEvent[]) =>
  JSON.stringify(events.map((e, n) => ({ n, ...e, at: toTime(e.at) })));

type Ended = { service: string; id: string };

async function run(
  pool: Pool,
  name: string,
  text: string,
  asks: readonly Ended[],
  now: Instant,
  events: readonly NewEvent[],
  more: unknown[] = [],
) {
  const values = [JSON.stringify(asks), toTime(now), eventRows(events), ...more];
  const { rows } = await retrying(() => pool.query({ name, text, values }));
  return new Set(rows.map((row) => row.id as string));
}

/** Accepts codes that were found right; answers which were still open. An id twice in a batch is accepted once. */
export async function consume(
  pool: Pool,
  asks: readonly Ended[],
  now: Instant,
  events: readonly NewEvent[],
): Promise<readonly boolean[]> {
  if (asks.length === 0) return [];
  const won = await run(pool, 'check.consume', CONSUME, asks, now, events);
  return asks.map(({ id }) => won.delete(id));
}

export const cancel = async (pool: Pool, ask: Ended, now: Instant, event: NewEvent) =>
  (await run(pool, 'check.cancel', CANCEL, [ask], now, [event])).size > 0;

export const redeemReceipt = async (pool: Pool, ask: Ended, now: Instant, event: NewEvent) =>
  (await run(pool, 'check.redeem', REDEEM, [ask], now, [event])).size > 0;

export async function meetChallenge(
  pool: Pool,
  { service, id, message: m, events, draws }: ChallengeMet,
  now: Instant,
): Promise<boolean> {
  const ask = {
    service,
    id,
    budget_hex: draws.key,
    pool: draws.pool,
    odds: draws.odds,
    ceiling: draws.ceiling,
    budget_days: draws.windowDays,
  };
  const messages = m
    ? [
        {
          id: m.id,
          service,
          verification: id,
          sender: m.sender,
          channel: m.channel,
          reference_mark: m.referenceMark,
          at: toTime(m.at),
        },
      ]
    : [];
  return (await run(pool, 'check.meet', MEET, [ask], now, events, [JSON.stringify(messages)])).size > 0;
}

// What ended gives its unused guess budget back; what was guessed wrong stays spent for the window. A try that was right counts as
// spent too when it was counted before it was approved: the safe side.
const SETTLE = `
with ended as materialized (
  select v.id, v.service, v.budget_key, v.pool, v.odds, v.odds / v.tries_max * greatest(0, v.tries_used - (v.state = 'approved')::int) as used
  from verification v
  where not v.settled and (v.expires_at <= $1 or v.state in ('approved', 'canceled') or (v.state = 'pending' and v.tries_used >= v.tries_max and v.expires_at <= $1))
  order by v.id limit $2 for update skip locked
), sums as (
  select service, budget_key, pool, sum(odds) as odds, sum(used) as used from ended group by 1, 2, 3
), purse as materialized (
  select b.service, b.key, b.pool from budget b join sums s on (b.service, b.key, b.pool) = (s.service, s.budget_key, s.pool)
  order by 1, 2, 3 for update of b
), returned as (
  update budget b set reserved = b.reserved - s.odds,
    spent = case when s.used = 0 then b.spent else
      jsonb_set((select coalesce(jsonb_object_agg(d.key, d.value), '{}') from jsonb_each(b.spent) d where d.key::date > ($1::timestamptz - interval '60 days')::date),
        array[to_char($1::timestamptz, 'YYYY-MM-DD')], to_jsonb(coalesce((b.spent ->> to_char($1::timestamptz, 'YYYY-MM-DD'))::bigint, 0) + s.used)) end
  from sums s join purse p on (p.service, p.key, p.pool) = (s.service, s.budget_key, s.pool)
  where (b.service, b.key, b.pool) = (s.service, s.budget_key, s.pool)
)
update verification v set settled = true from ended e where v.id = e.id`;

export async function settle(pool: Pool, now: Instant, most: number): Promise<number> {
  const { rowCount } = await retrying(() =>
    pool.query({ name: 'check.settle', text: SETTLE, values: [toTime(now), most] }),
  );
  return rowCount ?? 0;
}
