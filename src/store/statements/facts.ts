/**
 * Everything a decision is made on, in one round trip: subjects and their neighbours, distinct counts, the open verification this
 * request may join, what the guess budget has left, what the platform said. Reads only; every part is bounded.
 */
import type { Instant } from '../../engine/model.ts';
import type { OpenVerification, ReserveAsk, Reserved, Subject } from '../../engine/ports.ts';
import type { Pool } from '../pool.ts';
import { toTime } from '../pool.ts';
import { subjectOf } from './subjects.ts';

const GATHER = `
with ask as (
  select * from jsonb_to_recordset($1) as a(
    ord int, service text, subjects jsonb, companies jsonb,
    address_hex text, account_hex text, requester_hex text, purpose text,
    budget_hex text, budget_days int, world_since timestamptz)
)
select a.ord,
  (select jsonb_agg(jsonb_build_object('rev', s.rev, 'body', s.body,
            'person_key', encode(s.person_key, 'hex'), 'sealed', encode(s.sealed, 'hex')) order by r.ord)
   from jsonb_to_recordset(a.subjects) as r(ord int, kind text, key_hex text)
   left join subject s on s.service = a.service and s.kind = r.kind and s.key = decode(r.key_hex, 'hex')) as subjects,
  (select jsonb_agg(jsonb_build_object('key', encode(n.key, 'hex'), 'rev', n.rev, 'body', '{}'::jsonb,
            'person_key', encode(n.person_key, 'hex'), 'sealed', encode(n.sealed, 'hex')) order by n.key)
   from subject n where n.service = a.service and n.kind = 'address' and n.sealed is not null and n.key in (
     select decode(k #>> '{}', 'hex')
     from jsonb_to_recordset(a.subjects) as r(ord int, kind text, key_hex text)
     join subject s on s.service = a.service and s.kind = r.kind and s.key = decode(r.key_hex, 'hex')
     cross join lateral jsonb_path_query(s.body, '$.contacts[*].k') k
     where r.kind in ('account', 'device') and decode(k #>> '{}', 'hex') <> decode(a.address_hex, 'hex'))) as neighbours,
  (select jsonb_agg((select count(*)::int from (
       select 1 from company c where c.service = a.service and c.kind = r.kind and c.key = decode(r.key_hex, 'hex')
         and c.at > r.since limit r.most) x) order by r.ord)
   from jsonb_to_recordset(a.companies) as r(ord int, kind text, key_hex text, since timestamptz, most int)) as companies,
  (select to_jsonb(o) from (
     select v.id, v.channel, v.withheld, v.code_length, v.resends, v.epoch, encode(v.salt, 'hex') as salt, v.code_key,
       extract(epoch from v.created_at) * 1000 as created_at, extract(epoch from v.expires_at) * 1000 as expires_at,
       extract(epoch from v.last_sent_at) * 1000 as last_sent_at, extract(epoch from v.resend_after) * 1000 as resend_after
     from verification v
     where v.service = a.service and v.address_key = decode(a.address_hex, 'hex') and v.purpose = a.purpose
       and v.requester_key = decode(a.requester_hex, 'hex')
       and v.account_key is not distinct from decode(a.account_hex, 'hex')
       and v.state = 'pending' and v.expires_at > $2 and v.tries_used < v.tries_max
       and v.epoch = (select value::int from setting where name = 'epoch')
     order by v.created_at desc, v.id limit 1) o) as open,
  (select jsonb_object_agg(pool, units) from (
     select pool, sum(units)::bigint as units from (
       select pool, reserved + coalesce((select sum(d.value::bigint) from jsonb_each_text(b.spent) d
           where d.key::date > ($2::timestamptz - make_interval(days => a.budget_days))::date), 0) as units
       from budget b where b.service = a.service and b.key = decode(a.budget_hex, 'hex')
       union all
       select pool, -(odds - odds / tries_max * greatest(0, tries_used - (state = 'approved')::int)) from verification v
       where v.service = a.service and v.budget_key = decode(a.budget_hex, 'hex') and not v.settled
         and (v.expires_at <= $2 or v.state in ('approved', 'canceled'))
     ) used group by pool) pools) as budget,
  a.budget_hex is null or (
    select count(*) > 0 from budget b where b.service = a.service and b.key = decode(a.budget_hex, 'hex')) as has_budget,
  (select max(w.at) from world w where w.service = a.service and w.at > a.world_since and w.at <= $2) as world
from ask a order by a.ord`;

function askRow(ask: ReserveAsk, ord: number) {
  return {
    ord,
    service: ask.worldSince.service,
    subjects: ask.subjects.map((s, i) => ({ ord: i, kind: s.kind, key_hex: s.key })),
    companies: ask.companies.map((c, i) => ({
      ord: i,
      kind: c.kind,
      key_hex: c.key,
      since: toTime(c.since),
      most: c.most,
    })),
    address_hex: ask.addressKey,
    account_hex: ask.join?.accountKey ?? null,
    requester_hex: ask.join?.requesterKey ?? null,
    purpose: ask.join?.purpose ?? null,
    budget_hex: ask.budget?.key ?? null,
    budget_days: ask.budget?.windowDays ?? 0,
    world_since: toTime(ask.worldSince.at),
  };
}

const bytes = (text: unknown) => (typeof text === 'string' ? Buffer.from(text, 'hex') : null);
type Row = Record<string, unknown>;
const withBytes = (row: Row): Row => ({ ...row, person_key: bytes(row.person_key), sealed: bytes(row.sealed) });

function openOf(row: Row | null): OpenVerification | null {
  if (!row) return null;
  return {
    id: row.id as string,
    channel: row.channel as OpenVerification['channel'],
    withheld: row.withheld as boolean,
    createdAt: Math.round(Number(row.created_at)),
    expiresAt: Math.round(Number(row.expires_at)),
    lastMessageAt: Math.round(Number(row.last_sent_at)),
    resends: row.resends as number,
    resendAfter: Math.round(Number(row.resend_after)),
    codeLength: row.code_length as number,
    epoch: row.epoch as number,
    salt: Buffer.from(row.salt as string, 'hex'),
    codeKey: row.code_key as string,
  };
}

/** What was found; `hasBudget` tells whether its purse exists yet. */
export type Found = Omit<Reserved, 'taken'> & { readonly hasBudget: boolean };

function foundOf(ask: ReserveAsk, row: Row): Found {
  const found = (row.subjects as Row[] | null) ?? [];
  const pools = (row.budget as Record<string, number> | null) ?? {};
  return {
    subjects: ask.subjects.map((ref, i): Subject => subjectOf(ref, withBytes(found[i] ?? {}))),
    neighbours: ((row.neighbours as Row[] | null) ?? []).map((n) =>
      subjectOf({ service: ask.worldSince.service, kind: 'address', key: n.key as string }, withBytes(n)),
    ),
    companies: (row.companies as number[] | null) ?? [],
    open: openOf(row.open as Row | null),
    budgetUsed: { strangers: pools.strangers ?? 0, familiar: pools.familiar ?? 0 },
    worldChangedAt: row.world as Instant | null,
    hasBudget: row.has_budget as boolean,
  };
}

export async function gatherFacts(pool: Pool, asks: readonly ReserveAsk[], now: Instant): Promise<readonly Found[]> {
  const values = [JSON.stringify(asks.map(askRow)), toTime(now)];
  const { rows } = await pool.query({ name: 'facts.gather', text: GATHER, values });
  return asks.map((ask, ord) => foundOf(ask, rows[ord]));
}
