/**
 * What goes of tables that are not cut by time. There is no index to find it by, since that would have to be written with every
 * change: a stretch of the table is looked through at a time, page by page, so that all of it was after about half a day. Rows that
 * somebody holds at this moment are passed over, so a sweep waits for nobody.
 */
import type { Instant } from '../../engine/model.ts';
import type { Pool } from '../pool.ts';
import { toTime } from '../pool.ts';

export interface Sweep {
  readonly table: string;
  /** The rows `t` that go at the time `$1`. */
  readonly over: string;
}

export const SWEEPS: readonly Sweep[] = [
  {
    // Every hold has ended, and what was guessed wrong is out of every window: what is left says nothing.
    table: 'budget',
    over: `not exists (select from unnest(t.holds) h where h.ends > $1)
      and not exists (select from unnest(t.spent) s where s.day > ($1::timestamptz)::date - 61)`,
  },
  { table: 'event_seen', over: "t.day < ($1::timestamptz - interval '30 days')::date" },
  { table: 'world', over: "t.at < $1::timestamptz - interval '90 days'" },
];

/** Turns in which a table is looked through once: at one in five seconds, half a day. */
const TURNS = 8000;
const PAGES_LEAST = 100;

export const pagesOf = (table: string): string =>
  `(select pg_relation_size('${table}') / current_setting('block_size')::bigint)`;

/** The rows `t` of a stretch: from page `$2` on, `$3` pages. */
export const STRETCH = `t.ctid >= ('(' || $2::bigint || ',0)')::tid and t.ctid < ('(' || ($2::bigint + $3::bigint) || ',0)')::tid`;

const sweeping = ({ table, over }: Sweep): string => `
with over as materialized (select t.ctid from ${table} t where ${STRETCH} and ${over} for update skip locked),
gone as (delete from ${table} where ctid = any(array(select ctid from over)) returning 1)
select (select count(*)::int from gone) as gone`;

export interface Stretch {
  readonly from: number;
  readonly pages: number;
  /** Where the next begins; 0 when the table was looked through. */
  readonly next: number;
}

/** The stretch from page `from` on; `pages`: how long, or as long as its turn. */
export async function stretchOf(pool: Pool, table: string, from: number, pages: number | null): Promise<Stretch> {
  const { rows } = await pool.query(`select ${pagesOf(table)}::int as all`);
  const length = pages ?? Math.max(PAGES_LEAST, Math.ceil(rows[0].all / TURNS));
  return { from, pages: length, next: from + length >= rows[0].all ? 0 : from + length };
}

export async function sweepStretch(pool: Pool, sweep: Sweep, now: Instant, { from, pages }: Stretch): Promise<number> {
  const query = { name: `sweep.${sweep.table}`, text: sweeping(sweep), values: [toTime(now), from, pages] };
  return (await pool.query(query)).rows[0].gone;
}

/** How many rows would go. Reads the whole table. */
export async function countOver(pool: Pool, { table, over }: Sweep, now: Instant): Promise<number> {
  const { rows } = await pool.query(`select count(*)::int as n from ${table} t where ${over}`, [toTime(now)]);
  return rows[0].n;
}
