// Promise: a code is accepted at most once and compared at most five times, however many ask at once; what ended stays ended.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NewEvent, SubmitOp } from '../../src/engine/ports.ts';
import { eventsOf as allEventsOf, messagesOf, uuidOf } from '../setup/rows.ts';
import { openTestWorld } from '../setup/world.ts';
import {
  atOnce,
  codeOf,
  outcomeOf,
  requestOf,
  standOf,
  stranger,
  submit,
  submitAll,
  tally,
  withoutLimits,
  wrongCode,
} from './parts.ts';

const { engine, database, another, service, clock, world, inbox } = await openTestWorld({ policy: withoutLimits() });
const engines = [engine, await another(database.another())];
const engineOf = (i: number) => engines[i % 2]!;

let made = 0;
/** A new verification of an address of its own, and its right code. */
async function begin() {
  const to = `holder-${++made}@example.com`;
  const [issued] = await engine.request([requestOf(service, { to, account: `acc_${made}` }, stranger(made))]);
  const id = issued!.verification!;
  return { to, id, right: await codeOf(world, 'lumen', id) };
}
const rowOf = async (id: string) =>
  (await database.pool.query('select state, tries_used, resends from verification where id = $1', [uuidOf(id)]))
    .rows[0];
const eventsOf = async (id: string, type: string) =>
  (await allEventsOf(database.pool, id, type)).map((e) => e.body.outcome as string);

test('of 50 right codes at once one is approved, and only tries that were counted can say anything else than spent or locked', async () => {
  const { id, right } = await begin();
  const outcomes = await atOnce(50, (i) => outcomeOf(submit(engineOf(i), id, right)));
  const counts = tally(outcomes);
  assert.equal(counts.approved, 1);
  assert.equal((counts.approved ?? 0) + (counts.spent ?? 0) + (counts.locked ?? 0), 50, JSON.stringify(counts));
  assert.equal((await eventsOf(id, 'verification.approved')).length, 1);
  assert.equal((await rowOf(id)).state, 'approved');
});

test('of 50 wrong codes at once exactly five are compared, the others find it locked', async () => {
  const { id, right } = await begin();
  const outcomes = await atOnce(50, (i) => outcomeOf(submit(engineOf(i), id, wrongCode(right, i + 1))));
  assert.deepEqual(tally(outcomes), { wrong: 5, locked: 45 });
  assert.equal((await rowOf(id)).tries_used, 5);
  assert.deepEqual(tally(await eventsOf(id, 'code.submitted')), { wrong: 5, locked: 45 });
  assert.equal(await outcomeOf(submit(engine, id, right)), 'locked');
});

/** A submission whose code was compared, as the engine hands it to the store. */
async function comparedAs(id: string, right: boolean): Promise<SubmitOp> {
  const { budgetKey } = (await world.store.findVerification('lumen', id))!;
  const told = (type: NewEvent['type'], outcome: string): NewEvent => ({
    service: 'lumen',
    verification: id,
    at: clock.now(),
    type,
    body: { outcome },
  });
  const events = {
    approved: [told('code.submitted', 'approved'), told('verification.approved', 'approved')],
    wrong: [told('code.submitted', 'wrong')],
  };
  return { service: 'lumen', id, purpose: null, accountKey: null, budgetKey, right, subjects: [], events };
}

test('a batch of submissions for one code counts each of them', async () => {
  const { id } = await begin();
  const ask = await comparedAs(id, false);
  const counted = await submitAll(world.store, [ask, ask, ask, ask, ask, ask, ask], clock.now());
  assert.deepEqual(
    counted.map((c) => c!.counted),
    [true, true, true, true, true, false, false],
  );
  assert.deepEqual(
    counted.map((c) => c!.triesUsed),
    [1, 2, 3, 4, 5, 5, 5],
  );
  assert.deepEqual(tally(await eventsOf(id, 'code.submitted')), { wrong: 5 });
});

test('what was compared right before the tries were used up is not accepted after', async () => {
  const { id } = await begin();
  const [right, wrong] = [await comparedAs(id, true), await comparedAs(id, false)];
  const left = await submitAll(world.store, [wrong, wrong, wrong, wrong, wrong, right], clock.now());
  assert.deepEqual(
    left.map((one) => [one!.counted, one!.approved]),
    [...Array.from({ length: 5 }, () => [true, false]), [false, false]],
  );
  assert.deepEqual(await eventsOf(id, 'verification.approved'), []);
});

test('right among wrong: approved only if it was one of the five compared, and never after the lock', async () => {
  for (let round = 0; round < 12; round++) {
    const { id, right } = await begin();
    const outcomes = await atOnce(12, (i) =>
      outcomeOf(submit(engineOf(i), id, i === round ? right : wrongCode(right, i + 1))),
    );
    const { state, tries_used } = await rowOf(id);
    const counts = tally(outcomes);
    assert.equal(state === 'approved', counts.approved === 1);
    assert.equal(
      (counts.approved ?? 0) + (counts.wrong ?? 0),
      tries_used,
      `compared and counted: ${JSON.stringify(counts)}`,
    );
    assert.ok(tries_used <= 5);
    if (state !== 'approved') assert.equal(await outcomeOf(submit(engine, id, right)), 'locked');
  }
});

