// Promise: what live codes hold in reserve and what was guessed wrong stays within an account's guess budget, whoever issues at once;
// when every code has ended, nothing is held any more and exactly the wrong guesses are spent.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { oddsOfGuess } from '../../src/engine/codes/odds.ts';
import { createEngine } from '../../src/engine/engine.ts';
import { openTestWorld } from '../setup/world.ts';
import { atOnce, codeOf, requestOf, stranger, submit, tally, withoutLimits, wrongCode } from './parts.ts';

const { engine, database, another, service, clock, world } = await openTestWorld({ policy: withoutLimits() });
const engines = [engine, await another(database.another()), await another(database.another())];
const CEILINGS: Record<string, number> = {
  strangers: world.policy.budget.strangers,
  familiar: world.policy.budget.familiar,
};

const budgets = async () =>
  (
    await database.pool.query(
      `select pool, reserved, coalesce((select sum(d.value::bigint) from jsonb_each_text(spent) d), 0)::int as spent from budget`,
    )
  ).rows as {
    pool: string;
    reserved: number;
    spent: number;
  }[];
const settleAll = async () => {
  while ((await engine.settle()) > 0);
};

async function assertWithin() {
  for (const { pool, reserved, spent } of await budgets())
    assert.ok(reserved >= 0 && reserved + spent <= CEILINGS[pool]!, `${pool}: ${reserved} + ${spent}`);
}

/** After a day everything has ended: nothing may be held. */
async function assertNothingHeld() {
  clock.advance(86_400_000);
  await settleAll();
  for (const { reserved } of await budgets()) assert.equal(reserved, 0);
}

afterEach(assertWithin);

test('three engines issue for one account at once: what is reserved never passes the ceiling', async () => {
  const issued = await atOnce(30, async (i) => {
    const [one] = await engines[i % 3]!.request([
      requestOf(service, { to: `many-${i}@example.com`, account: 'acc_many' }, stranger(i)),
    ]);
    await assertWithin();
    return one!;
  });
  const outcomes = tally(issued.map((one) => one.decision.outcome));
  assert.deepEqual(Object.keys(outcomes).sort(), ['challenged', 'sent'], 'codes grow, then a proof is asked');
  const lengths = issued.filter((one) => one.decision.outcome === 'sent').map((one) => one.decision.codeLength);
  assert.ok(lengths.includes(6) && lengths.includes(7), 'codes grow as the budget runs low');
  await assertNothingHeld();
  assert.ok(
    (await budgets()).every((b) => b.spent === 0),
    'what was never guessed at costs nothing',
  );
});

test('spellings of one mailbox in one batch share one purse', async () => {
  const spellings = [
    'ada.lovelace@gmail.com',
    'adalovelace@gmail.com',
    'a.dalovelace@gmail.com',
    'ada.lovelace+1@gmail.com',
    'ADALOVELACE+2@googlemail.com',
  ];
  const issued = await engine.request(spellings.map((to, i) => requestOf(service, { to }, stranger(i))));
  assert.ok(issued.every((one) => one.decision.outcome === 'sent'));
  const held = (await budgets()).find((b) => b.reserved > 0)!;
  assert.equal(
    held.reserved,
    issued.reduce((sum, one) => sum + one.decision.odds, 0),
  );
  await assertNothingHeld();
});

test('spellings of one mailbox at three engines at once share one purse too', async () => {
  const issued = await atOnce(24, async (i) => {
    const [one] = await engines[i % 3]!.request([
      requestOf(service, { to: `grace.hopper+${i}@gmail.com` }, stranger(i)),
    ]);
    await assertWithin();
    return one!;
  });
  const odds = issued
    .filter((one) => one.decision.outcome !== 'challenged')
    .reduce((sum, one) => sum + one.decision.odds, 0);
  assert.ok(odds <= world.policy.budget.strangers, `${odds}`);
  assert.equal(
    (await budgets()).reduce((sum, row) => sum + row.reserved, 0),
    odds,
  );
  await assertNothingHeld();
});

