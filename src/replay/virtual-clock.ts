/** The replay's only clock: it stands at the time of the event being played, and never goes back. */
import type { Instant } from '../engine/model.ts';
import type { Clock } from '../engine/ports.ts';

export interface VirtualClock extends Clock {
  moveTo(at: Instant): void;
}

export function createVirtualClock(): VirtualClock {
  let now: Instant = 0;
  return Object.freeze({
    now: () => now,
    moveTo(at: Instant) {
      now = Math.max(now, at);
    },
  });
}
