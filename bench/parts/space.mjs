// What a code takes: bytes of tables and indexes after so many cycles, and bytes of write-ahead log for each.
import { createDatabase, query } from '../postgres/databases.mjs';
import { openLibraryWorker } from './library.mjs';

/** A partition counts as its table. */
const SIZES = `
select coalesce(parent.relname, c.relname) as name,
  sum(pg_table_size(c.oid))::bigint as table, sum(pg_indexes_size(c.oid))::bigint as indexes
from pg_class c left join pg_inherits h on h.inhrelid = c.oid left join pg_class parent on parent.oid = h.inhparent
where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' group by 1 order by 1`;

async function sizesOf(config) {
  const rows = await query(config, SIZES);
  return new Map(rows.map((row) => [row.name, { table: Number(row.table), indexes: Number(row.indexes) }]));
}

const walOf = async (config) =>
  Number((await query(config, "select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0') as at"))[0].at);

export async function measureSpace({ config, plan, results }, closing) {
  const { cycles, callers } = plan.space;
  const database = await createDatabase(config, 'bench_space');
  const library = await openLibraryWorker(database, plan.prepareCycles);
  closing.push(library.end);
  await query(database, 'checkpoint');
  const [before, walBefore] = [await sizesOf(database), await walOf(database)];
  await library.call('repeat', 'cycle', cycles, callers);
  const [after, walAfter] = [await sizesOf(database), await walOf(database)];
  const grown = [...after].map(([name, { table, indexes }]) => {
    const was = before.get(name) ?? { table: 0, indexes: 0 };
    return { name, table: (table - was.table) / cycles, indexes: (indexes - was.indexes) / cycles };
  });
  results.found('space', {
    cycles,
    tables: grown.filter(({ table, indexes }) => table + indexes > 0),
    walBytes: (walAfter - walBefore) / cycles,
  });
}
