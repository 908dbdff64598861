// Promise: what a refused submission keeps is what its limit's row says: whoever goes on guessing stays out until they stop, or is let in
// again by the next window; and nobody else is held out by it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_LIMITS, type Limit } from '../../src/engine/policy/limits.ts';
import { openTestWorld, type TestWorld } from '../setup/world.ts';
import { codeOf, outcomeOf, requestOf, stranger, submit, tally, wrongCode } from './parts.ts';

const row = DEFAULT_LIMITS.find((limit) => limit.name === 'check.any.per_network')!;
const limitOf = (onRefused: Limit['onRefused']): Limit => ({
  ...row,
  windowSeconds: 60,
  max: 3,
  maxWithFamiliar: 4,
  onRefused,
});
const kept = await openTestWorld({ policy: { limits: [limitOf('kept')] } });
const returned = await openTestWorld({ policy: { limits: [limitOf('returned')] } });

/** One wrong code, for a verification of its own, from the network that `n` stands for. */
async function guess({ engine, service, world }: TestWorld, n: number, to: string): Promise<string> {
  const [issued] = await engine.request([requestOf(service, { to }, stranger(900))]);
  const right = await codeOf(world, 'lumen', issued!.verification!);
  return await outcomeOf(submit(engine, issued!.verification!, wrongCode(right), { requester: stranger(n) }));
}

/** What ten minutes of guessing every five seconds are answered. */
async function hammer(here: TestWorld): Promise<Record<string, number>> {
  const outcomes: string[] = [];
  for (let i = 0; i < 120; i++) {
    outcomes.push(await guess(here, 1, `guessed-${i}@example.com`));
    here.clock.advance(5_000);
  }
  return tally(outcomes);
}

test('kept: three guesses, and none as long as they go on; after two windows of quiet three again', async () => {
  assert.deepEqual(await hammer(kept), { wrong: 3, limited: 117 });
  assert.equal(await guess(kept, 2, 'neighbour@example.com'), 'wrong', 'another network');
  kept.clock.advance(120_000);
  assert.equal(await guess(kept, 1, 'later@example.com'), 'wrong');
});

test('returned: about three a window, for ever', async () => {
  const { wrong = 0, limited = 0 } = await hammer(returned);
  assert.equal(wrong + limited, 120);
  assert.ok(wrong > 20 && wrong <= 33, `${wrong}`);
});
