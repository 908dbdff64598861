/**
 * Who keeps company with whom, and what the operator's own systems said. Members are kept by stretches of the span they are counted
 * over, and nobody is added to a company that is as large as anybody asks: what everybody shares costs nothing.
 */
import type { Instant } from '../../engine/model.ts';
import type { Company, CompanyMember, Mark, ReserveAsk, WorldFact } from '../../engine/ports.ts';
import { type Column, column, markIn, rowsAs, UNFLUSHED, valuesOf } from '../columns.ts';
import type { Pool } from '../pool.ts';
import { retrying, toTime } from '../pool.ts';

/** When the stretch ends that `at` lies in; the one before it ends a span earlier. */
export const stretchEnds = ({ spanSeconds }: Company, at: number): number =>
  (Math.floor(at / 1000 / spanSeconds) + 1) * spanSeconds * 1000;

/** A company that is asked about, joined, or both. */
interface Row extends Company {
  readonly at: Instant;
  /** Who joins; null: nobody. */
  readonly member: Mark | null;
}

const ROW: readonly Column<Row>[] = [
  column('service', 'text', (r) => r.service),
  column('kind', 'text', (r) => r.kind),
  column('key', 'bytea', (r) => markIn(r.key)),
  column('ends', 'timestamptz', (r) => toTime(stretchEnds(r, r.at))),
  column('before', 'timestamptz', (r) => toTime(stretchEnds(r, r.at) - r.spanSeconds * 1000)),
  column('since', 'timestamptz', (r) => toTime(r.at - r.spanSeconds * 1000)),
  column('member', 'bytea', (r) => markIn(r.member)),
  column('at', 'timestamptz', (r) => toTime(r.at)),
  column('most', 'int', (r) => r.most),
  column('lag', 'int', (r) => Math.floor(r.spanSeconds / 20)),
];
const ASK = `a as materialized (select * from ${rowsAs('a', ROW)})`;

const OF = 'k.service = a.service and k.kind = a.kind and k.key = a.key';

// Seen again, a member is written again only when its time lags behind by a twentieth of the span.
const ADDED = `
insert into company as c (service, kind, key, ends, member, at)
select a.service, a.kind, a.key, a.ends, a.member, max(a.at) from a, ${UNFLUSHED}
where a.member is not null
  and not exists (
    select 1 from company k where ${OF} and k.ends = a.ends and k.member = a.member and k.at >= a.at - make_interval(secs => a.lag))
  and (select count(*) from (select 1 from company k where ${OF} and k.ends = a.ends limit a.most) filled) < a.most
group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
on conflict (service, kind, key, ends, member) do update set at = excluded.at where c.at < excluded.at`;

// A member of both stretches is one member. What this very statement adds it does not see: who joins is told as known or new.
const COUNT = `
select n.n, m.known from a
cross join lateral (
  select count(*)::int as n from (
    select k.member from company k where ${OF} and k.ends in (a.ends, a.before) and k.at > a.since
    group by k.member limit a.most) members) n
cross join lateral (
  select a.member is null or exists (
    select 1 from company k where ${OF} and k.ends in (a.ends, a.before) and k.member = a.member and k.at > a.since) as known) m
order by a.ord`;

const ADD = `with ${ASK} ${ADDED}`;
const JOIN = `with ${ASK}, added as (${ADDED}) ${COUNT}`;
const ONLY_COUNT = `with ${ASK} ${COUNT}`;

export async function addMembers(pool: Pool, members: readonly CompanyMember[]): Promise<void> {
  if (members.length === 0) return;
  const values = valuesOf(ROW, members);
  await retrying(() => pool.query({ name: 'company.add', text: ADD, values }));
}

interface Counted {
  readonly n: number;
  readonly known: boolean;
}

const nameOf = ({ service, kind, key }: Company): string => `${service} ${kind} ${key}`;

/** Those that were there, and those of this batch that were not. */
function sizesOf(rows: readonly Row[], counted: readonly Counted[]): readonly number[] {
  const fresh = new Map<string, Set<Mark>>();
  for (const [i, row] of rows.entries()) {
    if (counted[i]!.known) continue;
    const name = nameOf(row);
    fresh.set(name, (fresh.get(name) ?? new Set()).add(row.member!));
  }
  return rows.map((row, i) => Math.min(row.most, counted[i]!.n + (fresh.get(nameOf(row))?.size ?? 0)));
}

type CompanyAsk = Pick<ReserveAsk, 'companies'> & Partial<Pick<ReserveAsk, 'members'>>;

/** How many each company has that is asked about, those who join with this very ask among them, in the asks' own order. */
export async function joinCompanies(
  pool: Pool,
  asks: readonly CompanyAsk[],
  now: Instant,
): Promise<readonly (readonly number[])[]> {
  const joining = (ask: CompanyAsk, c: Company) => ask.members?.find((m) => nameOf(m) === nameOf(c))?.member ?? null;
  const asked = asks.flatMap((ask) => ask.companies.map((c): Row => ({ ...c, at: now, member: joining(ask, c) })));
  const joined = asks.flatMap((ask) =>
    (ask.members ?? []).filter((m) => !ask.companies.some((c) => nameOf(m) === nameOf(c))),
  );
  const rows = [...asked, ...joined];
  if (rows.length === 0) return asks.map(() => []);
  const adds = rows.some((row) => row.member !== null);
  const values = valuesOf(ROW, rows);
  const query = adds
    ? { name: 'company.join', text: JOIN, values }
    : { name: 'company.count', text: ONLY_COUNT, values };
  const found = await retrying(() => pool.query(query));
  const sizes = [...sizesOf(rows, found.rows)];
  return asks.map((ask) => sizes.splice(0, ask.companies.length));
}

const WORLD: readonly Column<WorldFact>[] = [
  column('service', 'text', (f) => f.service),
  column('at', 'timestamptz', (f) => toTime(f.at)),
  column('fact', 'text', (f) => f.fact),
  column('component', 'text', (f) => f.component),
];

const ADD_WORLD = `insert into world (service, at, fact, component) select service, at, fact, component from ${rowsAs('a', WORLD)}`;

export async function addWorldFacts(pool: Pool, facts: readonly WorldFact[]): Promise<void> {
  if (facts.length === 0) return;
  await pool.query({ name: 'world.add', text: ADD_WORLD, values: valuesOf(WORLD, facts) });
}
