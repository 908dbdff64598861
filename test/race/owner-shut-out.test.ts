// Threat: a burst of submissions, on a code that is locked or spent, shuts the owner out for a day without a single wrong code more.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CountersignError } from '../../src/engine/errors.ts';
import { NOBODY_KNOWN, openTestWorld } from '../setup/world.ts';

const { engine, send } = await openTestWorld();

/** The outcome, or the code of the error. */
async function submit(id: string, code: string): Promise<string> {
  try {
    const checked = await engine.check({
      service: 'lumen',
      id,
      code,
      purpose: null,
      account: null,
      requester: NOBODY_KNOWN,
    });
    return checked?.outcome ?? 'none';
  } catch (error) {
    return (error as CountersignError).code;
  }
}

const wrongOf = (code: string) => String((Number(code[0]) + 1) % 10) + code.slice(1);

test('120 at once on one code: five are compared, and a fresh right code is taken all the same', async () => {
  const to = '+12025550160';
  const first = await send({ to, account: 'acc_burst' });
  const outcomes = await Promise.all(Array.from({ length: 120 }, () => submit(first.id, wrongOf(first.code))));
  assert.equal(outcomes.filter((o) => o === 'wrong').length, 5);
  const second = await send({ to, account: 'acc_burst' });
  assert.equal(await submit(second.id, second.code), 'approved');
});

test('100 at once on a spent code cost the next right one nothing', async () => {
  const to = '+12025550161';
  const first = await send({ to, account: 'acc_spent' });
  assert.equal(await submit(first.id, first.code), 'approved');
  await Promise.all(Array.from({ length: 100 }, () => submit(first.id, first.code)));
  const second = await send({ to, account: 'acc_spent' });
  assert.equal(await submit(second.id, second.code), 'approved');
});
