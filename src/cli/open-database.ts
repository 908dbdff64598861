/** The database: a PostgreSQL server where one is named, the embedded one in DATA_DIR otherwise. Migrated before anything uses it. */
import { resolve } from 'node:path';
import { startEmbedded } from '../store/embedded/start-embedded.ts';
import { migrate, openPool, type Pool } from '../store/index.ts';
import type { Settings } from './settings.ts';

export interface OpenDatabase {
  readonly pool: Pool;
  readonly embedded: boolean;
  close(): Promise<void>;
}

/** `onLost`: the embedded server ended without having been asked to. */
export async function openDatabase(settings: Settings, onLost: (why: Error) => void): Promise<OpenDatabase> {
  if (settings.databaseUrl !== null) {
    const pool = openPool({ connectionString: settings.databaseUrl });
    await migrate(pool);
    return { pool, embedded: false, close: () => pool.end() };
  }
  const server = await startEmbedded({ dataDir: resolve(settings.dataDir), onExit: onLost });
  const pool = openPool({ ...server.config });
  try {
    await migrate(pool);
  } catch (error) {
    await pool.end();
    await server.stop();
    throw error;
  }
  return {
    pool,
    embedded: true,
    close: async () => {
      await pool.end();
      await server.stop();
    },
  };
}
