/**
 * Runs a property with a seed that is printed, for as long as it may take and no longer. fast-check's own time limit leaves the run
 * that it interrupts going on beside the next test; here what begins in time is finished, and what would begin later is passed over.
 */
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import fc from 'fast-check';

export const seed = Number(process.env.SEED ?? Date.now() % 1e9);

export interface Run<T> {
  readonly arbitrary: fc.Arbitrary<T>;
  readonly numRuns: number;
  readonly seconds: number;
  readonly holds: (value: T) => Promise<void>;
}

export async function runProperty<T>(t: TestContext, { arbitrary, numRuns, seconds, holds }: Run<T>): Promise<void> {
  t.diagnostic(`seed ${seed} (SEED=${seed} repeats it)`);
  const deadline = performance.now() + seconds * 1000;
  let runs = 0;
  const property = fc.asyncProperty(arbitrary, async (value) => {
    if (performance.now() > deadline) return;
    runs++;
    await holds(value);
  });
  const result = await fc.check(property, { seed, numRuns });
  t.diagnostic(`${runs} runs`);
  if (result.failed) throw new Error(`${(result.errorInstance as Error)?.stack}\n${fc.defaultReportMessage(result)}`);
  assert.ok(runs >= 3, 'too slow to say anything');
}
