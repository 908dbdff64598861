// What a code takes of each table: of the table itself with what is stored out of line, and of its indexes; and how its rows were changed.
import { query } from '../postgres/databases.mjs';

const FILLED_FROM = 1000;

/** A part counts as its table. */
const BY_TABLE = `
from pg_class c left join pg_inherits h on h.inhrelid = c.oid left join pg_class p on p.oid = h.inhparent
left join pg_stat_user_tables s on s.relid = c.oid
where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' group by 1`;

const SIZES = `
select coalesce(p.relname, c.relname) as name, sum(greatest(c.reltuples, 0))::float8 as rows,
  sum(pg_table_size(c.oid))::float8 as heap, sum(pg_indexes_size(c.oid))::float8 as indexes ${BY_TABLE} order by 3 desc`;

/** @returns {Promise<{ name: string, rows: number, heap: number, indexes: number }[]>} bytes, the largest table first */
export async function sizesOf(config) {
  return (await query(config, SIZES)).filter(({ rows }) => rows >= FILLED_FROM);
}

const CHANGES = `
select coalesce(p.relname, c.relname) as name, sum(s.n_tup_upd)::float8 as updates, sum(s.n_tup_hot_upd)::float8 as hot,
  sum(s.n_dead_tup)::float8 as dead, sum(s.n_live_tup)::float8 as live ${BY_TABLE} order by 1`;

/** Of all time. @returns {Promise<{ name: string, updates: number, hot: number, dead: number, live: number }[]>} */
export const changesOf = (config) => query(config, CHANGES);

/** What came between; dead and live are what there is after it. */
export const changesBetween = (before, after) =>
  after.map(({ name, updates, hot, dead, live }) => {
    const was = before.find((one) => one.name === name) ?? { updates: 0, hot: 0 };
    return { name, updates: updates - was.updates, hot: hot - was.hot, dead, live };
  });
