/** A move of marks to a new index key: when it may begin, how it begins, and when it is over. */
import type { Instant } from '../../engine/model.ts';
import type { Mark } from '../../engine/ports.ts';
import { nameOfMove } from '../jobs/reindex.ts';
import { type Pool, toBytes, toMark, toTime } from '../pool.ts';
import type { Transaction } from '../transaction.ts';
import type { OpenVault } from '../vault/vault.ts';
import { closeFence, openFence } from './fence.ts';

/** Nodes look for new keys every few seconds, and one that could not for longer looks before it does anything else. */
const LEARNED_AFTER_SECONDS = 60;

const AGE = `
select extract(epoch from now() - created_at)::int as age from wrapped_key where service = $1 and use = 'index' and active_from = 'infinity'`;

/** Until every node knows of the key that is coming. Undefined: none is. */
export async function secondsUntilMove(pool: Pool, service: string): Promise<number | undefined> {
  const { rows } = await pool.query(AGE, [service]);
  return rows[0] && Math.max(0, LEARNED_AFTER_SECONDS - rows[0].age);
}

const WRITTEN_DOWN = 'select kind, key, at, aliases, purse from erasure where service = $1';
const WRITE_DOWN = `
update erasure e set key = $5, aliases = $6, purse = $7 where e.service = $1 and e.kind = $2 and e.key = $3 and e.at = $4`;

/** Erasures are few, and looked for from everywhere: they are taken over at once. */
async function moveErasures(tx: Transaction, service: string, lead: (mark: Mark) => Mark): Promise<void> {
  const to = (key: Buffer) => toBytes(lead(toMark(key)));
  for (const row of (await tx.query(WRITTEN_DOWN, [service])).rows)
    await tx.query(WRITE_DOWN, [
      service,
      row.kind,
      row.key,
      toTime(row.at),
      to(row.key),
      row.aliases.map(to),
      row.purse && to(row.purse),
    ]);
}

/** From here on every new mark is of the key that was coming. Whoever does not know it by now learns it by failing once. */
export async function beginMove(pool: Pool, vault: OpenVault, service: string, now: Instant): Promise<void> {
  await vault.refresh();
  const marks = vault.marksOf(service);
  const generation = marks.generations;
  await closeFence(pool, service, generation, now, (tx) =>
    moveErasures(tx, service, (mark) => marks.lead(mark, generation - 1, generation)),
  );
  await vault.refresh();
}

/** Every row was gone through; what is left is for counters of before to be over. */
export async function isThrough(pool: Pool, service: string, generation: number): Promise<boolean> {
  const text = 'select 1 from job where service = $1 and name = $2 and finished_at is not null';
  return (await pool.query(text, [service, nameOfMove(generation)])).rows.length > 0;
}

const DUE = `
select k.service, k.generation from wrapped_key k join job j on j.service = k.service and j.name = $3 || k.generation
where k.use = 'index' and not k.settled and j.finished_at is not null
  and k.active_from <= $1::timestamptz - 2 * make_interval(secs => $2) - interval '2 minutes'`;

/** Company of before is over by then. */
const FORGET_COMPANY = `
delete from company where service = $1 and get_byte(key, 15) & 3 <> $2::int & 3 and exists (
  select 1 from wrapped_key where service = $1 and use = 'index' and generation = $2::int and not settled)`;

/** Ends the moves whose rows are all taken over and whose counters of before are over. Spans are never longer than `longestSeconds`. */
export async function settleMoves(pool: Pool, now: Instant, longestSeconds: number): Promise<void> {
  const { rows } = await pool.query(DUE, [toTime(now), longestSeconds, nameOfMove('')]);
  for (const { service, generation } of rows) {
    await pool.query(FORGET_COMPANY, [service, generation]);
    await openFence(pool, service, generation);
  }
}