test('guessing during a resend neither revives a code nor changes it', async () => {
  for (let round = 0; round < 8; round++) {
    const { id, right } = await begin();
    clock.advance(31_000);
    const guesses = 3 + (round % 4);
    const [resent, ...outcomes] = await atOnce(guesses + 1, (i) =>
      i === 0
        ? outcomeOf(engine.resend('lumen', id, stranger(1), null).then((r) => r.decision))
        : outcomeOf(submit(engineOf(i), id, wrongCode(right, i))),
    );
    assert.equal(await codeOf(world, 'lumen', id), right);
    assert.equal((await rowOf(id)).tries_used, Math.min(5, guesses));
    assert.deepEqual(tally(outcomes).wrong, Math.min(5, guesses));
    assert.ok(guesses >= 5 || resent === 'resent', resent);
    assert.equal(await outcomeOf(submit(engine, id, right)), guesses >= 5 ? 'locked' : 'approved');
  }
});

test('of ten resends at once one leaves; the others are too soon', async () => {
  const { id } = await begin();
  clock.advance(31_000);
  const outcomes = await atOnce(10, (i) =>
    outcomeOf(
      engineOf(i)
        .resend('lumen', id, stranger(i), null)
        .then((r) => r.decision),
    ),
  );
  assert.deepEqual(tally(outcomes), { resent: 1, too_soon: 9 });
  assert.equal((await messagesOf(database.pool, [id])).length, 2);
  assert.equal((await rowOf(id)).resends, 1);
});

test('a resend that was overtaken gives its place in the limits back', async () => {
  const { id } = await begin();
  clock.advance(31_000);
  await atOnce(10, (i) =>
    outcomeOf(
      engineOf(i)
        .resend('lumen', id, stranger(i), null)
        .then((r) => r.decision),
    ),
  );
  const { mailboxKey } = (await world.store.findVerification('lumen', id))!;
  const counter = { service: 'lumen', name: 'issue.any.per_address', key: mailboxKey };
  assert.equal((await standOf(database.pool, counter))?.strangers, 2);
});

test('canceling while the right code is entered: one of the two happened, never both', async () => {
  for (let round = 0; round < 20; round++) {
    const { id, right } = await begin();
    const both = [
      () => outcomeOf(submit(engineOf(round), id, right)),
      () =>
        outcomeOf(
          engineOf(round + 1)
            .cancel('lumen', id)
            .then(() => ({ outcome: 'canceled' })),
        ),
    ];
    const first = round % 2;
    const outcomes = await Promise.all([both[first]!(), both[1 - first]!()]);
    const [checked, canceled] = first === 0 ? outcomes : outcomes.reverse();
    const { state } = await rowOf(id);
    assert.ok(state === 'approved' || state === 'canceled');
    assert.equal(checked === 'approved', state === 'approved');
    assert.equal(canceled, state === 'canceled' ? 'canceled' : 'wrong_state');
    const ends = [...(await eventsOf(id, 'verification.approved')), ...(await eventsOf(id, 'verification.canceled'))];
    assert.equal(ends.length, 1);
  }
});

test('of accepting and canceling one wins in the database too, whichever comes first', async () => {
  const body = {};
  for (let round = 0; round < 20; round++) {
    const { id } = await begin();
    const at = clock.now();
    const right = await comparedAs(id, true);
    const accept = async () => (await submitAll(world.store, [right], at))[0]!.approved;
    const end = () =>
      world.store.cancel('lumen', id, at, {
        service: 'lumen',
        verification: id,
        at,
        type: 'verification.canceled',
        body,
      });
    const won = await Promise.all(round % 2 ? [accept(), end()] : [end(), accept()]);
    assert.equal(won.filter(Boolean).length, 1);
    assert.deepEqual(await Promise.all([accept(), end()]), [false, false], 'and nothing after that');
  }
});

test('a receipt is redeemed once, whoever shows it and however often', async () => {
  const { id, right } = await begin();
  const { receipt } = (await submit(engine, id, right))!;
  const redeemed = await atOnce(50, (i) => engineOf(i).redeem('lumen', receipt!));
  assert.equal(redeemed.filter((r) => r.valid).length, 1);
  assert.equal((await eventsOf(id, 'receipt.redeemed')).length, 1);
});

test('a proof that is given twice at once sends one message', async () => {
  const budget = { ...world.policy.budget, proofBelow: 1 };
  const strict = await openEngineWith(budget);
  const [first] = await strict.request([requestOf(service, { to: 'prover@example.com' }, stranger(1))]);
  await submit(strict, first!.verification!, '000000');
  const [issued] = await strict.request([requestOf(service, { to: 'prover@example.com' }, stranger(2))]);
  assert.equal(issued!.decision.outcome, 'challenged');
  const id = issued!.verification!;
  const proofs = await atOnce(10, () =>
    outcomeOf(
      strict
        .prove('lumen', id, { kind: 'work', solution: `puzzle ${id}` }, stranger(2))
        .then(() => ({ outcome: 'met' })),
    ),
  );
  assert.deepEqual(tally(proofs), { met: 1, wrong_state: 9 });
  inbox.clear();
  while ((await strict.deliver()) > 0);
  assert.equal((await messagesOf(database.pool, [id])).length, 1);
});

async function openEngineWith(budget: typeof world.policy.budget) {
  const { createEngine } = await import('../../src/engine/engine.ts');
  return createEngine({ ...world, policy: { ...world.policy, budget } });
}
