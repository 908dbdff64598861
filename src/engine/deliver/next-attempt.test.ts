// Promise: what could not be handed over is tried again soon at first and then more and more slowly, and never after its code died.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { nextAttemptAt } from './next-attempt.ts';

test('one second, then twice as long each time, a minute at most', () => {
  const waits = Array.from({ length: 10 }, (_, i) => nextAttemptAt(i + 1, 0, 1e9)! / 1000);
  assert.deepEqual(waits, [1, 2, 4, 8, 16, 32, 60, 60, 60, 60]);
});

test('not when the code will be dead by then', () => {
  assert.equal(nextAttemptAt(1, 0, 1000), undefined);
  assert.equal(nextAttemptAt(1, 0, 1001), 1000);
});

test('always later than now, always while the code lives, and never more than some dozen times in ten minutes', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2000 }),
      fc.integer({ min: 0, max: 2e12 }),
      fc.integer({ min: 0, max: 6e5 }),
      (attempts, now, lives) => {
        const at = nextAttemptAt(attempts, now, now + lives);
        if (at !== undefined) assert.ok(at > now && at < now + lives && at <= now + 60_000);
      },
    ),
  );
  let [now, attempts] = [0, 1];
  for (let at = nextAttemptAt(attempts, now, 600_000); at !== undefined; at = nextAttemptAt(attempts, now, 600_000)) {
    now = at;
    attempts++;
  }
  assert.ok(attempts < 20);
});
