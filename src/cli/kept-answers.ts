/** Answers kept for repeated requests, sealed under a key of the service, the request's name bound in as associated data. */
import type { World } from '../engine/ports.ts';
import type { Idempotency } from '../server/ports.ts';
import * as store from '../store/index.ts';
import { gatherIdempotency } from './gathered.ts';

const contextOf = (key: Uint8Array) => `answer ${Buffer.from(key).toString('hex')}`;

export function keptAnswers(pool: store.Pool, { vault, clock }: World & { vault: store.OpenVault }): Idempotency {
  const { begin, finish, forget } = gatherIdempotency(pool, clock);
  return {
    async begin(service, key, body) {
      const begun = await begin(service, key, body);
      if (begun.is === 'answered' && !vault.holds([store.keyIdOf(begun.answer)])) await vault.refresh();
      return begun;
    },
    finish,
    forget,
    seal: (service, key, answer) => vault.sealFor(service, contextOf(key), answer),
    open: (service, key, answer) => vault.openFor(service, contextOf(key), answer),
  };
}
