/**
 * Work on the tables themselves, by one node at a time, each lock waited for shortly: while a lock is waited for, whoever comes after
 * waits too. What was not to be had is tried again later.
 */
import type pg from 'pg';
import type { Pool } from '../pool.ts';

const LOCK = 0x636f_756f;
const WAIT_MS = 200;

/** Undefined where another node is at it. */
export async function alone<T>(pool: Pool, run: (client: pg.ClientBase) => Promise<T>): Promise<T | undefined> {
  const client = await pool.connect();
  let done = false;
  try {
    const { rows } = await client.query('select pg_try_advisory_lock($1) as mine', [LOCK]);
    if (!rows[0].mine) return undefined;
    await client.query(`set lock_timeout = ${WAIT_MS}`);
    const result = await run(client);
    await client.query('reset lock_timeout');
    await client.query('select pg_advisory_unlock($1)', [LOCK]);
    done = true;
    return result;
  } finally {
    // A connection that something went wrong on is closed, and the lock with it.
    client.release(!done);
  }
}

const LOCK_NOT_AVAILABLE = '55P03';

/** False where a lock was not to be had in time. */
export async function inTime(run: () => Promise<unknown>): Promise<boolean> {
  try {
    await run();
    return true;
  } catch (error) {
    if ((error as { code?: string }).code !== LOCK_NOT_AVAILABLE) throw error;
    return false;
  }
}

export async function inTransaction(client: pg.ClientBase, statements: readonly string[]): Promise<void> {
  await client.query('begin');
  try {
    for (const statement of statements) await client.query(statement);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}
