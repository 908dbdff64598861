/**
 * Who keeps company with whom, and what the operator's own systems said. Members are kept by stretches of the span they are counted
 * over, and nobody is added to a company that is as large as anybody asks: what everybody shares costs nothing.
 */
import type { Company, CompanyMember, WorldFact } from '../../engine/ports.ts';
import { type Column, column, markIn, rowsAs, UNFLUSHED, valuesOf } from '../columns.ts';
import type { Pool } from '../pool.ts';
import { retrying, toTime } from '../pool.ts';

/** When the stretch ends that `at` lies in; the one before it ends a span earlier. */
export const stretchEnds = ({ spanSeconds }: Company, at: number): number =>
  (Math.floor(at / 1000 / spanSeconds) + 1) * spanSeconds * 1000;

const MEMBER: readonly Column<CompanyMember>[] = [
  column('service', 'text', (m) => m.service),
  column('kind', 'text', (m) => m.kind),
  column('key', 'bytea', (m) => markIn(m.key)),
  column('ends', 'timestamptz', (m) => toTime(stretchEnds(m, m.at))),
  column('member', 'bytea', (m) => markIn(m.member)),
  column('at', 'timestamptz', (m) => toTime(m.at)),
  column('most', 'int', (m) => m.most),
  column('lag', 'int', (m) => Math.floor(m.spanSeconds / 20)),
];

// Seen again, a member is written again only when its time lags behind by a twentieth of the span.
const ADD = `
insert into company as c (service, kind, key, ends, member, at)
select a.service, a.kind, a.key, a.ends, a.member, max(a.at) from ${rowsAs('a', MEMBER)}, ${UNFLUSHED}
where not exists (
    select 1 from company k where k.service = a.service and k.kind = a.kind and k.key = a.key and k.ends = a.ends
      and k.member = a.member and k.at >= a.at - make_interval(secs => a.lag))
  and (select count(*) from (
    select 1 from company k where k.service = a.service and k.kind = a.kind and k.key = a.key and k.ends = a.ends
    limit a.most) filled) < a.most
group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
on conflict (service, kind, key, ends, member) do update set at = excluded.at where c.at < excluded.at`;

const WORLD: readonly Column<WorldFact>[] = [
  column('service', 'text', (f) => f.service),
  column('at', 'timestamptz', (f) => toTime(f.at)),
  column('fact', 'text', (f) => f.fact),
  column('component', 'text', (f) => f.component),
];

const ADD_WORLD = `insert into world (service, at, fact, component) select service, at, fact, component from ${rowsAs('a', WORLD)}`;

export async function addMembers(pool: Pool, members: readonly CompanyMember[]): Promise<void> {
  if (members.length === 0) return;
  await retrying(() => pool.query({ name: 'company.add', text: ADD, values: valuesOf(MEMBER, members) }));
}

export async function addWorldFacts(pool: Pool, facts: readonly WorldFact[]): Promise<void> {
  if (facts.length === 0) return;
  await pool.query({ name: 'world.add', text: ADD_WORLD, values: valuesOf(WORLD, facts) });
}
