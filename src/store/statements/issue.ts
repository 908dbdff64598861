/**
 * Issuing: subjects, budget, verification, decision, message and events of each operation in one statement, so in one transaction.
 * An operation is one wide row; what guards it passes through the locks, each kind taken in the order of its keys: account, address, device,
 * budget, verification. What was decided on subjects that moved on since, on a guess budget that is gone or for a verification that closed
 * is not `won`, and every write below selects from `won`.
 */
import type { Instant } from '../../engine/model.ts';
import type { IssueOp, NewVerification, SubjectWrite } from '../../engine/ports.ts';
import { type Column, column, few, markIn, namesOf, rowsAs, valuesOf } from '../columns.ts';
import { reachOf, uuidOf, uuidOrNull } from '../ids.ts';
import type { Pool } from '../pool.ts';
import { retrying, toTime } from '../pool.ts';
import { usedOf } from './budget.ts';
import { packDecision } from './decision-record.ts';
import { packEvents } from './events.ts';
import { messageColumns, queueMessages } from './message-row.ts';
import { type MissingRow, prepareRows } from './prepare.ts';
import { recentWith, WRITE_COLUMNS } from './subjects.ts';

interface Numbered {
  readonly n: number;
  readonly op: IssueOp;
}

const subjectOf = (op: IssueOp, kind: string): SubjectWrite | undefined => op.subjects.find((s) => s.kind === kind);

/** The columns of one subject of an operation, all null where it has none. */
const subjectColumns = (kind: string): Column<Numbered>[] =>
  WRITE_COLUMNS.filter((c) => c.name !== 'service' && c.name !== 'kind').map((c) =>
    column(`${kind}_${c.name}`, c.type, ({ op }) => {
      const found = subjectOf(op, kind);
      return found === undefined ? null : c.of(found);
    }),
  );

const ofVerification = (name: string, type: Column<Numbered>['type'], of: (v: NewVerification) => unknown) =>
  column<Numbered>(name, type, ({ op }) => (op.verification === null ? null : of(op.verification)));

/** The columns of a new verification, by the table's own names; whom it is about stands in the columns of the subjects. */
const VERIFICATION: readonly Column<Numbered>[] = [
  ofVerification('epoch', 'int', (v) => v.epoch),
  ofVerification('code_length', 'int', (v) => v.codeLength),
  ofVerification('tries_max', 'int', (v) => v.tries),
  ofVerification('withheld', 'boolean', (v) => v.withheld),
  ofVerification('owner_asks', 'boolean', (v) => v.ownerAsks),
  ofVerification('odds', 'bigint', (v) => v.odds),
  ofVerification('created_at', 'timestamptz', (v) => toTime(v.createdAt)),
  ofVerification('expires_at', 'timestamptz', (v) => toTime(v.expiresAt)),
  ofVerification('last_sent_at', 'timestamptz', (v) => toTime(v.createdAt)),
  ofVerification('state', 'text', (v) => v.state),
  ofVerification('pool', 'text', (v) => v.pool),
  ofVerification('alphabet', 'text', (v) => v.alphabet),
  ofVerification('purpose', 'text', (v) => v.purpose),
  ofVerification('channel', 'text', (v) => v.channel),
  ofVerification('locale', 'text', (v) => v.locale),
  ofVerification('code_key', 'text', (v) => v.codeKey),
  ofVerification('api_key', 'text', (v) => v.apiKey),
  ofVerification('salt', 'bytea', (v) => v.salt),
  ofVerification('mailbox_key', 'bytea', (v) => markIn(v.mailboxKey)),
  ofVerification('requester_key', 'bytea', (v) => markIn(v.requesterKey)),
  ofVerification('proofs', 'json', (v) => JSON.stringify(v.proofs)),
  ofVerification('sealed', 'bytea', (v) => v.sealed),
  ofVerification('budget_key', 'bytea', (v) => markIn(v.budgetKey)),
];

