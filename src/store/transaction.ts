/** A transaction of several statements, for what is rare: keys, erasures, jobs. The hot path needs none; a statement is its own. */
import type { PoolClient } from 'pg';
import type { Pool } from './pool.ts';

export type Transaction = Pick<PoolClient, 'query'>;

/** A connection that breaks is told by the statement that fails; without a listener it would end the process besides. */
const ignore = () => {};

export async function inTransaction<T>(pool: Pool, run: (tx: Transaction) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  client.on('error', ignore);
  let isBroken = false;
  try {
    await client.query('begin');
    const answer = await run(client);
    await client.query('commit');
    return answer;
  } catch (error) {
    await client.query('rollback').catch(() => {
      isBroken = true;
    });
    throw error;
  } finally {
    client.off('error', ignore);
    client.release(isBroken);
  }
}
