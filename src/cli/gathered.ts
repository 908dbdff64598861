/** What every call over HTTP asks of the database beside the engine, gathered like the calls themselves. */
import { DOOR } from '../engine/door/door.ts';
import { gatherCalls } from '../engine/door/gather-calls.ts';
import type { Clock } from '../engine/ports.ts';
import type { Begun, Idempotency, Key } from '../server/ports.ts';
import * as store from '../store/index.ts';

/** How long a key that was found is taken as found: so long a revoked key may still be used. */
export const KEY_KNOWN_MS = 1_000;
const KEYS_KNOWN_MOST = 1_000;

/** Undefined for a key that is unknown or revoked. `now`: milliseconds of a clock that never goes back. */
export function gatherKeys(
  pool: store.Pool,
  now: () => number = () => performance.now(),
): (token: string) => Promise<Key | undefined> {
  const known = new Map<string, { readonly key: Key; readonly until: number }>();
  const find = gatherCalls<string, Key | undefined>(async (tokens, answer) => {
    const asked = now();
    const found = await store.findApiKeys(pool, tokens);
    if (known.size + found.length > KEYS_KNOWN_MOST) known.clear();
    for (const [n, key] of found.entries()) {
      if (key) known.set(tokens[n]!, { key, until: asked + KEY_KNOWN_MS });
      answer(n, key);
    }
  }, DOOR);
  return async (token) => {
    const one = known.get(token);
    return one !== undefined && one.until > now() ? one.key : await find(token);
  };
}

const nameOf = ({ service, key }: { service: string; key: Uint8Array }) =>
  `${service} ${Buffer.from(key).toString('hex')}`;

/** Taking and answering of named calls. */
export function gatherIdempotency(pool: store.Pool, clock: Clock): Pick<Idempotency, 'begin' | 'finish' | 'forget'> {
  const begin = gatherCalls<store.BeginAsk, Begun>(
    async (asks, answer) => {
      for (const [n, begun] of (await store.beginIdempotent(pool, asks, clock.now())).entries()) answer(n, begun);
    },
    { ...DOOR, apart: nameOf },
  );
  const finish = gatherCalls<store.FinishAsk, void>(
    async (answers, answer) => {
      await store.finishIdempotent(pool, answers);
      for (const n of answers.keys()) answer(n, undefined);
    },
    { ...DOOR, apart: nameOf },
  );
  return {
    begin: (service, key, body) => begin({ service, key, body }),
    finish: (service, key, status, answer) => finish({ service, key, status, answer }),
    forget: (service, key) => store.forgetIdempotent(pool, service, key),
  };
}
