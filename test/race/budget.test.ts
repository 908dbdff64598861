// Promise: what live codes hold in reserve and what was guessed wrong stays within an account's guess budget, whoever issues at once;
// when every code has ended, nothing is held any more and exactly the wrong guesses are spent.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { oddsOfGuess } from '../../src/engine/codes/odds.ts';
import { createEngine } from '../../src/engine/engine.ts';
import type { CountersignError } from '../../src/engine/errors.ts';
import { poolsOf } from '../setup/rows.ts';
import { openTestWorld } from '../setup/world.ts';
import { atOnce, codeOf, outcomeOf, requestOf, stranger, submit, tally, withoutLimits, wrongCode } from './parts.ts';

const { engine, database, another, service, clock, world } = await openTestWorld({ policy: withoutLimits() });
const engines = [engine, await another(database.another()), await another(database.another())];
const CEILINGS: Record<string, number> = {
  strangers: world.policy.budget.strangers,
  familiar: world.policy.budget.familiar,
};

const budgets = () => poolsOf(database.pool, clock.now());

async function assertWithin() {
  for (const { pool, held, spent } of await budgets())
    assert.ok(held >= 0 && spent >= 0 && held + spent <= CEILINGS[pool]!, `${pool}: ${held} + ${spent}`);
}

/** After a day everything has ended: nothing may be held. */
async function assertNothingHeld() {
  clock.advance(86_400_000);
  for (const { held } of await budgets()) assert.equal(held, 0);
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
  const purses = (await budgets()).filter((b) => b.held > 0);
  assert.equal(purses.length, 1);
  assert.equal(
    purses[0]!.held,
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
    (await budgets()).reduce((sum, row) => sum + row.held, 0),
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

const issueFor = async (account: string, n: number) =>
  await engine.request(
    Array.from({ length: n }, (_, i) =>
      requestOf(service, { to: `${account}-${i}@example.com`, account }, stranger(i)),
    ),
  );
const purseOf = async (account: string) => {
  const key = world.vault.mark('lumen', 'account', account);
  const { held, spent } = (await budgets()).find((b) => b.key === key && b.pool === 'strangers')!;
  return { held, spent };
};
const oddsOf = (issued: readonly { decision: { odds: number } }[]) =>
  issued.reduce((sum, one) => sum + one.decision.odds, 0);

test('a hold ends by itself with its code, to the millisecond, and nobody has to come back for it', async () => {
  const issued = await issueFor('acc_ends', 3);
  clock.advance(599_999);
  assert.deepEqual(await purseOf('acc_ends'), { held: oddsOf(issued), spent: 0 });
  clock.advance(1);
  assert.deepEqual(await purseOf('acc_ends'), { held: 0, spent: 0 });
  const again = await issueFor('acc_ends', 1);
  assert.equal(again[0]!.decision.codeLength, issued[0]!.decision.codeLength, 'what ended weighs nothing on the next');
});

test('approving and canceling release their own hold, once each, whoever else is at the same budget', async () => {
  const issued = await issueFor('acc_release', 4);
  const [a, b, c, d] = issued.map((one) => one.verification!) as [string, string, string, string];
  const [rightA, rightD] = [await codeOf(world, 'lumen', a), await codeOf(world, 'lumen', d)];
  await submit(engine, d, wrongCode(rightD));
  await atOnce(12, (i) => {
    const by = engines[i % 3]!;
    if (i % 4 === 0) return outcomeOf(submit(by, a, rightA));
    if (i % 4 === 1) return outcomeOf(by.cancel('lumen', b).then(() => ({ outcome: 'canceled' })));
    return outcomeOf(submit(by, d, wrongCode(rightD, 2 + i)));
  });
  const each = (one: (typeof issued)[number]) => oddsOfGuess('digits', one.decision.codeLength);
  assert.deepEqual(await purseOf('acc_release'), { held: oddsOf([issued[2]!]), spent: 5 * each(issued[3]!) });
  assert.equal((await engine.read('lumen', c, false))?.status, 'pending');
  clock.advance(600_000);
  assert.deepEqual(
    await purseOf('acc_release'),
    { held: 0, spent: 5 * each(issued[3]!) },
    'what was guessed stays spent',
  );
});

test('what was guessed wrong is forgotten after the window, and not before', async () => {
  const [one] = await issueFor('acc_window', 1);
  for (let n = 1; n <= 2; n++)
    await submit(engine, one!.verification!, wrongCode(await codeOf(world, 'lumen', one!.verification!), n));
  const spent = 2 * oddsOfGuess('digits', one!.decision.codeLength);
  clock.advance(30 * 86_400_000 - 1);
  const [then] = await issueFor('acc_window', 1);
  const used = async (decisionId: string) =>
    (await world.store.readDecision('lumen', decisionId))!.assessment.budgetUsed.strangers;
  assert.equal(await used(then!.decisionId), spent);
  clock.advance(86_400_000);
  const [later] = await issueFor('acc_window', 1);
  assert.equal(await used(later!.decisionId), 0);
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
  const held = async () => (await budgets()).reduce((sum, row) => sum + row.held, 0);
  const before = await held();
  const issued = await atOnce(20, (i) => ask(i + 1));
  assert.deepEqual(tally(issued.map((one) => one.decision.reason)), { budget_low: 20 });
  assert.equal(await held(), before);
  const id = issued[0]!.verification!;
  await strict.prove('lumen', id, { kind: 'work', solution: `puzzle ${id}` }, stranger(1));
  assert.equal(await held(), before + issued[0]!.decision.odds);
  await assertNothingHeld();
});

test('challenges that are met at once leave the room that deciding leaves, so that the next code is longer and not refused', async () => {
  // Everybody is asked for a proof, from the first on.
  const policy = { ...world.policy, budget: { ...world.policy.budget, proofBelow: 2 } };
  const nodes = [createEngine({ ...world, policy }), createEngine({ ...world, policy })];
  const ask = async (i: number) => {
    const asked = requestOf(service, { to: 'met@example.com', account: 'acc_met' }, stranger(i));
    return (await nodes[i % 2]!.request([asked]))[0]!;
  };
  const meet = (id: string, i: number) =>
    nodes[i % 2]!.prove('lumen', id, { kind: 'work', solution: `puzzle ${id}` }, stranger(i)).then(
      () => 'met',
      (error: CountersignError) => error.code,
    );
  const challenged = await atOnce(10, ask);
  assert.deepEqual(tally(challenged.map((one) => `${one.decision.codeLength}`)), { 6: 10 });
  const met = await atOnce(10, (i) => meet(challenged[i]!.verification!, i));
  assert.deepEqual(tally(met), { met: 1, wrong_state: 9 });
  const next = await ask(20);
  assert.deepEqual([next.decision.reason, next.decision.codeLength], ['budget_low', 7]);
  assert.equal(await meet(next.verification!, 20), 'met');
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
