/** What nodes sweep bit by bit, at once: for whoever wants to know what would go, or does not want to wait for it. */
import type { Instant } from '../../engine/model.ts';
import type { Pool } from '../pool.ts';
import { findUnseen, forgetStretch } from './forget-subjects.ts';
import { forgettingAt, type KeepRules } from './keep-space.ts';
import { countOver, type Stretch, SWEEPS, stretchOf, sweepStretch } from './sweeps.ts';

/** What would go now besides parts, by table. Reads the whole of these tables. */
export async function countGoing(
  pool: Pool,
  now: Instant,
  rules: KeepRules,
): Promise<Readonly<Record<string, number>>> {
  const going: Record<string, number> = { subject: 0 };
  for (const sweep of SWEEPS) going[sweep.table] = await countOver(pool, sweep, now);
  await eachStretch(pool, 'subject', async (stretch) => {
    going.subject! += (await findUnseen(pool, forgettingAt(now, rules), stretch)).length;
  });
  return going;
}

/** Sweeps these tables from beginning to end; answers how many rows went, by table. */
export async function sweepAll(pool: Pool, now: Instant, rules: KeepRules): Promise<Readonly<Record<string, number>>> {
  const gone: Record<string, number> = { subject: 0 };
  for (const sweep of SWEEPS) {
    gone[sweep.table] = 0;
    await eachStretch(pool, sweep.table, async (stretch) => {
      gone[sweep.table]! += await sweepStretch(pool, sweep, now, stretch);
    });
  }
  await eachStretch(pool, 'subject', async (stretch) => {
    gone.subject! += await forgetStretch(pool, forgettingAt(now, rules), stretch);
  });
  return gone;
}

const STRETCH_PAGES = 500;

async function eachStretch(pool: Pool, table: string, run: (stretch: Stretch) => Promise<void>): Promise<void> {
  let next = 0;
  do {
    const stretch = await stretchOf(pool, table, next, STRETCH_PAGES);
    await run(stretch);
    next = stretch.next;
  } while (next > 0);
}
