/** What else ends or moves a verification: canceling, meeting a challenge, redeeming the receipt. Each guarded by its state. */
import type { Instant } from '../../engine/model.ts';
import type { ChallengeMet, NewEvent } from '../../engine/ports.ts';
import { type Column, column, markIn, namesOf, rowsAs, valuesOf } from '../columns.ts';
import { toUuid } from '../ids.ts';
import type { Pool } from '../pool.ts';
import { retrying, toTime } from '../pool.ts';
import type { Transaction } from '../transaction.ts';
import { otherHolds, usedOf } from './budget.ts';
import { packEvents } from './events.ts';
import { messageColumns, queueMessages } from './message-row.ts';
import { recentWith } from './subjects.ts';

export interface Ended {
  readonly service: string;
  readonly id: string;
  readonly events: readonly NewEvent[];
}

const ENDED: readonly Column<Ended>[] = [
  column('service', 'text', (e) => e.service),
  column('id', 'uuid', (e) => toUuid('ver', e.id)),
  column('events', 'json', (e) => packEvents(e.events)),
];
const NOW = `$${ENDED.length + 1}::timestamptz`;
const ASK = `ask as materialized (select ${namesOf(ENDED)} from ${rowsAs('a', ENDED)})`;

const tell = (now: string) => `
told as (insert into event (of, service, at, events) select id, service, ${now}, events from won)`;

// The budget is locked before the verification, as everywhere.
const CANCEL = `
with ${ASK}, purses as materialized (
  select a.*, b.key from ask a cross join lateral (select v.budget_key from verification v where v.id = a.id and v.service = a.service) v
  left join lateral (select b.key from budget b where b.service = a.service and b.key = v.budget_key offset 0 for update) b on true
), won as (
  update verification v set state = 'canceled', ended_at = ${NOW}
  from purses a where v.id = a.id and v.service = a.service and v.state in ('pending', 'challenged') and v.expires_at > ${NOW}
  returning v.id, v.service, v.budget_key, a.events
), budgets as (
  update budget b set holds = ${otherHolds('b', 'won.id', NOW)} from won where b.service = won.service and b.key = won.budget_key
), unsent as (
  delete from outbox o using won, message m where m.verification = won.id and o.message = m.id and o.state in ('queued', 'leased')
  returning o.message
), dropped as (
  update message m set state = 'dropped', updated_at = ${NOW}, why = 'canceled' from unsent where m.id = unsent.message
), ${tell(NOW)}
select id from won`;

const REDEEM = `
with ${ASK}, won as (
  update verification v set receipt_used_at = ${NOW} from ask a
  where v.id = a.id and v.service = a.service and v.state = 'approved' and v.receipt_used_at is null
  returning v.id, v.service, a.events
), ${tell(NOW)}
select id from won`;

/** Several verifications of one address, in a transaction of the caller's. */
export async function cancelAll(tx: Transaction, asks: readonly Ended[], now: Instant): Promise<void> {
  if (asks.length > 0)
    await tx.query({ name: 'check.cancel', text: CANCEL, values: [...valuesOf(ENDED, asks), toTime(now)] });
}

async function end(pool: Pool, name: string, text: string, ask: Ended, now: Instant): Promise<boolean> {
  const values = [...valuesOf(ENDED, [ask]), toTime(now)];
  const { rows } = await retrying(() => pool.query({ name, text, values }));
  return rows.length > 0;
}

export const cancel = (pool: Pool, service: string, id: string, now: Instant, event: NewEvent): Promise<boolean> =>
  end(pool, 'check.cancel', CANCEL, { service, id, events: [event] }, now);

export const redeemReceipt = (pool: Pool, service: string, id: string, now: Instant, event: NewEvent) =>
  end(pool, 'check.redeem', REDEEM, { service, id, events: [event] }, now);

const MET: readonly Column<ChallengeMet>[] = [
  column('service', 'text', (m) => m.service),
  column('id', 'uuid', (m) => toUuid('ver', m.id)),
  column('purse', 'bytea', (m) => markIn(m.draws.key)),
  column('pool', 'text', (m) => m.draws.pool),
  column('odds', 'bigint', (m) => m.draws.odds),
  column('ceiling', 'bigint', (m) => m.draws.ceiling),
  column('window_days', 'int', (m) => m.draws.windowDays),
  column('events', 'json', (m) => packEvents(m.events)),
  ...messageColumns<ChallengeMet>((m) => m.message),
];
const MET_NOW = `$${MET.length + 1}::timestamptz`;

const MEET = `
with ask as materialized (select ${namesOf(MET)} from ${rowsAs('a', MET)}),
made as (insert into budget (service, key) select service, purse from ask on conflict do nothing returning service, key),
addresses as materialized (
  select a.*, v.address_key from ask a
  cross join lateral (select v.address_key from verification v where v.id = a.id and v.service = a.service) v
  left join lateral (
    select 1 from subject s where s.service = a.service and s.kind = 'address' and s.key = v.address_key offset 0 for update) s on true
),
purses as materialized (
  select a.*, coalesce(b.used, 0) as used, b.used is not null as has_row from addresses a left join lateral (
    select ${usedOf('b', 'a.pool', MET_NOW, 'a.window_days')} as used from budget b
    where b.service = a.service and b.key = a.purse offset 0 for update) b on true
), won as (
  update verification v set state = 'pending', last_sent_at = ${MET_NOW}, pool = a.pool, odds = a.odds
  from purses a where v.id = a.id and v.service = a.service and v.state = 'challenged' and v.expires_at > ${MET_NOW}
    and a.has_row and a.used + a.odds <= a.ceiling
  returning v.id, v.service, v.address_key, v.expires_at, a.purse, a.pool, a.odds, a.events, a.message, a.sender, a.message_channel, a.reference_mark
), budgets as (
  update budget b set holds = ${otherHolds('b', 'won.id', MET_NOW)} || row(won.id, won.pool, won.expires_at, won.odds)::hold
  from won where b.service = won.service and b.key = won.purse
), address_subjects as (
  update subject s set recent = ${recentWith('s', 'w.id')} from won w
  where s.service = w.service and s.kind = 'address' and s.key = w.address_key
    and s.service = any(array(select service from won)) and s.key = any(array(select address_key from won))
), ${queueMessages('id', MET_NOW)}, ${tell(MET_NOW)}
select (select count(*) from won)::int as won, (select count(*) from made)::int as made`;

/** The first time an account is challenged it has no budget yet: then one is made, and the challenge is met in a second round. */
export async function meetChallenge(pool: Pool, ask: ChallengeMet, now: Instant): Promise<boolean> {
  const values = [...valuesOf(MET, [ask]), toTime(now)];
  const run = () => retrying(() => pool.query({ name: 'check.meet', text: MEET, values }));
  const first = (await run()).rows[0];
  if (first.won > 0) return true;
  return first.made > 0 && (await run()).rows[0].won > 0;
}
