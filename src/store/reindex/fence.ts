/**
 * From one moment on the database takes no new row that comes with a mark of the older generation, where rows are found by theirs. Whoever
 * brings one then has not heard of the move yet: it fails, learns, and writes again. So what was taken over stays so, and nothing comes
 * into being beside it. What stands there from before is changed as ever until it is taken over, by whoever finds it.
 */
import type { Instant } from '../../engine/model.ts';
import { ERASED } from '../../engine/ports.ts';
import { type Pool, toTime } from '../pool.ts';
import { inTransaction, type Transaction } from '../transaction.ts';
import { tagOf } from '../vault/marks.ts';

const FENCED = {
  budget: 'key',
  erasure: 'key',
  event_seen: 'key',
  explanation: 'address_key',
  subject: 'key',
} as const;
const TABLES = Object.keys(FENCED) as (keyof typeof FENCED)[];

const NAME = 'marks_of_';
const nameOf = (service: string) => `"${NAME}${service.replaceAll('"', '""')}"`;
const text = (value: string) => `'${value.replaceAll("'", "''")}'`;

/** A mark of another generation: what is not of 16 bytes is no mark, and what was blanked is none any more. */
const isOther = (mark: string, tag: string | number) =>
  `case when octet_length(${mark}) = 16 and ${mark} <> '\\x${ERASED}' then get_byte(${mark}, 15) & 3 <> ${tag} else false end`;

const CLOSE = (table: keyof typeof FENCED, service: string, generation: number) => `
create trigger ${nameOf(service)} before insert on ${table} for each row
  when (new.service = ${text(service)} and ${isOther(`new.${FENCED[table]}`, tagOf(generation))}) execute function refuse_mark()`;

const OPEN = (table: string, service: string) => `drop trigger if exists ${nameOf(service)} on ${table}`;

/** Whether a write was refused because it brought a mark of an older generation. */
export function isFenced(error: unknown): boolean {
  const { code, constraint } = error as { code?: string; constraint?: string };
  return code === '23514' && constraint?.startsWith(NAME) === true;
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
    for (const table of TABLES) await tx.query(CLOSE(table, service, generation));
    await also(tx);
  });

const LEFT = (table: keyof typeof FENCED) =>
  `select 1 from ${table} where service = $1 and ${isOther(FENCED[table], '$2')} limit 1`;

const SETTLE = `
update wrapped_key set settled = true where service = $1 and use = 'index' and generation = $2 and not settled`;

/** Nothing of the generation before is left: looked for while the fence stands, beside whoever writes. Throws where something is. */
export async function openFence(pool: Pool, service: string, generation: number): Promise<void> {
  for (const table of TABLES) {
    const { rows } = await pool.query(LEFT(table), [service, tagOf(generation)]);
    if (rows.length > 0) throw new Error(`Marks of before are left in ${table}.`);
  }
  await changing(pool, async (tx) => {
    // Another node did it before, and the fence may be the next one's by now.
    if ((await tx.query(SETTLE, [service, generation])).rowCount === 0) return;
    for (const table of TABLES) await tx.query(OPEN(table, service));
  });
}
