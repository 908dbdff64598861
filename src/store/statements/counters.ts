/**
 * The SQL of counting. Every statement that locks rows is handed them in one order and locks them in it, one after the other, so two
 * batches never wait for each other in a circle. Counting does not wait for its commit to reach the disk: a crash may lose the
 * counts of its last moments, and what is acknowledged after them is written by a statement that does wait.
 */
import type { Instant } from '../../engine/model.ts';
import { type Column, column, rowsAs, valuesOf } from '../columns.ts';
import type { Stored } from '../counters/positions.ts';
import { adds, beginsWithUse, type Row, roomFor, TOGETHER } from '../counters/rows.ts';
import type { Pool } from '../pool.ts';
import { retrying } from '../pool.ts';

const SOON = "soon as materialized (select set_config('synchronous_commit', 'off', true))";
const COLUMNS = 'id, ends_ms, strangers, familiars, prev_strangers, prev_familiars, room';

/** Whoever only looks is told of every row, and begins no window that begins with its first use. */
const isLook = (row: Row): boolean => !adds(row) && row.room !== TOGETHER;
const begins = (row: Row): boolean => !isLook(row) || !beginsWithUse(row.take);

interface Counted {
  readonly row: Row;
  readonly now: Instant;
}

const COUNTED: readonly Column<Counted>[] = [
  column('id', 'uuid', ({ row }) => row.id),
  column('ends_ms', 'bigint', ({ row, now }) => (begins(row) ? row.endsMs : now)),
  column('forget_ms', 'bigint', ({ row, now }) => (begins(row) ? row.forgetMs : now)),
  column('strangers', 'int', ({ row }) => row.strangers),
  column('familiars', 'int', ({ row }) => row.familiars),
  column('room', 'int', ({ row }) => (isLook(row) ? null : roomFor(row))),
  column('service', 'text', ({ row }) => row.take.service),
  column('name', 'text', ({ row }) => row.take.name),
];
const NOW = `$${COUNTED.length + 1}`;
const BESIDE = `$${COUNTED.length + 2}`;

/**
 * Adds to each row, which begins anew when its window is over, and answers the rows as they then stand. One of several that has no
 * room, or is marked (`room` -1), is left as it is and not answered, unless it is taken together with the others. Whoever only looks
 * adds nothing to a row that is there, and makes none: but it takes the lock, and so stands behind all who counted before it. Rows
 * that are read beside the counting are answered as they were before.
 */
const COUNT = `
with ${SOON},
counted as (
insert into counter as c (id, ends_ms, forget_ms, strangers, familiars, room, service, name)
select a.id, a.ends_ms, a.forget_ms, a.strangers, a.familiars, a.room, a.service, a.name
from ${rowsAs('a', COUNTED)}, soon
where a.strangers + a.familiars > 0 or a.room < 0 or (select e.id from counter e where e.id = a.id) is not null
order by a.ord
on conflict (id) do update set
  ends_ms = case when c.ends_ms > ${NOW} then c.ends_ms else excluded.ends_ms end,
  forget_ms = case when c.ends_ms > ${NOW} then c.forget_ms else excluded.forget_ms end,
  strangers = excluded.strangers + case when c.ends_ms > ${NOW} then c.strangers else 0 end,
  familiars = excluded.familiars + case when c.ends_ms > ${NOW} then c.familiars else 0 end,
  prev_strangers = case when c.ends_ms > ${NOW} then c.prev_strangers
    when c.ends_ms = 2 * excluded.ends_ms - excluded.forget_ms then c.strangers else 0 end,
  prev_familiars = case when c.ends_ms > ${NOW} then c.prev_familiars
    when c.ends_ms = 2 * excluded.ends_ms - excluded.forget_ms then c.familiars else 0 end,
  room = case when c.ends_ms > ${NOW} then least(c.room, excluded.room) else excluded.room end
where excluded.room is null or excluded.room < 0
  or excluded.strangers + excluded.familiars + case when c.ends_ms > ${NOW} then c.strangers + c.familiars else 0 end
    <= case when c.ends_ms > ${NOW} then least(c.room, excluded.room) else excluded.room end
returning ${COLUMNS.replace(/\w+/g, 'c.$&')}
)
select ${COLUMNS}, false from counted
union all select ${COLUMNS}, true from counter where id = any(${BESIDE}::uuid[])`;

/** What goes back to one row of one window. */
export interface Return extends Pick<Row, 'id' | 'take' | 'endsMs'> {
  strangers: number;
  familiars: number;
}

const RETURNED: readonly Column<Return>[] = [
  column('id', 'uuid', (r) => r.id),
  column('ends_ms', 'bigint', (r) => r.endsMs),
  column('strangers', 'int', (r) => r.strangers),
  column('familiars', 'int', (r) => r.familiars),
];

/** What was taken is given back only to the window it was taken from, wherever that has gone since. */
const RELEASE = `
with ${SOON}, ask as materialized (
  select a.* from ${rowsAs('a', RETURNED)}, soon order by a.ord
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

type StoredRow = readonly [string, number, number, number, number, number, number | null];

function byId(rows: readonly StoredRow[]): Map<string, Stored> {
  const found = new Map<string, Stored>();
  for (const [id, endsMs, strangers, familiars, prevStrangers, prevFamiliars, room] of rows)
    found.set(id, { endsMs, strangers, familiars, prevStrangers, prevFamiliars, room });
  return found;
}

export interface Counts {
  readonly counted: Map<string, Stored>;
  readonly read: Map<string, Stored>;
}

/** `rows` are in lock order, each once; `beside`: ids of what is only read. */
export async function count(
  pool: Pool,
  rows: readonly Row[],
  beside: readonly string[],
  now: Instant,
): Promise<Counts> {
  if (rows.length === 0 && beside.length === 0) return { counted: new Map(), read: new Map() };
  const values = [
    ...valuesOf(
      COUNTED,
      rows.map((row) => ({ row, now })),
    ),
    now,
    `{${beside.join(',')}}`,
  ];
  const query = { name: 'counters.count', text: COUNT, values, rowMode: 'array' as const };
  const found = (await retrying(() => pool.query(query))).rows as unknown as (readonly [...StoredRow, boolean])[];
  const of = (isRead: boolean) => byId(found.filter((row) => row[7] === isRead) as unknown as StoredRow[]);
  return { counted: of(false), read: of(true) };
}

/** `returns` are in lock order, each row and window once. */
export async function giveBack(pool: Pool, returns: readonly Return[]): Promise<void> {
  const values = valuesOf(RETURNED, returns);
  await retrying(() => pool.query({ name: 'counters.release', text: RELEASE, values }));
}
