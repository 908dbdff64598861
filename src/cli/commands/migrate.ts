/** `countersign migrate`: for deployments that migrate before they roll out. `serve` does the same at start. */

import { startEmbedded } from '../../store/embedded/start-embedded.ts';
import { migrate, openPool } from '../../store/index.ts';
import type { Io } from '../io.ts';
import { readSettings } from '../read-settings.ts';

export async function runMigrate(env: NodeJS.ProcessEnv, io: Io): Promise<number> {
  const settings = readSettings(env);
  const server = settings.databaseUrl === null ? await startEmbedded({ dataDir: settings.dataDir }) : null;
  const pool = openPool(server ? { ...server.config } : { connectionString: settings.databaseUrl! });
  try {
    const done = await migrate(pool);
    io.stdout(done.length === 0 ? 'The database is up to date.\n' : `Migrated: ${done.join(', ')}\n`);
    return 0;
  } finally {
    await pool.end();
    await server?.stop();
  }
}
