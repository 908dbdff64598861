/**
 * Issuing: subjects, verification, decision, message and events of each operation in one statement, so in one transaction. An
 * operation whose subjects moved on since its facts were read, whose guess budget is gone, or whose open verification closed, writes
 * nothing and is `stale`: `won` is worked out from locked rows, and every write below selects from `won`.
 * Locks are taken in one order everywhere: subject, budget, verification.
 */
import type { Instant } from '../../engine/model.ts';
import type { IssueOp, NewVerification } from '../../engine/ports.ts';
import type { Pool } from '../pool.ts';
import { hex, retrying, toTime } from '../pool.ts';

const ISSUE = `
with op as (select o.*, decode(o.budget_hex, 'hex') as budget_key from jsonb_to_recordset($1) as o(
    ord int, service text, budget_hex text, pool text, odds bigint, ceiling bigint, budget_days int,
    joined text, counted boolean, resend_after timestamptz)),
sub as (select s.*, decode(s.key_hex, 'hex') as key from jsonb_to_recordset($2) as s(
    ord int, service text, kind text, key_hex text, rev bigint, body jsonb, person_hex text, sealed_hex text)),
held as materialized (
  select s.service, s.kind, s.key, s.rev from subject s
  where (s.service, s.kind, s.key) in (select service, kind, key from sub)
  order by s.service, s.kind, s.key for update
),
purse as materialized (
  select b.service, b.key, b.pool, b.reserved, b.spent from budget b
  where (b.service, b.key, b.pool) in (select service, budget_key, pool from op where budget_key is not null)
  order by b.service, b.key, b.pool for update
),
open as materialized (
  select v.id from verification v
  where (v.service, v.id) in (select service, joined from op where joined is not null)
    and v.state = 'pending' and v.expires_at > $3::timestamptz and v.tries_used < v.tries_max
    and v.epoch = (select value::int from setting where name = 'epoch')
    and exists (select 1 from op o where o.joined = v.id and (not o.counted or v.resend_after <= $3))
  order by v.id for update
),
won as materialized (
  select o.ord from op o
  where not exists (
    select 1 from sub s left join held h on (h.service, h.kind, h.key) = (s.service, s.kind, s.key)
    where s.ord = o.ord and h.rev is distinct from s.rev)
  and (o.joined is null or exists (select 1 from open where open.id = o.joined))
  and (o.budget_key is null or exists (
    select 1 from purse p where (p.service, p.key, p.pool) = (o.service, o.budget_key, o.pool)
      and p.reserved + o.odds + coalesce((select sum(d.value::bigint) from jsonb_each_text(p.spent) d
        where d.key::date > ($3 - make_interval(days => o.budget_days))::date), 0) <= o.ceiling))
),
subjects as (
  update subject s set body = a.body, rev = s.rev + 1, seen = $3,
    person_key = coalesce(s.person_key, decode(a.person_hex, 'hex')), sealed = coalesce(s.sealed, decode(a.sealed_hex, 'hex'))
  from sub a join won using (ord) where (s.service, s.kind, s.key) = (a.service, a.kind, a.key)
),
budgets as (
  update budget b set reserved = b.reserved + o.odds
  from op o join won using (ord) where (b.service, b.key, b.pool) = (o.service, o.budget_key, o.pool)
),
rejoined as (
  update verification v set resends = v.resends + 1, resend_after = o.resend_after, last_sent_at = $3
  from op o join won using (ord) where v.service = o.service and v.id = o.joined and o.counted
),
verifications as (
  insert into verification (id, service, epoch, salt, code_key, code_length, alphabet, purpose, channel, locale, address_key, mailbox_key, account_key,
    requester_key, device_key, api_key, state, withheld, owner_asks, tries_max, odds, pool, budget_key, settled, created_at, expires_at,
    resend_after, last_sent_at, proofs, sealed)
  select id, service, epoch, decode(salt, 'hex'), code_key, code_length, alphabet, purpose, channel, locale, decode(address_key, 'hex'),
    decode(mailbox_key, 'hex'), decode(account_key, 'hex'), decode(requester_key, 'hex'), decode(device_key, 'hex'), api_key, state, withheld, owner_asks, tries, odds,
    pool, decode(budget_key, 'hex'), settled, created_at, expires_at, resend_after, created_at, proofs, decode(sealed, 'hex')
  from jsonb_to_recordset($4) as v(ord int, id text, service text, epoch int, salt text, code_key text, code_length int, alphabet text,
    purpose text, channel text, locale text, address_key text, mailbox_key text, account_key text, requester_key text, device_key text, api_key text,
    state text, withheld boolean, owner_asks boolean, tries int, odds bigint, pool text, budget_key text, settled boolean, created_at timestamptz,
    expires_at timestamptz, resend_after timestamptz, proofs jsonb, sealed text)
  join won using (ord)
),
messages as (
  insert into message (id, service, verification, sender, channel, reference_mark, state, queued_at, next_attempt_at, updated_at)
  select id, service, verification, sender, channel, decode(reference_mark, 'hex'), 'queued', at, at, at
  from jsonb_to_recordset($5) as m(ord int, id text, service text, verification text, sender text, channel text, reference_mark text, at timestamptz)
  join won using (ord)
),
decisions as (
  insert into decision (id, service, at, verification, policy, outcome, reason, verdict, facts, assessment, cause, confidence)
  select id, service, at, verification, policy, outcome, reason, verdict, facts, assessment, cause, confidence
  from jsonb_to_recordset($6) as d(ord int, id text, service text, at timestamptz, verification text, policy text, outcome text, reason text,
    verdict jsonb, facts jsonb, assessment jsonb, cause text, confidence double precision)
  join won using (ord)
),
events as (
  insert into event (service, verification, at, type, body)
  select service, verification, at, type, body
  from jsonb_to_recordset($7) as e(ord int, n int, service text, verification text, at timestamptz, type text, body jsonb)
  join won using (ord) order by ord, n
)
select ord from won order by ord`;