const OP: readonly Column<Numbered>[] = [
  column('n', 'int', ({ n }) => n),
  column('service', 'text', ({ op }) => op.decision.service),
  column('made', 'uuid', ({ op }) => op.verification && uuidOf(op.verification.id)),
  column('joined', 'uuid', ({ op }) => op.joined && uuidOf(op.joined.id)),
  column('counted', 'boolean', ({ op }) => op.joined?.counted ?? false),
  column('resend_after', 'timestamptz', ({ op }) => {
    const at = op.joined?.resendAfter ?? op.verification?.resendAfter;
    return at === undefined ? null : toTime(at);
  }),
  column('draws', 'boolean', ({ op }) => op.budget !== null),
  column('ceiling', 'bigint', ({ op }) => op.budget?.ceiling ?? null),
  column('window_days', 'int', ({ op }) => op.budget?.windowDays ?? null),
  ...subjectColumns('account'),
  ...subjectColumns('address'),
  ...subjectColumns('device'),
  ...VERIFICATION,
  ...messageColumns<Numbered>(({ op }) => op.message),
  column('decision', 'uuid', ({ op }) => uuidOf(op.decision.id)),
  column('decided', 'uuid', ({ op }) => uuidOrNull(op.decision.verification)),
  column('policy', 'text', ({ op }) => op.decision.policy),
  column('outcome', 'text', ({ op }) => op.decision.decision.outcome),
  column('reason', 'text', ({ op }) => op.decision.decision.reason),
  column('cause', 'text', ({ op }) => op.decision.cause),
  column('confidence', 'real', ({ op }) => op.decision.confidence),
  column('record', 'json', ({ op }) => packDecision(op.decision)),
  column('events', 'json', ({ op }) => packEvents(op.events)),
];
const NOW = `$${OP.length + 1}::timestamptz`;
/** From the earliest id of the batch on: so the parts before it are not opened. Ids are looked up one by one all the same. */
const SINCE = `>= $${OP.length + 2}::uuid`;
const REACH = `between $${OP.length + 2}::uuid and $${OP.length + 3}::uuid`;
const EPOCH = `(select value::int from setting where name = 'epoch')`;

/** The rows of `from` in the order of the subject's key, with the revision it has now. */
const findSubject = (kind: string, from: string, lock: 'for update' | ''): string => `
  select o.*, s.rev as ${kind}_rev_now from (select * from ${from} order by service, ${kind}_key) o
  left join lateral (
    select s.rev from subject s where s.service = o.service and s.kind = '${kind}' and s.key = o.${kind}_key
    offset 0 ${lock}) s on true`;

/** What nothing was known of had its row made beforehand: one that is not there went since. */
const stands = (kind: string) => `(${kind}_key is null or ${kind}_rev_now = ${kind}_rev)`;

const changeSubject = (kind: string, more = ''): string => `
  update subject s set body = w.${kind}_body, links = w.${kind}_links::bytea[], rev = s.rev + 1, seen = ${NOW},
    person_key = coalesce(s.person_key, w.${kind}_person_key), sealed = coalesce(s.sealed, w.${kind}_sealed)${more}
  from won w where s.service = w.service and s.kind = '${kind}' and s.key = w.${kind}_key and s.rev = w.${kind}_rev`;

