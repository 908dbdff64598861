/**
 * The SQL of counting. Every statement that locks rows is handed them in one order and locks them in it, one after the other, so two
 * batches never wait for each other in a circle. Counting does not wait for its commit to reach the disk: a crash may lose the
 * counts of its last moments, and what is acknowledged after them is written by a statement that does wait.
 */
import type { Instant } from '../../engine/model.ts';
import type { Stored } from '../counters/positions.ts';
import { beginsWithUse, type Row } from '../counters/rows.ts';
import type { Pool } from '../pool.ts';
import { retrying } from '../pool.ts';

const SOON = "soon as materialized (select set_config('synchronous_commit', 'off', true))";
const COLUMNS = 'id, ends_ms, strangers, familiars, prev_strangers, prev_familiars, near';

/**
 * Adds to each row, which begins anew when its window is over, and answers the rows as they then stand. Whoever only looks adds
 * nothing to a row that is there, and makes none: but it takes the lock, and so stands behind all who counted before it.
 */
const COUNT = `
with ${SOON}
insert into counter as c (id, ends_ms, forget_ms, strangers, familiars, near, service, name)
select a.id, a.ends_ms, a.forget_ms, a.strangers, a.familiars, a.near, a.service, a.name
from unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::int[], $5::int[], $6::smallint[], $7::text[], $8::text[])
  with ordinality as a(id, ends_ms, forget_ms, strangers, familiars, near, service, name, ord), soon
where a.strangers + a.familiars + a.near > 0 or (select e.id from counter e where e.id = a.id) is not null
order by a.ord
on conflict (id) do update set
  ends_ms = case when c.ends_ms > $9 then c.ends_ms else excluded.ends_ms end,
  forget_ms = case when c.ends_ms > $9 then c.forget_ms else excluded.forget_ms end,
  strangers = excluded.strangers + case when c.ends_ms > $9 then c.strangers else 0 end,
  familiars = excluded.familiars + case when c.ends_ms > $9 then c.familiars else 0 end,
  prev_strangers = case when c.ends_ms > $9 then c.prev_strangers
    when c.ends_ms = 2 * excluded.ends_ms - excluded.forget_ms then c.strangers else 0 end,
  prev_familiars = case when c.ends_ms > $9 then c.prev_familiars
    when c.ends_ms = 2 * excluded.ends_ms - excluded.forget_ms then c.familiars else 0 end,
  near = greatest(excluded.near, case when c.ends_ms > $9 then c.near
    when c.ends_ms = 2 * excluded.ends_ms - excluded.forget_ms then c.near - 1 else 0 end)
returning ${COLUMNS.replace(/\w+/g, 'c.$&')}`;

const READ = `select ${COLUMNS} from counter where id = any($1::uuid[])`;

/** What was taken is given back only to the window it was taken from, wherever that has gone since. */
const RELEASE = `
with ${SOON}, ask as materialized (
  select a.* from unnest($1::uuid[], $2::bigint[], $3::int[], $4::int[])
    with ordinality as a(id, ends_ms, strangers, familiars, ord), soon order by a.ord
), locked as materialized (
  select a.* from ask a cross join lateral (select from counter c where c.id = a.id for update) l
)
update counter c set
  strangers = c.strangers - case when c.ends_ms = a.ends_ms then least(a.strangers, c.strangers) else 0 end,
  familiars = c.familiars - case when c.ends_ms = a.ends_ms then least(a.familiars, c.familiars) else 0 end,
  prev_strangers = c.prev_strangers - case when c.ends_ms > a.ends_ms then least(a.strangers, c.prev_strangers) else 0 end,
  prev_familiars = c.prev_familiars - case when c.ends_ms > a.ends_ms then least(a.familiars, c.prev_familiars) else 0 end
from locked a
where c.id = a.id and (c.ends_ms = a.ends_ms or 2 * c.ends_ms - c.forget_ms = a.ends_ms)`;

type StoredRow = readonly [string, number, number, number, number, number, number];

function byId(rows: readonly StoredRow[]): Map<string, Stored> {
  const found = new Map<string, Stored>();
  for (const [id, endsMs, strangers, familiars, prevStrangers, prevFamiliars, near] of rows)
    found.set(id, { endsMs, strangers, familiars, prevStrangers, prevFamiliars, near });
  return found;
}

const adds = (row: Row): boolean => row.strangers + row.familiars + row.near > 0;

/** Adds what each row says. `rows` are in lock order, each once. A window that begins with its first use begins with no look. */
export async function count(pool: Pool, rows: readonly Row[], now: Instant): Promise<Map<string, Stored>> {
  if (rows.length === 0) return new Map();
  const begins = (row: Row) => adds(row) || !beginsWithUse(row.take);
  const values = [
    rows.map((row) => row.id),
    rows.map((row) => (begins(row) ? row.endsMs : now)),
    rows.map((row) => (begins(row) ? row.forgetMs : now)),
    rows.map((row) => row.strangers),
    rows.map((row) => row.familiars),
    rows.map((row) => row.near),
    rows.map((row) => row.take.service),
    rows.map((row) => row.take.name),
    now,
  ];
  const query = { name: 'counters.count', text: COUNT, values, rowMode: 'array' as const };
  const found = await retrying(() => pool.query(query));
  return byId(found.rows as unknown as StoredRow[]);
}

export async function readCounters(pool: Pool, ids: readonly string[]): Promise<Map<string, Stored>> {
  if (ids.length === 0) return new Map();
  const query = { name: 'counters.read', text: READ, values: [ids], rowMode: 'array' as const };
  return byId((await pool.query(query)).rows as unknown as StoredRow[]);
}

/** What goes back to one row of one window. */
export interface Return extends Pick<Row, 'id' | 'take' | 'endsMs'> {
  strangers: number;
  familiars: number;
}

/** `returns` are in lock order, each row and window once. */
export async function giveBack(pool: Pool, returns: readonly Return[]): Promise<void> {
  const values = [
    returns.map((one) => one.id),
    returns.map((one) => one.endsMs),
    returns.map((one) => one.strangers),
    returns.map((one) => one.familiars),
  ];
  await retrying(() => pool.query({ name: 'counters.release', text: RELEASE, values }));
}