/** The first operation on a subject or a budget in a batch may win; the others were decided on what it changes. */
function firstOfEach(ops: readonly IssueOp[]): boolean[] {
  const taken = new Set<string>();
  return ops.map((op) => {
    const subjects = op.subjects.map((s) => `${s.service} ${s.kind} ${s.key}`);
    const names = op.budget ? [...subjects, `${op.budget.service} ${op.budget.pool} ${op.budget.key}`] : subjects;
    if (names.some((name) => taken.has(name))) return false;
    for (const name of names) taken.add(name);
    return true;
  });
}

/** Without a reservation there is nothing to settle. */
const verificationRow = (ord: number, v: NewVerification, settled: boolean) => ({
  ord,
  settled,
  id: v.id,
  service: v.service,
  epoch: v.epoch,
  salt: hex(v.salt),
  code_key: v.codeKey,
  code_length: v.codeLength,
  alphabet: v.alphabet,
  purpose: v.purpose,
  channel: v.channel,
  locale: v.locale,
  address_key: v.addressKey,
  mailbox_key: v.mailboxKey,
  account_key: v.accountKey,
  requester_key: v.requesterKey,
  device_key: v.deviceKey,
  api_key: v.apiKey,
  state: v.state,
  withheld: v.withheld,
  owner_asks: v.ownerAsks,
  tries: v.tries,
  odds: v.odds,
  pool: v.pool,
  budget_key: v.budgetKey,
  created_at: toTime(v.createdAt),
  expires_at: toTime(v.expiresAt),
  resend_after: toTime(v.resendAfter),
  proofs: v.proofs,
  sealed: hex(v.sealed),
});

const opRow = (ord: number, op: IssueOp) => ({
  ord,
  service: op.decision.service,
  budget_hex: op.budget?.key ?? null,
  pool: op.budget?.pool ?? null,
  odds: op.budget?.odds ?? 0,
  ceiling: op.budget?.ceiling ?? 0,
  budget_days: op.budget?.windowDays ?? 0,
  joined: op.joined?.id ?? null,
  counted: op.joined?.counted ?? false,
  resend_after: op.joined ? toTime(op.joined.resendAfter) : null,
});

