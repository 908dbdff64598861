/** Answers kept for repeated requests, sealed under a key of the service, the request's name bound in as associated data. */
import type { World } from '../engine/ports.ts';
import type { Idempotency } from '../server/ports.ts';
import * as store from '../store/index.ts';

const contextOf = (key: Uint8Array) => `answer ${Buffer.from(key).toString('hex')}`;

export function keptAnswers(pool: store.Pool, { vault, clock }: World & { vault: store.OpenVault }): Idempotency {
  return {
    async begin(service, key, body) {
      const begun = await store.beginIdempotent(pool, service, key, body, clock.now());
      if (begun.is === 'answered' && !vault.holds([store.keyIdOf(begun.answer)])) await vault.refresh();
      return begun;
    },
    finish: (service, key, status, answer) => store.finishIdempotent(pool, service, key, status, answer),
    forget: (service, key) => store.forgetIdempotent(pool, service, key),
    seal: (service, key, answer) => vault.sealFor(service, contextOf(key), answer),
    open: (service, key, answer) => vault.openFor(service, contextOf(key), answer),
  };
}
