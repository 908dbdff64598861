/**
 * From one moment on the database takes no mark of the older generation in the rows that are found by theirs and that exactness hangs
 * on. Whoever writes one then has not heard of the move yet: it fails, learns, and writes again. Nothing of the older generation can
 * come into being any more, so what was taken over stays so.
 */
import type { Instant } from '../../engine/model.ts';
import { type Pool, toTime } from '../pool.ts';
import { inTransaction, type Transaction } from '../transaction.ts';
import { tagOf } from '../vault/marks.ts';

const FENCED = ['budget', 'erasure', 'subject'] as const;

const nameOf = (table: string, service: string) => `${table}_marks_of_${service}`;
const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
const text = (value: string) => `'${value.replaceAll("'", "''")}'`;

const FENCE = (table: string, service: string, generation: number) => `
alter table ${table} add constraint ${quoted(nameOf(table, service))}
  check (service <> ${text(service)} or get_byte(key, 15) & 3 = ${tagOf(generation)}) not valid`;

const OPEN = (table: string, service: string) =>
  `alter table ${table} drop constraint if exists ${quoted(nameOf(table, service))}`;

/** Whether a write was refused because it brought a mark of an older generation. */
export function isFenced(error: unknown): boolean {
  const { code, constraint = '' } = error as { code?: string; constraint?: string };
  return code === '23514' && FENCED.some((table) => constraint.startsWith(nameOf(table, '')));
}

const LOCK_NOT_AVAILABLE = '55P03';
const TRIES = 200;
const sleep = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms));

/**
 * Changing a table waits for all that is under way on it, and everybody else waits behind: so it waits shortly, gives up, and tries
 * again a little later. Shorter than a deadlock is looked for, so that nobody but this one ever gives way.
 */
async function changing(pool: Pool, run: (tx: Transaction) => Promise<void>): Promise<void> {
  for (let left = TRIES; ; left--) {
    try {
      return await inTransaction(pool, async (tx) => {
        await tx.query("set local lock_timeout = '300ms'");
        await run(tx);
      });
    } catch (error) {
      if (left === 0 || (error as { code?: string }).code !== LOCK_NOT_AVAILABLE) throw error;
      await sleep(100 + 200 * Math.random());
    }
  }
}

const BEGIN = `
update wrapped_key set active_from = $3, settled = false
where service = $1 and use = 'index' and generation = $2 and active_from = 'infinity'`;

/** From here on marks are of this generation. `also` runs in the same transaction. Nothing happens where it had begun before. */
export const closeFence = (
  pool: Pool,
  service: string,
  generation: number,
  now: Instant,
  also: (tx: Transaction) => Promise<void>,
): Promise<void> =>
  changing(pool, async (tx) => {
    if ((await tx.query(BEGIN, [service, generation, toTime(now)])).rowCount === 0) return;
    for (const table of FENCED) await tx.query(FENCE(table, service, generation));
    await also(tx);
  });

const SETTLE = "update wrapped_key set settled = true where service = $1 and use = 'index' and generation = $2";

/** Nothing of the generation before is left: proved row by row where the fence stands, beside whoever writes. Throws where something is. */
export async function openFence(pool: Pool, service: string, generation: number): Promise<void> {
  for (const table of FENCED)
    await pool.query(`alter table ${table} validate constraint ${quoted(nameOf(table, service))}`);
  await changing(pool, async (tx) => {
    for (const table of FENCED) await tx.query(OPEN(table, service));
    await tx.query(SETTLE, [service, generation]);
  });
}
