/**
 * New keys, and keys wrapped anew. Both take the same lock on the table, so that they happen one after the other; readers wait for
 * neither. A new key is wrapped with the master key that wraps the others, and the newest master key is taken into use by `rewrap`
 * alone: until then, nodes that do not have it yet can open everything.
 */
import { randomBytes } from 'node:crypto';
import type { Pool } from '../pool.ts';
import { inTransaction, type Transaction } from '../transaction.ts';
import { contextOf, readWrapped, USES, type Use, unwrap, type WrappedKey, wrongMaster } from './keyring.ts';
import { seal } from './sealing.ts';

export type RandomBytes = (length: number) => Uint8Array;

/** Long enough for every node to learn of a key before it is used, and for whoever reads our public keys to fetch them again. */
const ACTIVE_AFTER_SECONDS: Readonly<Record<Use, number>> = { code: 30, person: 30, index: 30, receipt: 900 };

const LOCK = 'lock table wrapped_key in share row exclusive mode';

async function lockKeys(tx: Transaction): Promise<readonly WrappedKey[]> {
  await tx.query(LOCK);
  return await readWrapped(tx);
}

function masterInUse(masters: readonly Uint8Array[], keys: readonly WrappedKey[]): Uint8Array {
  const newest = keys.at(-1);
  if (!newest) return masters[0]!;
  const found = unwrap(masters, newest);
  if (!found) throw wrongMaster();
  return masters[found.master]!;
}

interface NewKey {
  readonly service: string;
  readonly use: Use;
  readonly generation: number;
  readonly activeInSeconds: number;
}

const INSERT = `
insert into wrapped_key (id, service, use, generation, wrapped, created_at, active_from)
values ($1, $2, $3, $4, $5, now(), case when $6 < 'infinity'::float8 then now() + make_interval(secs => $6) else 'infinity' end)`;

async function insertKey(tx: Transaction, master: Uint8Array, key: NewKey, random: RandomBytes): Promise<string> {
  const id = `key_${Buffer.from(random(9)).toString('base64url')}`;
  const wrapped = seal(master, contextOf({ id, ...key }), random(32));
  await tx.query(INSERT, [id, key.service, key.use, key.generation, wrapped, key.activeInSeconds]);
  return id;
}

/** Makes what these services lack. Of nodes that start together one makes the keys, and the others find them. */
export function makeMissingKeys(
  pool: Pool,
  masters: readonly Uint8Array[],
  services: readonly string[],
  random: RandomBytes = randomBytes,
): Promise<void> {
  return inTransaction(pool, async (tx) => {
    const keys = await lockKeys(tx);
    const master = masterInUse(masters, keys);
    for (const service of services) {
      for (const use of USES) {
        if (keys.some((key) => key.service === service && key.use === use)) continue;
        await insertKey(tx, master, { service, use, generation: 1, activeInSeconds: 0 }, random);
      }
    }
  });
}

export interface RotateOptions {
  /** Until it is used; by default long enough for every node to have learned of it. */
  readonly activeInSeconds?: number;
  readonly random?: RandomBytes;
}

/** A new key of the service, which issues from the given time on. Answers its id. What the older ones made they still open. */
export function rotateKey(
  pool: Pool,
  masters: readonly Uint8Array[],
  service: string,
  use: Exclude<Use, 'index'>,
  { activeInSeconds = ACTIVE_AFTER_SECONDS[use], random = randomBytes }: RotateOptions = {},
): Promise<string> {
  return inTransaction(pool, async (tx) => {
    const keys = await lockKeys(tx);
    const earlier = keys.filter((key) => key.service === service && key.use === use).map((key) => key.generation);
    const generation = Math.max(0, ...earlier) + 1;
    return await insertKey(tx, masterInUse(masters, keys), { service, use, generation, activeInSeconds }, random);
  });
}

/**
 * A new index key, which every node learns of before anything is taken over to it. Undefined: marks are still on their way to the
 * newest there is, or it is waiting for them to be.
 */
export function announceIndexKey(
  pool: Pool,
  masters: readonly Uint8Array[],
  service: string,
): Promise<string | undefined> {
  return inTransaction(pool, async (tx) => {
    const keys = await lockKeys(tx);
    const newest = keys.findLast((key) => key.service === service && key.use === 'index');
    if (!newest?.active || !newest.settled) return undefined;
    const key = {
      service,
      use: 'index',
      generation: newest.generation + 1,
      activeInSeconds: Number.POSITIVE_INFINITY,
    } as const;
    return await insertKey(tx, masterInUse(masters, keys), key, randomBytes);
  });
}

/**
 * Wraps every key with the newest master key, all or none; killed half-way, nothing has changed. Afterwards the older ones may be
 * dropped from COUNTERSIGN_KEY. Answers how many keys there are.
 */
export function rewrapKeys(pool: Pool, masters: readonly Uint8Array[]): Promise<number> {
  return inTransaction(pool, async (tx) => {
    const keys = await lockKeys(tx);
    for (const key of keys) {
      const found = unwrap(masters, key);
      if (!found) throw wrongMaster();
      if (found.master === 0) continue;
      const wrapped = seal(masters[0]!, contextOf(key), found.secret);
      await tx.query('update wrapped_key set wrapped = $1 where id = $2 and wrapped = $3', [
        wrapped,
        key.id,
        key.wrapped,
      ]);
    }
    return keys.length;
  });
}
