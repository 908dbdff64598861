/**
 * A database for a test: a copy of one migrated template on a real multi-connection PostgreSQL that the test run started, dropped
 * when the test file ends. Run alone, a test file starts a server of its own.
 */

import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import pg from 'pg';
import { startEmbedded } from '../../src/store/embedded/start-embedded.ts';
import { makeParts, migrate, openPool, type Pool, type PoolOptions } from '../../src/store/index.ts';

export const TEMPLATE = 'countersign_template';

/** Starts a throw-away server (no sync to disk: nothing in it must outlive the run) with the migrated template in it. */
export async function startTestServer(): Promise<{ config: PoolOptions; stop(): Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'cs-test-'));
  const server = await startEmbedded({ dataDir, durable: false, maxConnections: 200 });
  await query(server.config, `create database ${TEMPLATE}`);
  const pool = openPool({ ...server.config, database: TEMPLATE });
  await migrate(pool);
  // Tables in several parts, as they are in service: the tests' days lie across their cuts.
  for (const day of ['2026-11-09', '2026-11-14', '2026-11-19']) await makeParts(pool, Date.parse(day), 7);
  await pool.end();
  return {
    config: server.config,
    stop: async () => {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function query(config: PoolOptions, sql: string): Promise<void> {
  const client = new pg.Client({ ...config });
  await client.connect();
  await client.query(sql);
  await client.end();
}

let shared: Promise<{ config: PoolOptions; stop(): Promise<void> }> | undefined;

function findServer() {
  const given = process.env.COUNTERSIGN_TEST_SERVER;
  if (given) return Promise.resolve({ config: JSON.parse(given) as PoolOptions, stop: async () => {} });
  shared ??= startTestServer();
  return shared;
}

export interface TestDatabase {
  readonly pool: Pool;
  readonly config: PoolOptions;
  /** Another pool on the same database, as another process would have. */
  another(max?: number): Pool;
  /** What a process of its own finds the database by. */
  readonly url: string;
  /** A copy of it as it is now; nobody else may be on it. */
  backUp(): Promise<void>;
  /** The copy in its place. */
  restore(): Promise<void>;
}

/** To be called at the top of a test file: the database lives until the file's last test. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const server = await findServer();
  const database = `test_${randomBytes(8).toString('hex')}`;
  await query(server.config, `create database ${database} template ${TEMPLATE}`);
  const config = { ...server.config, database };
  const pools: Pool[] = [];
  const another = (max = 10) => {
    const pool = openPool({ ...config, max });
    pools.push(pool);
    return pool;
  };
  after(async () => {
    await Promise.all(pools.filter((pool) => !pool.ended).map((pool) => pool.end()));
    await query(server.config, `drop database ${database} with (force)`);
    if (shared) await (await shared).stop();
  });
  const { host = '', port = 5432, user = '' } = config;
  const url = `postgres:///${database}?host=${encodeURIComponent(host)}&port=${port}&user=${encodeURIComponent(user)}`;
  const copy = `${database}_backup`;
  const admin = (sql: string) => query(server.config, sql);
  const replace = async (from: string, to: string) => {
    await admin(`drop database if exists ${to} with (force)`);
    await admin(`create database ${to} template ${from}`);
  };
  after(() => admin(`drop database if exists ${copy} with (force)`));
  return {
    pool: another(),
    config,
    another,
    url,
    backUp: () => replace(database, copy),
    restore: () => replace(copy, database),
  };
}
