/** One pool of connections, and the few conversions between the engine's values and PostgreSQL's. */
import pg from 'pg';
import type { Instant } from '../engine/model.ts';
import type { Mark } from '../engine/ports.ts';

// Times travel as milliseconds: parse timestamptz (1184) once, here. int8 (20) holds revisions and units below 2^53.
pg.types.setTypeParser(1184, (text) =>
  Date.parse(text.includes(':') ? text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00') : text),
);
pg.types.setTypeParser(20, Number);

export type Pool = pg.Pool;

export interface PoolOptions {
  readonly connectionString?: string;
  readonly host?: string;
  readonly port?: number;
  readonly user?: string;
  readonly database?: string;
  readonly password?: string;
  readonly max?: number;
}

/**
 * Every statement finds its rows by key whatever its parameters are, so it is planned once (planning the largest anew takes longer
 * than running it), by its keys even while a table is so small, or so new, that reading all of it looks cheaper: a plan made then
 * would be kept when it has grown.
 */
const SESSION =
  '-c timezone=UTC -c plan_cache_mode=force_generic_plan -c random_page_cost=1.1 -c enable_seqscan=off -c enable_bitmapscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c jit=off';

/** What every connection is told when it begins. */
export const sessionOf = () => ({ application_name: 'countersign', options: SESSION });

export function openPool(options: PoolOptions): Pool {
  const pool = new pg.Pool({ max: 10, ...options, ...sessionOf() });
  // An idle connection that breaks is replaced by the pool at its next use; without a listener it would end the process.
  pool.on('error', () => {});
  return pool;
}

const GROWN = `
select s.relid::regclass::text as name from pg_stat_user_tables s join pg_class c on c.oid = s.relid
where c.relkind = 'r' and s.n_mod_since_analyze > greatest(10000, c.reltuples / 2)`;

/**
 * Lets the planner learn how large tables have become; autovacuum does so within minutes, and a replay fills them in seconds. Of what
 * is still small it is better off not knowing.
 */
export async function learnSizes(pool: Pool): Promise<void> {
  const { rows } = await pool.query(GROWN);
  for (const { name } of rows) await pool.query(`analyze ${name}`);
}

let last: readonly [Instant, string] = [0, new Date(0).toISOString()];

/** Most times of a batch are its own: the last one is remembered. */
export function toTime(at: Instant): string {
  if (at !== last[0]) last = [at, new Date(at).toISOString()];
  return last[1];
}
export const toBytes = (mark: Mark): Buffer => Buffer.from(mark, 'hex');
export const toMark = (bytes: Buffer): Mark => bytes.toString('hex');
export const toMarkOrNull = (bytes: Buffer | null): Mark | null => (bytes ? bytes.toString('hex') : null);

/** Rows for `jsonb_to_recordset`: bytes as hex (decoded in SQL), times as ISO text. */
export const hex = (bytes: Uint8Array | null): string | null => (bytes ? Buffer.from(bytes).toString('hex') : null);

const RETRYABLE = new Set(['40001', '40P01']);

/** Runs a statement again when PostgreSQL chose it as a deadlock's victim; bounded, since ordered locking makes that rare. */
export async function retrying<T>(run: () => Promise<T>): Promise<T> {
  for (let left = 4; ; left--) {
    try {
      return await run();
    } catch (error) {
      if (left === 0 || !RETRYABLE.has((error as { code?: string }).code ?? '')) throw error;
    }
  }
}