// Asking for what is then challenged is free: an address remembers it only when the challenge was met, or asking would make it forget.
const ISSUE = `
with op as materialized (select ${namesOf(OP)}, array[joined] as joins from ${rowsAs('o', OP)}),
guard as (
  select n, service, account_key, account_rev, address_key, address_rev, device_key, device_rev, draws, budget_key, pool, odds, ceiling,
    window_days, joined, joins, counted from op
),
accounts as materialized (${findSubject('account', 'guard', 'for update')}),
addresses as materialized (${findSubject('address', 'accounts', 'for update')}),
devices as materialized (${findSubject('device', 'addresses', 'for update')}),
purses as materialized (
  select o.*, b.used from (select * from devices order by service, budget_key) o
  left join lateral (
    select ${usedOf('b', 'o.pool', NOW, 'o.window_days')} as used from budget b
    where o.draws and b.service = o.service and b.key = o.budget_key for update) b on true
),
opened as materialized (
  select o.*, v.id as open_now from (select * from purses order by joined) o
  left join lateral (
    select v.id from verification v where v.id = any(o.joins) and v.id ${REACH} and v.service = o.service and v.state = 'pending' and v.expires_at > ${NOW}
      and v.tries_used < v.tries_max and v.epoch = ${EPOCH} and (not o.counted or v.resend_after <= ${NOW}) for update) v on true
),
standing as materialized (
  select n from opened
  where ${stands('account')} and ${stands('address')} and ${stands('device')}
    and (joined is null or open_now is not null) and (not draws or used + odds <= ceiling)
),
won as materialized (select * from op where n = any (array(select n from standing)) and ${few('n')}),
address_subjects as (${changeSubject('address', `,\n    recent = case when w.made is null or w.state = 'challenged' then s.recent else ${recentWith('s', 'w.made')} end`)}),
account_subjects as (${changeSubject('account')}),
device_subjects as (${changeSubject('device')}),
budgets as (
  update budget b set holds = array(select row(h.*)::hold from unnest(b.holds) h where h.ends > ${NOW})
    || row(w.made, w.pool, w.expires_at, w.odds)::hold
  from won w where w.draws and b.service = w.service and b.key = w.budget_key
),
rejoined as (
  update verification v set resends = v.resends + 1, resend_after = w.resend_after, last_sent_at = ${NOW}
  from won w where w.counted and v.id = any(w.joins) and v.id ${SINCE} and v.service = w.service
),
verifications as (
  insert into verification (id, service, resend_after, address_key, account_key, device_key, ${namesOf(VERIFICATION)})
  select made, service, resend_after, address_key, account_key, device_key, ${namesOf(VERIFICATION)} from won where made is not null
),
${queueMessages('decided', NOW)},
decisions as (
  insert into decision (id, service, at, verification, policy, outcome, reason, cause, confidence, record)
  select decision, service, ${NOW}, decided, policy, outcome, reason, cause, confidence, record from won
),
told as (
  insert into event (of, service, at, events) select coalesce(decided, decision), service, ${NOW}, events from won order by n
)
select n from won`;

/** The first operation on a subject or a budget in a batch may win; the others were decided on what it changes. */
function firstOfEach(ops: readonly IssueOp[]): boolean[] {
  const taken = new Set<string>();
  return ops.map((op) => {
    const names = op.subjects.filter((s) => s.kind !== 'account').map((s) => `${s.service} ${s.kind} ${s.key}`);
    if (op.budget) names.push(`${op.budget.service} budget ${op.budget.key}`);
    if (op.joined) names.push(op.joined.id);
    if (names.some((name) => taken.has(name))) return false;
    for (const name of names) taken.add(name);
    return true;
  });
}

/** Rows that this operation will lock and change and that were not there when its facts were read; the account's for the approval. */
function missingRows({ subjects, budget }: IssueOp): readonly MissingRow[] {
  const missing: readonly MissingRow[] = subjects.filter((s) => s.rev === 0);
  return budget?.isNew ? [...missing, { service: budget.service, kind: 'budget', key: budget.key }] : missing;
}

export async function issue(pool: Pool, ops: readonly IssueOp[], now: Instant): Promise<readonly ('done' | 'stale')[]> {
  const mayWin = firstOfEach(ops);
  const tried = ops.map((op, n) => ({ op, n })).filter(({ n }) => mayWin[n]);
  await prepareRows(
    pool,
    tried.flatMap(({ op }) => missingRows(op)),
    now,
  );
  const reach = reachOf(tried.map(({ op }) => op.joined && uuidOf(op.joined.id)));
  const values = [...valuesOf(OP, tried), toTime(now), ...reach];
  const { rows } = await retrying(() => pool.query({ name: 'issue', text: ISSUE, values }));
  const won = new Set(rows.map((row) => row.n as number));
  return ops.map((_, n) => (won.has(n) ? 'done' : 'stale'));
}
