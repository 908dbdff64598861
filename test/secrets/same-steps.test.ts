// Threat: somebody who submits codes learns from the time an answer takes what the answer does not say: that a guess was right though
// the verification is closed or for another purpose, or that nothing was ever sent. Promise: the same steps are taken, in the same
// order, whichever it is; so there is nothing to measure but chance.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createEngine } from '../../src/engine/engine.ts';
import type { Purpose } from '../../src/engine/model.ts';
import { codeOf, outcomeOf, requestOf, stranger, submit, wrongCode } from '../race/parts.ts';
import { openTestWorld } from '../setup/world.ts';

const { engine, service, clock, world, database } = await openTestWorld();
const inLaterEpoch = createEngine({ ...world, epoch: 2 });

/** The statements that a call sends, by name, in their order. */
const sent: string[] = [];
const query = database.pool.query.bind(database.pool) as (...args: unknown[]) => unknown;
Object.assign(database.pool, {
  query: (config: { name?: string }, ...rest: unknown[]) => {
    sent.push(config.name ?? 'unnamed');
    return query(config, ...rest);
  },
});

let made = 0;
async function ask(input: { to?: string | null; typed?: string; account?: string; purpose?: Purpose } = {}) {
  made += 1;
  const { to = `+1202555${String(made).padStart(4, '0')}`, ...rest } = input;
  const [issued] = await engine.request([requestOf(service, { ...(to !== null && { to }), ...rest }, stranger(made))]);
  return issued!.verification!;
}

async function steps(run: () => Promise<{ outcome: string } | undefined>) {
  sent.length = 0;
  const outcome = await outcomeOf(run());
  return { outcome, steps: [...sent] };
}

type Scene = readonly [
  outcome: string,
  prepare: () => Promise<string>,
  more?: Parameters<typeof submit>[3],
  by?: typeof engine,
];

const closed: Readonly<Record<string, Scene>> = {
  'another purpose': ['mismatch', () => ask(), { purpose: 'recovery' }],
  'another account': ['mismatch', () => ask({ account: 'acc_mine' }), { account: 'acc_other' }],
  expired: [
    'expired',
    async () => {
      const id = await ask();
      clock.advance(601_000);
      return id;
    },
  ],
  canceled: [
    'expired',
    async () => {
      const id = await ask();
      await engine.cancel('lumen', id);
      return id;
    },
  ],
  spent: [
    'spent',
    async () => {
      const id = await ask();
      await submit(engine, id, await codeOf(world, 'lumen', id));
      return id;
    },
  ],
  locked: [
    'locked',
    async () => {
      const id = await ask();
      const wrong = wrongCode(await codeOf(world, 'lumen', id));
      for (let i = 0; i < 5; i++) await submit(engine, id, wrong);
      return id;
    },
  ],
};

describe('a right code that opens nothing', () => {
  for (const [name, [outcome, prepare, more = {}]] of Object.entries(closed)) {
    test(`takes the steps of a wrong one: ${name}`, async () => {
      const id = await prepare();
      const right = await codeOf(world, 'lumen', id);
      const before = await world.store.findVerification('lumen', id);
      const withRight = await steps(() => submit(engine, id, right, more));
      const withWrong = await steps(() => submit(engine, id, wrongCode(right), more));
      assert.equal(withRight.outcome, outcome);
      assert.deepEqual(withWrong, withRight);
      assert.ok(withRight.steps.length > 2);
      assert.equal((await world.store.findVerification('lumen', id))?.triesUsed, before?.triesUsed);
    });
  }

  test('takes the steps of a wrong one: an earlier epoch', async () => {
    const id = await ask();
    const right = await codeOf(world, 'lumen', id);
    await database.pool.query("update setting set value = '2' where name = 'epoch'");
    const withRight = await steps(() => submit(inLaterEpoch, id, right));
    const withWrong = await steps(() => submit(inLaterEpoch, id, wrongCode(right)));
    await database.pool.query("update setting set value = '1' where name = 'epoch'");
    assert.equal(withRight.outcome, 'expired');
    assert.deepEqual(withWrong, withRight);
  });
});

describe('a guess at what was never sent', () => {
  test('takes the steps of a guess at what was', async () => {
    const [sentId, nobodys] = [await ask(), await ask({ to: null, typed: 'nobody here' })];
    const real = await steps(async () => submit(engine, sentId, wrongCode(await codeOf(world, 'lumen', sentId))));
    const atNobody = await steps(async () => submit(engine, nobodys, wrongCode(await codeOf(world, 'lumen', nobodys))));
    const luckyAtNobody = await steps(async () => submit(engine, nobodys, await codeOf(world, 'lumen', nobodys)));
    assert.equal(real.outcome, 'wrong');
    assert.deepEqual(atNobody, real);
    assert.deepEqual(luckyAtNobody, real);
  });
});
