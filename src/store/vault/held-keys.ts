/**
 * The keys that a node holds in memory, and how it learns of those that another node made. A key that is held stays held when it is
 * wrapped with a master key that this node was not given: it goes on, and says that it could not start again like this.
 */
import type { Pool } from '../pool.ts';
import { readWrapped, type ServiceKey, type Use, unwrap } from './keyring.ts';

export interface HeldKeys {
  /** Reads the keys anew, in a reading that begins after this call. Calls that wait for one share it, and readings keep a distance. */
  refresh(): Promise<void>;
  readonly all: () => readonly ServiceKey[];
  find(id: string): ServiceKey | undefined;
  /** In the order they were made. */
  of(service: string, use: Use): readonly ServiceKey[];
  /** The newest whose time has come; undefined where there is none. */
  issuing(service: string, use: Use): ServiceKey | undefined;
  /** How often the keys were read so far. */
  readings(): number;
  /** Milliseconds since they were read last. */
  age(): number;
  /** Ids of keys that no master key of this node opens, as they are wrapped now. `lost`: and that it does not hold from before. */
  locked(): { readonly all: readonly string[]; readonly lost: readonly string[] };
}

/** Whoever shows us ids of keys that do not exist makes us look no more often than this. */
const DISTANCE_MS = 100;

interface Holding {
  readonly wrapped: Uint8Array;
  readonly key: ServiceKey;
}

const nameOf = ({ service, use }: Pick<ServiceKey, 'service' | 'use'>) => `${service} ${use}`;

const sleep = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms));

/** Runs `read` after every call, never twice at once, and not more often than the distance allows. */
function paced(read: () => Promise<void>): () => Promise<void> {
  let last: Promise<unknown> = Promise.resolve();
  let next: Promise<void> | undefined;
  let begun = 0;
  return () => {
    next ??= last.then(async () => {
      const wait = begun + DISTANCE_MS - performance.now();
      if (begun > 0 && wait > 0) await sleep(wait);
      next = undefined;
      begun = performance.now();
      const reading = read();
      last = reading.catch(() => {});
      await reading;
    });
    return next;
  };
}

export function holdKeys(pool: Pool, masters: readonly Uint8Array[]): HeldKeys {
  let held = new Map<string, Holding>();
  let issuing = new Map<string, ServiceKey>();
  let locked: string[] = [];
  let readings = 0;
  let readAt = Number.NEGATIVE_INFINITY;
  let byUse = new Map<string, readonly ServiceKey[]>();

  async function read(): Promise<void> {
    const at = performance.now();
    const rows = await readWrapped(pool);
    const holding = new Map<string, Holding>();
    const closed: string[] = [];
    for (const row of rows) {
      const before = held.get(row.id);
      const same = before !== undefined && Buffer.from(row.wrapped).equals(before.wrapped);
      const secret = same ? before.key.secret : unwrap(masters, row)?.secret;
      if (secret === undefined) closed.push(row.id);
      const { wrapped, ...key } = row;
      // What is kept from before keeps its old wrapping, so that the new one is tried again.
      if (secret) holding.set(row.id, { wrapped, key: { ...key, secret } });
      else if (before) holding.set(row.id, { wrapped: before.wrapped, key: { ...key, secret: before.key.secret } });
    }
    const keys = [...holding.values()].map((h) => h.key);
    held = holding;
    byUse = new Map(keys.map((key) => [nameOf(key), keys.filter((other) => nameOf(other) === nameOf(key))]));
    issuing = new Map(keys.filter((key) => key.active).map((key) => [nameOf(key), key]));
    locked = closed;
    readings += 1;
    readAt = at;
  }

  return Object.freeze({
    refresh: paced(read),
    all: () => [...held.values()].map((h) => h.key),
    find: (id: string) => held.get(id)?.key,
    of: (service: string, use: Use) => byUse.get(nameOf({ service, use })) ?? [],
    issuing: (service: string, use: Use) => issuing.get(nameOf({ service, use })),
    readings: () => readings,
    age: () => performance.now() - readAt,
    locked: () => ({ all: locked, lost: locked.filter((id) => !held.has(id)) }),
  });
}
