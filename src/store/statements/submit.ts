/**
 * A submission, in one guarded write. The code was compared before, but what came of it is told only if this statement counted it:
 * within the tries, in time, of this epoch, for the purpose and account that were named, with the guess budget there that pays for
 * it, all in the WHERE clause and under the verification's lock. A right code ends the verification, gives the guess budget back and
 * brings what the approval teaches; a wrong one is spent. Locks are taken in the order of kind and key: account, address, device, budget, verification.
 */
import { failedAlone } from '../../engine/errors.ts';
import type { Instant } from '../../engine/model.ts';
import type { SubjectWrite, SubmitAnswer, SubmitOp, Submitted } from '../../engine/ports.ts';
import { type Column, column, few, markIn, namesOf, rowsAs, valuesOf } from '../columns.ts';
import { reachOf, toUuid } from '../ids.ts';
import type { Pool } from '../pool.ts';
import { retrying, toTime } from '../pool.ts';
import { otherHolds, spentMore } from './budget.ts';
import { packEvents } from './events.ts';
import { prepareRows } from './prepare.ts';
import { WRITE_COLUMNS } from './subjects.ts';

interface Numbered {
  readonly n: number;
  readonly op: SubmitOp;
}

const KINDS = ['account', 'address', 'device'] as const;

const subjectColumns = (kind: string): Column<Numbered>[] =>
  WRITE_COLUMNS.filter((c) => c.name !== 'service' && c.name !== 'kind').map((c) =>
    column(`${kind}_${c.name}`, c.type, ({ op }) => {
      const found = op.subjects.find((s: SubjectWrite) => s.kind === kind);
      return found === undefined || !op.right ? null : c.of(found);
    }),
  );

const OP: readonly Column<Numbered>[] = [
  column('n', 'int', ({ n }) => n),
  column('id', 'uuid', ({ op }) => toUuid('ver', op.id)),
  column('service', 'text', ({ op }) => op.service),
  column('purpose', 'text', ({ op }) => op.purpose),
  column('for_account', 'bytea', ({ op }) => markIn(op.accountKey)),
  column('is_right', 'boolean', ({ op }) => op.right),
  column('purse', 'bytea', ({ op }) => markIn(op.budgetKey)),
  column('if_approved', 'json', ({ op }) => packEvents(op.events.approved)),
  column('if_wrong', 'json', ({ op }) => packEvents(op.events.wrong)),
  ...KINDS.flatMap(subjectColumns),
];
const NOW = `$${OP.length + 1}::timestamptz`;
/** From the earliest id of the batch on: so the parts before it are not opened. Ids are looked up one by one all the same. */
const SINCE = `>= $${OP.length + 2}::uuid`;
const REACH = `between $${OP.length + 2}::uuid and $${OP.length + 3}::uuid`;
const TODAY = `(${NOW} at time zone 'UTC')::date`;
const EPOCH = `(select value::int from setting where name = 'epoch')`;

const lockSubject = (kind: string, from: string): string => `
${kind}_held as materialized (
  select o.*, s.rev as ${kind}_rev_now from (select * from ${from} order by service, ${kind}_key) o
  left join lateral (
    select s.rev from subject s where s.service = o.service and s.kind = '${kind}' and s.key = o.${kind}_key
    offset 0 for update) s on true
)`;

const changeSubject = (kind: string): string => `
${kind}_changed as (
  update subject s set body = w.${kind}_body, links = w.${kind}_links::bytea[], rev = s.rev + 1, seen = ${NOW}
  from (select op.* from op, verdicts where op.n = any (verdicts.folding) offset 0) w
  where s.service = w.service and s.kind = '${kind}' and s.key = w.${kind}_key and s.rev = w.${kind}_rev
)`;

const stands = (kind: string) => `(${kind}_key is null or ${kind}_rev_now is not distinct from ${kind}_rev)`;

