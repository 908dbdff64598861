/** The database's clock is the authority: every node reads its own and adds the measured difference. */
import type { Clock } from '../engine/ports.ts';
import type { Pool } from './pool.ts';

export interface DatabaseClock extends Clock {
  /** Milliseconds by which this node's clock is behind the database's. */
  skew(): number;
  measure(): Promise<void>;
}

/** A node whose clock is off by more than this is not ready. */
export const SKEW_MAX_MS = 2000;

export async function openDatabaseClock(pool: Pool, local: () => number): Promise<DatabaseClock> {
  let skew = 0;
  const measure = async () => {
    const before = local();
    const { rows } = await pool.query('select extract(epoch from clock_timestamp()) * 1000 as at');
    skew = Number(rows[0].at) - (before + local()) / 2;
  };
  await measure();
  return Object.freeze({ now: () => Math.round(local() + skew), skew: () => skew, measure });
}
