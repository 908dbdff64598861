/** Makes large tables of small ones: each is filled with rows like those it has, other in every key. For plans, and nothing else. */
import type { Pool } from '../../src/store/index.ts';

const COLUMNS = `
select c.relname as table, array_agg(a.attname::text order by a.attnum) as names, array_agg(a.atttypid::regtype::text order by a.attnum) as types
from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attidentity = ''
where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = current_schema()::regnamespace
  and c.relname not in ('migration', 'setting') group by 1 order by 1`;

/** Another value in every key. */
function other(name: string, type: string): string {
  if (type === 'uuid') return `(left(t.${name}::text, 8) || right(md5(t.${name}::text || k), 24))::uuid`;
  if (type === 'bytea') return `decode(md5(t.${name} || int4send(k)), 'hex')`;
  return name === 'id' || name === 'event_id' ? `t.${name} || k` : `t.${name}`;
}

export async function multiplyRows(pool: Pool, rows: number): Promise<void> {
  const { rows: tables } = await pool.query(COLUMNS);
  for (const { table, names, types } of tables as { table: string; names: string[]; types: string[] }[]) {
    const values = names.map((name, i) => other(name, types[i]!)).join(', ');
    await pool.query(
      `insert into ${table} (${names.join(', ')}) select ${values} from (select * from ${table} limit 1) t
       cross join generate_series(1, $1::int) k on conflict do nothing`,
      [rows],
    );
  }
  const { rows: large } = await pool.query(
    "select oid::regclass::text as name from pg_class where relkind = 'r' and relnamespace = current_schema()::regnamespace and pg_relation_size(oid) > 100000",
  );
  for (const { name } of large) await pool.query(`vacuum analyze ${name}`);
}
