/**
 * Everything a decision is made on, in one round trip: the subjects and their neighbours, company counted, the open verification this
 * request may join, what the guess budget has left, what the platform said. Reads only, each by key, each bounded.
 */
import type { Instant } from '../../engine/model.ts';
import type { OpenVerification, ReserveAsk, Reserved, Subject } from '../../engine/ports.ts';
import { type Column, column, markIn, rowsAs, valuesOf } from '../columns.ts';
import { firstUuidOf, idOf, reachOf } from '../ids.ts';
import type { Pool } from '../pool.ts';
import { toTime } from '../pool.ts';
import { usedOf } from './budget.ts';
import { subjectOf } from './subjects.ts';

const keyOf = (ask: ReserveAsk, kind: string) => markIn(ask.subjects.find((s) => s.kind === kind)?.key);

const ASK: readonly Column<ReserveAsk>[] = [
  column('service', 'text', (a) => a.worldSince.service),
  column('address_key', 'bytea', (a) => markIn(a.addressKey)),
  column('account_key', 'bytea', (a) => keyOf(a, 'account')),
  column('device_key', 'bytea', (a) => keyOf(a, 'device')),
  column('join_account', 'bytea', (a) => markIn(a.join?.accountKey)),
  column('join_requester', 'bytea', (a) => markIn(a.join?.requesterKey)),
  column('join_purpose', 'text', (a) => a.join?.purpose ?? null),
  column('join_from', 'uuid', (a) => (a.join ? firstUuidOf(a.join.since) : null)),
  column('budget_key', 'bytea', (a) => markIn(a.budget?.key)),
  column('budget_days', 'int', (a) => a.budget?.windowDays ?? 0),
  column('world_since', 'timestamptz', (a) => toTime(a.worldSince.at)),
];
const NOW = `$${ASK.length + 1}::timestamptz`;
const JOIN_FROM = `$${ASK.length + 2}::uuid`;

const subject = (kind: string, key: string, more = '') => `left join lateral (
  select s.rev, s.body, s.person_key, s.sealed${more} from subject s
  where s.service = a.service and s.kind = '${kind}' and s.key = a.${key} offset 0) ${kind} on true`;

const GATHER = `
select address.rev, address.body, address.person_key, address.sealed,
  account.rev as account_rev, account.body as account_body, device.rev as device_rev, device.body as device_body,
  near.keys as near_keys, near.person_keys as near_person_keys, near.sealed as near_sealed,
  open.*, purse.strangers, purse.familiar, w.at as world
from ${rowsAs('a', ASK)}
${subject('address', 'address_key', ', s.recent')}
${subject('account', 'account_key', ', s.links')}
${subject('device', 'device_key', ', s.links')}
left join lateral (
  select array_agg(n.key order by n.key) as keys, array_agg(n.person_key order by n.key) as person_keys,
    array_agg(n.sealed order by n.key) as sealed
  from (select distinct l.key from unnest(account.links || device.links) l(key) where l.key <> a.address_key) l
  cross join lateral (
    select n.key, n.person_key, n.sealed from subject n
    where n.service = a.service and n.kind = 'address' and n.key = l.key and n.sealed is not null offset 0) n
) near on coalesce(cardinality(account.links), 0) + coalesce(cardinality(device.links), 0) > 0
left join lateral (
  select v.id, v.channel, v.withheld, v.code_length, v.resends, v.epoch, v.salt, v.code_key, v.created_at, v.expires_at,
    v.last_sent_at, v.resend_after
  from unnest(address.recent) r(id) cross join lateral (
    select * from verification v where v.id = r.id and v.id >= ${JOIN_FROM} and v.service = a.service and v.purpose = a.join_purpose
      and v.requester_key = a.join_requester and v.account_key is not distinct from a.join_account
      and v.state = 'pending' and v.expires_at > ${NOW} and v.tries_used < v.tries_max
      and v.epoch = (select value::int from setting where name = 'epoch') offset 0) v
  where r.id >= a.join_from order by v.created_at desc, v.id limit 1
) open on a.join_requester is not null
left join lateral (
  select ${usedOf('b', "'strangers'", NOW, 'a.budget_days')} as strangers, ${usedOf('b', "'familiar'", NOW, 'a.budget_days')} as familiar
  from budget b where b.service = a.service and b.key = a.budget_key offset 0
) purse on true
left join lateral (
  select w.at from world w where w.service = a.service and w.at > a.world_since and w.at <= ${NOW} order by w.at desc limit 1
) w on true
order by a.ord`;

type Row = Record<string, unknown>;

function openOf(row: Row): OpenVerification | null {
  if (row.id === null) return null;
  return {
    id: idOf('ver', row.id as string),
    channel: row.channel as OpenVerification['channel'],
    withheld: row.withheld as boolean,
    createdAt: row.created_at as Instant,
    expiresAt: row.expires_at as Instant,
    lastMessageAt: row.last_sent_at as Instant,
    resends: row.resends as number,
    resendAfter: row.resend_after as Instant,
    codeLength: row.code_length as number,
    epoch: row.epoch as number,
    salt: row.salt as Buffer,
    codeKey: row.code_key as string,
  };
}

function neighboursOf(service: string, row: Row): readonly Subject[] {
  const keys = (row.near_keys as Buffer[] | null) ?? [];
  return keys.map((key, i) =>
    subjectOf(
      { service, kind: 'address', key: key.toString('hex') },
      {
        rev: 0,
        body: null,
        person_key: (row.near_person_keys as Buffer[])[i],
        sealed: (row.near_sealed as Buffer[])[i],
      },
    ),
  );
}

function subjectsOf(ask: ReserveAsk, row: Row): readonly Subject[] {
  return ask.subjects.map((ref) =>
    ref.kind === 'address'
      ? subjectOf(ref, row)
      : subjectOf(ref, { rev: row[`${ref.kind}_rev`], body: row[`${ref.kind}_body`] }),
  );
}

/** Everything but company. */
export async function gatherFacts(
  pool: Pool,
  asks: readonly ReserveAsk[],
  now: Instant,
): Promise<readonly Omit<Reserved, 'taken' | 'companies'>[]> {
  const [joinFrom] = reachOf(asks.map((a) => a.join && firstUuidOf(a.join.since)));
  const values = [...valuesOf(ASK, asks), toTime(now), joinFrom];
  const { rows } = await pool.query({ name: 'facts.gather', text: GATHER, values });
  return asks.map((ask, i) => {
    const row = rows[i] as Row;
    return {
      subjects: subjectsOf(ask, row),
      neighbours: neighboursOf(ask.worldSince.service, row),
      open: openOf(row),
      budgetUsed: { strangers: (row.strangers as number) ?? 0, familiar: (row.familiar as number) ?? 0 },
      hasBudget: row.strangers !== null,
      worldChangedAt: row.world as Instant | null,
    };
  });
}
