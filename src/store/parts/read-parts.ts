/** The parts that there are, out of PostgreSQL's own catalog: nothing is written down twice. */
import type { Instant } from '../../engine/model.ts';
import type { Pool } from '../pool.ts';
import { CUT_TABLES, type CutTable } from './tables.ts';

export interface Part {
  readonly cut: CutTable;
  readonly name: string;
  /** From when; null: from the beginning of time. */
  readonly from: Instant | null;
  /** Before when; null: open. */
  readonly until: Instant | null;
  /** Table, indexes and what is stored out of line. */
  readonly bytes: number;
  /** A detaching was begun and not ended. */
  readonly leaving: boolean;
  readonly options: readonly string[];
}

const READ = `
select p.relname as table, c.relname as name, c.reloptions as options, i.inhdetachpending as leaving,
  pg_get_expr(c.relpartbound, c.oid) as bound, pg_total_relation_size(c.oid)::float8 as bytes
from pg_inherits i join pg_class c on c.oid = i.inhrelid join pg_class p on p.oid = i.inhparent
where p.relname = any($1) and p.relkind = 'p' and p.relnamespace = current_schema()::regnamespace
order by p.relname, c.relname`;

/** As PostgreSQL says it: `FOR VALUES FROM ('…') TO (MAXVALUE)`. */
const BOUND = /^FOR VALUES FROM \((?:MINVALUE|'([^']+)')\) TO \((?:MAXVALUE|'([^']+)')\)$/;

function partOf(row: Record<string, unknown>): Part {
  const cut = CUT_TABLES.find(({ table }) => table === row.table)!;
  const bound = BOUND.exec(row.bound as string);
  if (!bound) throw new Error(`The bounds of ${row.name} are none of ours: ${row.bound}`);
  const at = (text: string | undefined) => (text === undefined ? null : cut.read(text));
  return {
    cut,
    name: row.name as string,
    from: at(bound[1]),
    until: at(bound[2]),
    bytes: row.bytes as number,
    leaving: row.leaving as boolean,
    options: (row.options as string[] | null) ?? [],
  };
}

/** In the order of the tables, the oldest first. */
export async function readParts(client: Pick<Pool, 'query'>): Promise<readonly Part[]> {
  const { rows } = await client.query(READ, [CUT_TABLES.map(({ table }) => table)]);
  const place = (part: Part) => CUT_TABLES.indexOf(part.cut);
  return (rows as Record<string, unknown>[])
    .map(partOf)
    .sort((a, b) => place(a) - place(b) || (a.from ?? Number.NEGATIVE_INFINITY) - (b.from ?? Number.NEGATIVE_INFINITY));
}
