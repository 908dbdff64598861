/** Waits until the server answers, by asking it: what it writes in its log is for people. */
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

export interface EmbeddedConfig {
  /** The folder of the server's socket. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
  /** Said outright, so that PGSSLMODE in the environment cannot ask a Unix socket for TLS. */
  readonly ssl: false;
}

/** Soon at first; then seldom, as the server logs every knock that comes too early. */
const POLL_MS = 5;
const POLL_MAX_MS = 250;

/** Recovery after a crash may take long, and giving up would only begin it anew; but nothing waits for ever. */
const READY_SECONDS = 600;

/** What connecting says before the server listens, and the SQLSTATE of one that still starts or recovers. */
const NOT_YET = ['ENOENT', 'ECONNREFUSED', 'ECONNRESET', '57P03'];

/** Made when it is missed, so that a first start killed half-way is completed by the next. */
async function ensureDatabase(client: pg.Client, name: string): Promise<void> {
  const found = await client.query('select 1 from pg_database where datname = $1', [name]);
  if (found.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
}

async function ask(config: EmbeddedConfig): Promise<'ready' | 'later'> {
  const client = new pg.Client({ ...config, database: 'postgres' });
  client.on('error', () => {});
  try {
    await client.connect();
    await ensureDatabase(client, config.database);
    return 'ready';
  } catch (error) {
    if (NOT_YET.includes((error as { code?: string }).code ?? '')) return 'later';
    throw error;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Resolves when statements are answered and the database exists; rejects when `isGone` says that the server ended, or after ten minutes. */
export async function waitUntilReady(config: EmbeddedConfig, isGone: () => boolean): Promise<void> {
  const deadline = performance.now() + READY_SECONDS * 1000;
  for (let pause = POLL_MS; (await ask(config)) === 'later'; pause = Math.min(pause * 1.5, POLL_MAX_MS)) {
    if (isGone()) throw new Error('the server ended');
    if (performance.now() > deadline) throw new Error(`the server did not answer within ${READY_SECONDS} seconds`);
    await sleep(pause);
  }
}
