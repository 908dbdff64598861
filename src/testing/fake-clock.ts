/** A clock that stands until it is moved, so that tests own the time. */
import type { Instant } from '../engine/model.ts';
import type { Clock } from '../engine/ports.ts';

export interface FakeClock extends Clock {
  /** Moves on by so many milliseconds and answers the new time; never back. */
  advance(milliseconds: number): Instant;
  /** Sets the time, back as well as on, as a clock that was corrected. */
  set(instant: Instant | string): void;
}

/** `start`: an instant or ISO 8601. */
export function fakeClock(start: Instant | string): FakeClock {
  let now = instantOf(start);
  return Object.freeze({
    now: () => now,
    advance(milliseconds: number) {
      if (!(milliseconds >= 0)) throw new RangeError('a clock advances; to turn it back, set it');
      now += milliseconds;
      return now;
    },
    set(instant: Instant | string) {
      now = instantOf(instant);
    },
  });
}

function instantOf(value: Instant | string): Instant {
  const instant = typeof value === 'number' ? value : Date.parse(value);
  if (!Number.isFinite(instant)) throw new RangeError('not a time');
  return instant;
}