test('wrong guesses are spent, right ones and unused tries are not', async () => {
  const [a, b] = await atOnce(
    2,
    async (i) =>
      (
        await engine.request([requestOf(service, { to: `guess-${i}@example.com`, account: 'acc_guess' }, stranger(i))])
      )[0]!,
  );
  const right = await codeOf(world, 'lumen', a!.verification!);
  for (const n of [1, 2, 3]) await submit(engine, a!.verification!, wrongCode(right, n));
  assert.equal((await submit(engine, a!.verification!, right))?.outcome, 'approved');
  const other = await codeOf(world, 'lumen', b!.verification!);
  await submit(engine, b!.verification!, wrongCode(other));
  const wanted = 3 * oddsOfGuess('digits', a!.decision.codeLength) + oddsOfGuess('digits', b!.decision.codeLength);
  await assertNothingHeld();
  assert.equal(
    (await budgets()).reduce((sum, row) => sum + row.spent, 0),
    wanted,
  );
});

test('settling twice at once gives back once', async () => {
  const issued = await engine.request(
    Array.from({ length: 40 }, (_, i) =>
      requestOf(service, { to: `twice-${i}@example.com`, account: `acc_twice_${i % 7}` }, stranger(i)),
    ),
  );
  for (const one of issued.slice(0, 20)) await submit(engine, one.verification!, '000000');
  clock.advance(86_400_000);
  await atOnce(6, (i) => engines[i % 3]!.settle(10));
  await assertNothingHeld();
});

test('a challenge holds nothing until its proof is right: asking is free, so it must not use up what others need', async () => {
  const strict = createEngine({
    ...world,
    policy: { ...world.policy, budget: { ...world.policy.budget, proofBelow: 1 } },
  });
  const ask = (i: number) =>
    strict
      .request([requestOf(service, { to: 'asked@example.com', account: 'acc_asked' }, stranger(i))])
      .then(([one]) => one!);
  const first = await ask(0);
  await submit(strict, first.verification!, '000000');
  const held = async () => (await budgets()).reduce((sum, row) => sum + row.reserved, 0);
  const before = await held();
  const issued = await atOnce(20, (i) => ask(i + 1));
  assert.deepEqual(tally(issued.map((one) => one.decision.reason)), { budget_low: 20 });
  assert.equal(await held(), before);
  const id = issued[0]!.verification!;
  await strict.prove('lumen', id, { kind: 'work', solution: `puzzle ${id}` }, stranger(1));
  assert.equal(await held(), before + issued[0]!.decision.odds);
  await assertNothingHeld();
});

test('when strangers used their budget up, the familiar device has its own, and strangers cannot touch it', async () => {
  const small = createEngine({
    ...world,
    policy: { ...world.policy, budget: { ...world.policy.budget, strangers: 10_000, proofBelow: 0 } },
  });
  const ask = (i: number, requester = stranger(i)) =>
    small
      .request([requestOf(service, { to: 'owner@example.com', account: 'acc_owner' }, requester)])
      .then(([one]) => one!);
  const first = await ask(0);
  const approved = await submit(small, first.verification!, await codeOf(world, 'lumen', first.verification!));
  const owner = { ...stranger(0), device: approved!.deviceToken };
  let last = first;
  for (let i = 1; i < 100 && last.decision.reason !== 'budget_gone'; i++) {
    last = await ask(i);
    const right = await codeOf(world, 'lumen', last.verification!);
    for (let n = 1; n <= 5 && last.decision.outcome === 'sent'; n++)
      await submit(small, last.verification!, wrongCode(right, n));
  }
  assert.equal(last.decision.reason, 'budget_gone');
  const mine = await ask(0, owner);
  assert.deepEqual([mine.decision.outcome, mine.decision.pool], ['sent', 'familiar']);
  assert.equal((await ask(1)).decision.reason, 'budget_gone');
  await assertNothingHeld();
});