/** The facts stand in a column of their own, beside what else was decided on. */
const decisionRow = (
  ord: number,
  {
    decision: {
      assessment: { facts, ...assessment },
      ...d
    },
  }: IssueOp,
) => ({
  ord,
  id: d.id,
  service: d.service,
  at: toTime(d.at),
  verification: d.verification,
  policy: d.policy,
  outcome: d.decision.outcome,
  reason: d.decision.reason,
  verdict: d.decision,
  facts,
  assessment,
  cause: d.cause,
  confidence: d.confidence,
});

/** The statement's arrays, one for each table, each row with the number of its operation. */
function rowsOf(ops: readonly (readonly [number, IssueOp])[]): unknown[][] {
  return [
    ops.map(([ord, op]) => opRow(ord, op)),
    ops.flatMap(([ord, op]) =>
      op.subjects.map((s) => ({
        ord,
        service: s.service,
        kind: s.kind,
        key_hex: s.key,
        rev: s.rev,
        body: s.body,
        person_hex: hex(s.personKey),
        sealed_hex: hex(s.sealed),
      })),
    ),
    ops.flatMap(([ord, op]) => (op.verification ? [verificationRow(ord, op.verification, op.budget === null)] : [])),
    ops.flatMap(([ord, { message: m }]) =>
      m
        ? [
            {
              ord,
              id: m.id,
              service: m.service,
              verification: m.verification,
              sender: m.sender,
              channel: m.channel,
              reference_mark: m.referenceMark,
              at: toTime(m.at),
            },
          ]
        : [],
    ),
    ops.map(([ord, op]) => decisionRow(ord, op)),
    ops.flatMap(([ord, op]) => op.events.map((e, n) => ({ ord, n, ...e, at: toTime(e.at) }))),
  ];
}

export async function issue(pool: Pool, ops: readonly IssueOp[], now: Instant): Promise<readonly ('done' | 'stale')[]> {
  const mayWin = firstOfEach(ops);
  const tried = ops.map((op, ord) => [ord, op] as const).filter(([ord]) => mayWin[ord]);
  const [op, sub, verifications, messages, decisions, events] = rowsOf(tried).map((rows) => JSON.stringify(rows));
  const values = [op, sub, toTime(now), verifications, messages, decisions, events];
  const { rows } = await retrying(() => pool.query({ name: 'issue', text: ISSUE, values }));
  const won = new Set(rows.map((row) => row.ord as number));
  return ops.map((_, ord) => (won.has(ord) ? 'done' : 'stale'));
}

const PREPARE = `
with sub as (
  insert into subject (service, kind, key, rev, body, seen)
  select distinct service, kind, decode(key_hex, 'hex') as key, 1, '{}'::jsonb, $3::timestamptz
  from jsonb_to_recordset($1) as s(service text, kind text, key_hex text) order by 1, 2, 3
  on conflict do nothing
)
insert into budget (service, key, pool)
select distinct service, decode(key_hex, 'hex') as key, pool
from jsonb_to_recordset($2) as b(service text, key_hex text), unnest(array['strangers', 'familiar']) as pool order by 1, 2, 3
on conflict do nothing`;

/** Makes the rows that `issue` will lock, so that it meets existing rows only. */
export async function prepareRows(
  pool: Pool,
  subjects: readonly { service: string; kind: string; key: string }[],
  budgets: readonly { service: string; key: string }[],
  now: Instant,
): Promise<void> {
  const rows = subjects.map((s) => ({ service: s.service, kind: s.kind, key_hex: s.key }));
  const purses = budgets.map((b) => ({ service: b.service, key_hex: b.key }));
  await retrying(() =>
    pool.query({
      name: 'issue.prepare',
      text: PREPARE,
      values: [JSON.stringify(rows), JSON.stringify(purses), toTime(now)],
    }),
  );
}
