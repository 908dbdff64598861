/** A PostgreSQL for one piece of work: a cluster in a folder of its own, gone afterwards. It promises nothing to a power cut. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '../store/embedded/start-embedded.ts';
import { migrate, openOneLinePool, type Pool } from '../store/index.ts';

export async function onThrowAwayDatabase<T>(run: (pool: Pool) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'countersign-replay-'));
  try {
    const server = await startEmbedded({ dataDir, durable: false });
    const pool = await openOneLinePool(server.config);
    try {
      await migrate(pool);
      return await run(pool);
    } finally {
      await pool.end();
      await server.stop();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}