// A code that could not be right (withheld, nobody's) takes its try like any other and is never accepted.
const SUBMIT = `
with op as materialized (select ${namesOf(OP)} from ${rowsAs('o', OP)}),
guard as (
  select n, service, id, array[id] as ids, purpose, for_account, is_right, purse, account_key, account_rev, address_key, address_rev,
    device_key, device_rev from op
),
${lockSubject('account', 'guard')}, ${lockSubject('address', 'account_held')}, ${lockSubject('device', 'address_held')},
purses as materialized (
  select o.*, b.has_purse from (select * from device_held order by service, purse) o
  left join lateral (select true as has_purse from budget b where b.service = o.service and b.key = o.purse offset 0 for update) b on true
),
held as materialized (
  select o.*, v.state, v.tries_used, v.tries_max, v.withheld, v.expires_at, v.created_at, v.ended_at, v.epoch, v.odds, v.pool,
    v.purpose as of_purpose, v.account_key as of_account
  from (select * from purses order by id) o
  cross join lateral (select * from verification v where v.id = any(o.ids) and v.id ${REACH} and v.service = o.service offset 0 for update) v
),
counts as materialized (
  select *, (purpose is not null and of_purpose <> purpose) or (for_account is not null and of_account is distinct from for_account) as mismatch,
    state = 'pending' and expires_at > ${NOW} and tries_used < tries_max and epoch = ${EPOCH} and has_purse is not null
      and (purpose is null or of_purpose = purpose) and (for_account is null or of_account is not distinct from for_account) as counted
  from held
),
judged as materialized (
  select *, counted and is_right and not withheld as approved, ${KINDS.map(stands).join(' and ')} as folds, odds / tries_max as units
  from counts
),
verdicts as materialized (
  select array(select n from judged where counted) as counted, array(select n from judged where approved) as approved,
    array(select n from judged where approved and folds) as folding
),
${KINDS.map(changeSubject).join(',')},
budgets as (
  update budget b set
    holds = case when w.approved then ${otherHolds('b', 'w.id', NOW)}
      else ${otherHolds('b', 'w.id', NOW)} || row(w.id, w.pool, w.expires_at, greatest(0, w.odds - w.units * (w.tries_used + 1)))::hold end,
    spent = case when w.approved then b.spent else ${spentMore('b', 'w.pool', TODAY, 'w.units')} end
  from (select * from judged where counted and ${few('n')} offset 0) w where b.service = w.service and b.key = w.purse
),
changed as (
  update verification v set tries_used = v.tries_used + 1,
    state = case when w.approved then 'approved' else v.state end, ended_at = case when w.approved then ${NOW} else v.ended_at end
  from (select * from judged where counted and ${few('n')} offset 0) w
  where v.id = any(w.ids) and v.id ${SINCE} and v.service = w.service and v.state = 'pending' and v.expires_at > ${NOW} and v.tries_used < v.tries_max
),
told as (
  insert into event (of, service, at, events)
  select op.id, op.service, ${NOW}, case when op.n = any (v.approved) then op.if_approved else op.if_wrong end
  from op, verdicts v where op.n = any (v.counted) order by op.n
)
select n, counted, approved, folds, mismatch, state, tries_used + counted::int as tries_used, tries_max, ended_at,
  case when epoch = ${EPOCH} then expires_at else created_at end as expires_at
from judged`;

async function submitOnce(pool: Pool, round: readonly Numbered[], now: Instant): Promise<[number, Submitted][]> {
  const values = [...valuesOf(OP, round), toTime(now), ...reachOf(round.map(({ op }) => toUuid('ver', op.id)))];
  const { rows } = await retrying(() => pool.query({ name: 'check.submit', text: SUBMIT, values }));
  return rows.map((row) => [
    row.n,
    {
      counted: row.counted,
      approved: row.approved,
      folded: row.approved && row.folds,
      mismatch: row.mismatch,
      state: row.approved ? 'approved' : row.state,
      triesUsed: row.tries_used,
      triesMax: row.tries_max,
      expiresAt: row.expires_at,
      endedAt: row.approved ? now : row.ended_at,
    },
  ]);
}

/** Two submissions of one verification, or two that draw on one budget or teach of one subject, would share one update: a round takes each once. */
function nextRound(left: readonly Numbered[]): readonly Numbered[] {
  const taken = new Set<string>();
  return left.filter(({ op }) => {
    const subjects = op.right ? op.subjects.map((s) => `${s.service} ${s.kind} ${s.key}`) : [];
    const names = [op.id, `${op.service} ${op.budgetKey}`, ...subjects];
    const isFree = !names.some((name) => taken.has(name));
    // Also those of one that waits: nobody overtakes it.
    for (const name of names) taken.add(name);
    return isFree;
  });
}

async function submitRound(pool: Pool, round: readonly Numbered[], now: Instant): Promise<[number, Submitted][]> {
  // Address and account have their rows since the code was asked for; without one, this approval is taught by itself.
  await prepareRows(
    pool,
    round.flatMap(({ op }) => op.subjects.filter((s) => s.rev === 0 && s.kind === 'device')),
    now,
  );
  return await submitOnce(pool, round, now);
}

/** Throws only where nothing was written. After a first round, who is left is answered with what went wrong, and the others with what was written. */
export async function submit(pool: Pool, ops: readonly SubmitOp[], now: Instant): Promise<readonly SubmitAnswer[]> {
  const result: SubmitAnswer[] = ops.map(() => null);
  let left: readonly Numbered[] = ops.map((op, n) => ({ n, op }));
  while (left.length > 0) {
    const round = nextRound(left);
    try {
      for (const [n, submitted] of await submitRound(pool, round, now)) result[n] = submitted;
    } catch (error) {
      if (left.length === ops.length) throw error;
      for (const { n } of left) result[n] = failedAlone(error);
      return result;
    }
    const done = new Set(round.map(({ n }) => n));
    left = left.filter(({ n }) => !done.has(n));
  }
  return result;
}
