// Promise: what is read back is what was written, of the right verification; what may be undone is undone once, the last first.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atOnce, codeOf, requestOf, stranger, submit, tally } from '../../../test/race/parts.ts';
import { idOf, uuidOf } from '../../../test/setup/rows.ts';
import { openTestWorld } from '../../../test/setup/world.ts';

const { engine, world, database, service, clock } = await openTestWorld();
const { store } = world;
const deliverAll = async () => {
  while ((await engine.deliver()) > 0);
};
async function begin(to: string, purpose: 'sign_in' | 'prove_holding' = 'sign_in') {
  const [issued] = await engine.request([requestOf(service, { to, purpose }, stranger(1))]);
  return issued!.verification!;
}

test('the latest message is found by its address; one that waits, and the proof of holding itself, are not it', async () => {
  const key = world.vault.mark('lumen', 'address', 'latest@example.com');
  const latest = () => store.findLatestSent('lumen', key, clock.now() - 3_600_000);
  const first = await begin('latest@example.com');
  assert.equal(await latest(), undefined);
  await deliverAll();
  clock.advance(1000);
  const second = await begin('latest@example.com');
  assert.equal(await latest(), first);
  await deliverAll();
  assert.equal(await latest(), second);
  clock.advance(1000);
  const proof = await begin('latest@example.com', 'prove_holding');
  await deliverAll();
  assert.equal(await latest(), second);
  clock.advance(3_600_001);
  assert.equal(await latest(), undefined, 'older than asked for');
  assert.ok(proof);
});

test('asking for what is then only challenged, however often, does not make the address forget what was sent', async () => {
  const { createEngine } = await import('../../engine/engine.ts');
  const strict = createEngine({
    ...world,
    policy: { ...world.policy, budget: { ...world.policy.budget, proofBelow: 1 } },
  });
  const to = 'flooded@example.com';
  const ask = async (n: number) => (await strict.request([requestOf(service, { to }, stranger(n))]))[0]!;
  const key = world.vault.mark('lumen', 'address', to);
  const sent = (await ask(1)).verification!;
  await deliverAll();
  let challenged = '';
  for (let n = 0; n < 20; n++) {
    const { decision, verification } = await ask(100 + n);
    assert.equal(decision.outcome, 'challenged');
    challenged = verification!;
  }
  assert.equal(await store.findLatestSent('lumen', key, 0), sent);
  assert.equal((await store.findMessages('lumen', key, 10)).length, 1);
  clock.advance(1000);
  await strict.prove('lumen', challenged, { kind: 'work', solution: `puzzle ${challenged}` }, stranger(119));
  await deliverAll();
  assert.equal(await store.findLatestSent('lumen', key, 0), challenged, 'once it was met, it is one of its messages');
  assert.equal((await store.findMessages('lumen', key, 10)).length, 2);
});

test('a holder who proves the address is told of what came before, not of the proof', async () => {
  const asked = await begin('holder@example.com');
  await deliverAll();
  const proof = await begin('holder@example.com', 'prove_holding');
  await deliverAll();
  await submit(engine, proof, await codeOf(world, 'lumen', proof));
  const to = { kind: 'email', value: 'holder@example.com' } as const;
  const shown = await engine.explain({
    service,
    to,
    reference: null,
    verification: proof,
    complaint: 'not_me',
    text: { text: null, textLures: null },
    locale: 'en',
  });
  assert.equal((await store.findExplanation('lumen', shown.id))?.verification, asked);
});

test('a record holds all of one verification, in order, and nothing of another', async () => {
  const [id, other] = [await begin('record@example.com'), await begin('record@example.com')];
  await deliverAll();
  clock.advance(1000);
  await submit(engine, id, '000000');
  await submit(engine, other, '000000');
  const record = (await store.readRecord('lumen', id))!;
  assert.deepEqual(
    record.events.map((e) => e.type),
    ['verification.requested', 'decision.made', 'code.issued', 'message.queued', 'message.sent', 'code.submitted'],
  );
  assert.ok(record.events.every((e) => e.verification === id));
  assert.deepEqual([record.decisions.length, record.messages.length, record.requestsAfterHour], [1, 1, 0]);
  assert.deepEqual(
    record.decisions[0],
    await store.readDecision(
      'lumen',
      idOf(
        'dec',
        (await database.pool.query('select id from decision where verification = $1', [uuidOf(id)])).rows[0].id,
      ),
    ),
  );
});

const [UNDO, MANY] = [`exp_${'a'.repeat(32)}`, `exp_${'b'.repeat(32)}`];
const explanationWith = async (id: string, actions: readonly { at: number; undoUntil: number | null }[]) => {
  await store.addExplanation({
    id,
    service: 'lumen',
    createdAt: clock.now(),
    verification: null,
    addressKey: '00'.repeat(16),
    proof: 'none',
    locale: 'en',
    answer: {},
    actions: [],
  });
  for (const action of actions)
    await store.addHolderAction('lumen', id, { action: 'stop_codes', undone: false, ...action });
  return async () => (await store.findExplanation('lumen', id))!.actions.map((a) => a.undone);
};

test('what can be undone is undone from the last on, each once, while there is time', async () => {
  const undone = await explanationWith(UNDO, [
    { at: 1, undoUntil: 100 },
    { at: 2, undoUntil: null },
    { at: 3, undoUntil: 100 },
  ]);
  const undo = (at: number) => store.markUndone('lumen', UNDO, at);
  assert.deepEqual([await undo(100), await undone()], [false, [false, false, false]]);
  assert.deepEqual([await undo(50), await undone()], [true, [false, false, true]]);
  assert.deepEqual([await undo(50), await undone()], [true, [true, false, true]]);
  assert.equal(await undo(50), false);
});

test('a holder may press fifty times; the rest is not written down', async () => {
  const undone = await explanationWith(MANY, []);
  const kept = await atOnce(60, (i) =>
    store.addHolderAction('lumen', MANY, { action: 'it_was_me', at: i, undoUntil: null, undone: false }),
  );
  assert.equal(kept.filter(Boolean).length, 50);
  assert.equal((await undone()).length, 50);
});

test('an event id is new once, in a batch and at once', async () => {
  const ids = ['aa'.repeat(16), 'bb'.repeat(16), 'aa'.repeat(16)];
  assert.deepEqual(await store.rememberEvents('lumen', ids, clock.now()), [true, true, false]);
  const again = await atOnce(20, () => store.rememberEvents('lumen', ['cc'.repeat(16)], clock.now()));
  assert.equal(again.flat().filter(Boolean).length, 1);
  assert.deepEqual(await store.rememberEvents('lumen', [], clock.now()), []);
});

test('of those who tell an event at once, one takes it in; what it forgets, or a dead one began, is new again', async () => {
  const id = ['dd'.repeat(16)];
  const begin = (now = clock.now()) => store.beginEvents('lumen', id, now);
  assert.deepEqual(tally((await atOnce(20, () => begin())).flat()), { begun: 1, under_way: 19 });
  await store.forgetEvents('lumen', id);
  assert.deepEqual(await begin(), ['begun']);
  assert.deepEqual(await begin(clock.now() + 59_999), ['under_way']);
  const later = clock.now() + 60_000;
  assert.deepEqual(tally((await atOnce(20, () => begin(later))).flat()), { begun: 1, under_way: 19 });
  assert.deepEqual(await store.rememberEvents('lumen', id, later), [true]);
  await store.forgetEvents('lumen', id);
  assert.deepEqual(await begin(later + 3_600_000), ['known']);
});
