/**
 * The service's keys: random, kept in the database wrapped by the master key, unwrapped in memory. The master key wraps nothing
 * else, so rotating it changes no index and resets no limit. Rotating a code key adds a new issuing one; the old still checks.
 */
import { randomBytes } from 'node:crypto';
import type { Pool } from '../pool.ts';
import { open, seal } from './sealing.ts';

export const USES = ['code', 'index', 'person', 'receipt'] as const;
export type Use = (typeof USES)[number];

export interface ServiceKey {
  readonly id: string;
  readonly service: string;
  readonly use: Use;
  readonly secret: Uint8Array;
  readonly issuing: boolean;
}

export class MasterKeyWrong extends Error {}

export type RandomBytes = (length: number) => Uint8Array;

const context = (row: { id: string; service: string; use: string }) =>
  `countersign key ${row.service} ${row.use} ${row.id}`;

function unwrap(
  masters: readonly Uint8Array[],
  row: { id: string; service: string; use: string; wrapped: Uint8Array },
): Buffer {
  for (const master of masters) {
    try {
      return open(master, context(row), row.wrapped);
    } catch {}
  }
  throw new MasterKeyWrong(
    'No key in COUNTERSIGN_KEY opens the keys in this database. Give the key it was made with, newest first.',
  );
}

export async function loadKeys(pool: Pool, masters: readonly Uint8Array[]): Promise<readonly ServiceKey[]> {
  const { rows } = await pool.query(
    'select id, service, use, wrapped, issuing from wrapped_key order by created_at, id',
  );
  return rows.map((row) => ({
    id: row.id,
    service: row.service,
    use: row.use,
    issuing: row.issuing,
    secret: unwrap(masters, row),
  }));
}

/** Adds a new issuing key; of two nodes that start together, the first wins and the other's is not written. */
export async function addKey(
  pool: Pool,
  master: Uint8Array,
  service: string,
  use: Use,
  onlyIfNone: boolean,
  random: RandomBytes = randomBytes,
): Promise<void> {
  const id = `key_${Buffer.from(random(9)).toString('base64url')}`;
  const wrapped = seal(master, context({ id, service, use }), random(32));
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`key ${service} ${use}`]);
    const { rows } = await client.query('select 1 from wrapped_key where service = $1 and use = $2 limit 1', [
      service,
      use,
    ]);
    if (!onlyIfNone || rows.length === 0) {
      await client.query('update wrapped_key set issuing = false where service = $1 and use = $2', [service, use]);
      await client.query(
        'insert into wrapped_key (id, service, use, wrapped, created_at) values ($1, $2, $3, $4, now())',
        [id, service, use, wrapped],
      );
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}

/** Wraps every key with the newest master key. Afterwards the older ones may be dropped from COUNTERSIGN_KEY. */
export async function rewrapKeys(pool: Pool, masters: readonly Uint8Array[]): Promise<number> {
  const keys = await loadKeys(pool, masters);
  for (const key of keys) {
    const wrapped = seal(masters[0]!, context(key), key.secret);
    await pool.query('update wrapped_key set wrapped = $1 where id = $2', [wrapped, key.id]);
  }
  return keys.length;
}

/** Every code given out so far dies: for after a restore from a backup, whose codes might be checked a second time. */
export async function raiseEpoch(pool: Pool): Promise<number> {
  const { rows } = await pool.query(
    "update setting set value = (value::int + 1)::text where name = 'epoch' returning value",
  );
  return Number(rows[0].value);
}

export async function readEpoch(pool: Pool): Promise<number> {
  const { rows } = await pool.query("select value from setting where name = 'epoch'");
  return Number(rows[0].value);
}
