/** What every call over HTTP asks of the database beside the engine, gathered like the calls themselves. */
import { DOOR } from '../engine/door/door.ts';
import { gatherCalls } from '../engine/door/gather-calls.ts';
import type { Clock } from '../engine/ports.ts';
import type { Begun, Idempotency, Key } from '../server/ports.ts';
import * as store from '../store/index.ts';

/** Undefined for a key that is unknown or revoked, as of the moment it is asked for. */
export function gatherKeys(pool: store.Pool): (token: string) => Promise<Key | undefined> {
  return gatherCalls<string, Key | undefined>(async (tokens, answer) => {
    for (const [n, key] of (await store.findApiKeys(pool, tokens)).entries()) answer(n, key);
  }, DOOR);
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
