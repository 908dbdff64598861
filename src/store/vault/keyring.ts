/**
 * The service's keys: random, kept in the database wrapped by a master key, unwrapped in memory. The master key wraps nothing else,
 * so rotating it changes no index and resets no limit. Keys of one service and use are numbered; the newest that is active issues,
 * and the older ones still open what was made under them.
 */
import type { Instant } from '../../engine/model.ts';
import type { Pool } from '../pool.ts';
import { open } from './sealing.ts';

export const USES = ['code', 'index', 'person', 'receipt'] as const;
export type Use = (typeof USES)[number];

export interface ServiceKey {
  readonly id: string;
  readonly service: string;
  readonly use: Use;
  /** 1, 2, …: the how manieth of its service and use. */
  readonly generation: number;
  readonly secret: Uint8Array;
  /** Its time has come. Before, every node learns of it while nobody uses it yet. */
  readonly active: boolean;
  /** Null: not before somebody says so. */
  readonly activeFrom: Instant | null;
  /** Of an index key: no mark of the one before it is left. */
  readonly settled: boolean;
}

export interface WrappedKey extends Omit<ServiceKey, 'secret'> {
  readonly wrapped: Uint8Array;
}

export class MasterKeyWrong extends Error {}

export const wrongMaster = (): MasterKeyWrong =>
  new MasterKeyWrong(
    'No key in COUNTERSIGN_KEY opens the keys in this database. Give the key it was made with, newest first.',
  );

/** A wrapped key opens only as what it was made for. */
export const contextOf = (row: { id: string; service: string; use: string }): string =>
  `countersign key ${row.service} ${row.use} ${row.id}`;

/** The secret and the place of the master key that opened it; undefined: none of them does. */
export function unwrap(
  masters: readonly Uint8Array[],
  row: { id: string; service: string; use: string; wrapped: Uint8Array },
): { readonly secret: Uint8Array; readonly master: number } | undefined {
  for (const [master, key] of masters.entries()) {
    try {
      return { secret: open(key, contextOf(row), row.wrapped), master };
    } catch {}
  }
  return undefined;
}

// Index keys begin when somebody says so, by the clock of the nodes; the others by the database's.
const READ = `
select id, service, use, generation, wrapped, settled, case when active_from < 'infinity' then active_from end as "activeFrom",
  case use when 'index' then active_from < 'infinity' else active_from <= now() end as active
from wrapped_key order by service, use, generation`;

export async function readWrapped(db: Pick<Pool, 'query'>): Promise<readonly WrappedKey[]> {
  return (await db.query(READ)).rows as WrappedKey[];
}
