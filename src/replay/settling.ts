/**
 * Guess budget of codes that ended is given back now and then, as a node does beside its work: by the virtual clock, so that it
 * happens at the same events on every run.
 */
import type { Engine } from '../engine/engine.ts';
import type { Instant } from '../engine/model.ts';

export interface Settling {
  settleAt(now: Instant): Promise<void>;
}

const EVERY = 600_000;
const MOST = 1000;

export function createSettling(engine: Engine): Settling {
  let settledAt: Instant = Number.NEGATIVE_INFINITY;
  return Object.freeze({
    async settleAt(now: Instant) {
      if (now - settledAt < EVERY) return;
      settledAt = now;
      while ((await engine.settle(MOST)) === MOST);
    },
  });
}
