/** Who keeps company with whom, and what the operator's own systems said. Read back by `facts.ts`, counted up to a bound. */
import type { CompanyMember, WorldFact } from '../../engine/ports.ts';
import type { Pool } from '../pool.ts';
import { retrying, toTime } from '../pool.ts';

const ADD = `
with ask as (
  select service, kind, decode(key_hex, 'hex') as key, decode(member_hex, 'hex') as member, max(at) as at
  from jsonb_to_recordset($1) as a(service text, kind text, key_hex text, member_hex text, at timestamptz)
  group by 1, 2, 3, 4
)
insert into company as c (service, kind, key, member, at)
select service, kind, key, member, at from ask order by 1, 2, 3, 4
on conflict (service, kind, key, member) do update set at = greatest(c.at, excluded.at) where c.at < excluded.at`;

const ADD_WORLD = `
insert into world (service, at, fact, component)
select service, at, fact, component from jsonb_to_recordset($1) as a(service text, at timestamptz, fact text, component text)`;

export async function addMembers(pool: Pool, members: readonly CompanyMember[]): Promise<void> {
  if (members.length === 0) return;
  const rows = members.map((m) => ({
    service: m.service,
    kind: m.kind,
    key_hex: m.key,
    member_hex: m.member,
    at: toTime(m.at),
  }));
  await retrying(() => pool.query({ name: 'company.add', text: ADD, values: [JSON.stringify(rows)] }));
}

export async function addWorldFacts(pool: Pool, facts: readonly WorldFact[]): Promise<void> {
  if (facts.length === 0) return;
  const rows = facts.map((f) => ({ ...f, at: toTime(f.at) }));
  await pool.query({ name: 'world.add', text: ADD_WORLD, values: [JSON.stringify(rows)] });
}
