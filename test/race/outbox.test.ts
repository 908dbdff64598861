// Promise: a message leaves once, whoever delivers and whoever is killed; in doubt it is unknown and never sent again, unless the far
// side drops doubles; and none leaves after its code died.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { LEASE_SECONDS } from '../../src/engine/deliver/deliver.ts';
import { createEngine } from '../../src/engine/engine.ts';
import type { Outbound, Sender, SendResult } from '../../src/engine/ports.ts';
import { createStore } from '../../src/store/index.ts';
import { allEvents, eventsOf, messagesOf } from '../setup/rows.ts';
import { openTestWorld } from '../setup/world.ts';
import { codeOf, requestOf, stranger, submit, tally, withoutLimits, wrongCode } from './parts.ts';

/** Counts what it is handed, and answers as it is told to. */
function countingSender(id: string, deduplicates: boolean) {
  const sent: string[] = [];
  let answer: (outbound: Outbound) => SendResult = () => ({ state: 'sent', carrierId: null });
  const sender: Sender = {
    id,
    channel: 'email',
    deduplicates,
    fictional: true,
    async send(batch) {
      sent.push(...batch.map((one) => one.messageId));
      return batch.map((one) => answer(one));
    },
    close: async () => {},
  };
  return { sender, sent, answerWith: (next: typeof answer) => (answer = next) };
}

const plain = countingSender('plain', false);
const dropping = countingSender('dropping', true);
const { engine, database, another, service, clock, world } = await openTestWorld({
  policy: withoutLimits(),
  senders: [plain.sender],
});
const second = await another(database.another());
const deduplicating = createEngine({ ...world, senders: [dropping.sender] });

let made = 0;
const begin = async (by = engine) =>
  (await by.request([requestOf(service, { to: `box-${++made}@example.com` }, stranger(made))]))[0]!.verification!;
const messageOf = async (id: string) => (await messagesOf(database.pool, [id]))[0]!;
/** How many times it was handed over, as the record of its sending tells. */
const attemptsOf = async (id: string) => (await eventsOf(database.pool, id, 'message.sent')).at(-1)!.body.attempt;
const deliverAll = async (by = engine) => {
  while ((await by.deliver()) > 0);
};

beforeEach(() => {
  for (const one of [plain, dropping]) {
    one.sent.length = 0;
    one.answerWith(() => ({ state: 'sent', carrierId: null }));
  }
});

test('two dispatchers share 300 messages: each leaves once', async () => {
  for (let batch = 0; batch < 6; batch++) {
    await engine.request(
      Array.from({ length: 50 }, (_, i) => requestOf(service, { to: `shared-${batch}-${i}@example.com` }, stranger(i))),
    );
  }
  let rounds = 0;
  const run = async (by: typeof engine) => {
    while ((await by.deliver(7)) > 0) rounds++;
  };
  await Promise.all([run(engine), run(second), run(engine), run(second)]);
  assert.equal(plain.sent.length, 300);
  assert.equal(new Set(plain.sent).size, 300);
  assert.ok(rounds >= 43);
  assert.deepEqual(tally((await messagesOf(database.pool)).map((m) => m.state)), { sent: 300 });
  const events = (await allEvents(database.pool)).filter((e) => e.type === 'message.sent');
  assert.deepEqual(tally(events.map((e) => String(e.body.attempt))), { 1: 300 });
  assert.equal((await database.pool.query('select from outbox')).rowCount, 0, 'and none waits any more');
});

test('a sender that breaks after it sent leaves the message unknown, and nobody sends it again', async () => {
  const id = await begin();
  plain.answerWith(() => {
    throw new Error('the line broke');
  });
  await deliverAll();
  assert.equal((await messageOf(id)).state, 'unknown');
  clock.advance(LEASE_SECONDS * 1000 + 1);
  await engine.recover();
  await deliverAll();
  assert.equal(plain.sent.length, 1);
  assert.equal((await engine.read('lumen', id, true))?.delivery.state, 'unknown');
});

test('where the far side drops doubles the same message is handed over again', async () => {
  const id = await begin(deduplicating);
  dropping.answerWith(() => ({ state: 'unknown', why: 'the line broke' }));
  await deliverAll(deduplicating);
  assert.equal((await messageOf(id)).state, 'queued');
  dropping.answerWith(() => ({ state: 'sent', carrierId: 'c1' }));
  await deliverAll(deduplicating);
  assert.equal(dropping.sent.length, 1, 'not before its time');
  clock.advance(1000);
  await deliverAll(deduplicating);
  const message = await messageOf(id);
  assert.deepEqual(dropping.sent, [message.id, message.id]);
  assert.deepEqual([message.state, await attemptsOf(id)], ['sent', 2]);
});

test('a process that is killed between sending and recording: unknown when its lease is over, not before', async () => {
  const id = await begin();
  const [leased] = await world.store.leaseMessages(clock.now(), LEASE_SECONDS, 10);
  assert.deepEqual(await world.store.beginSending([leased!.id], clock.now()), [leased!.id]);
  assert.equal(await second.recover(), 0);
  clock.advance(LEASE_SECONDS * 1000);
  assert.equal(await second.recover(), 1);
  await deliverAll(second);
  assert.equal((await messageOf(id)).state, 'unknown');
  assert.equal(plain.sent.length, 0);
  assert.equal((await eventsOf(database.pool, id, 'message.unknown')).length, 1);
});

test('the same where the far side drops doubles: it is sent again', async () => {
  const id = await begin(deduplicating);
  const [leased] = await world.store.leaseMessages(clock.now(), LEASE_SECONDS, 10);
  await world.store.beginSending([leased!.id], clock.now());
  clock.advance(LEASE_SECONDS * 1000);
  assert.equal(await deduplicating.recover(), 1);
  await deliverAll(deduplicating);
  assert.deepEqual([dropping.sent.length, (await messageOf(id)).state], [1, 'sent']);
});

test('after a start alone, what is still leased is taken over at once', async () => {
  const ids = [await begin(), await begin()];
  await world.store.leaseMessages(clock.now(), LEASE_SECONDS, 10);
  assert.equal(await second.recover(true), 2);
  await deliverAll(second);
  assert.equal(plain.sent.length, 2);
  const events = (await Promise.all(ids.map((id) => eventsOf(database.pool, id)))).flat();
  assert.ok(events.length > 0 && events.every((e) => e.at <= clock.now()), 'nothing is written down as of later');
});

test('a dispatcher that comes late finds its message taken: of two, one sends', async () => {
  await begin();
  const other = createStore(database.another());
  const [mine] = await world.store.leaseMessages(clock.now(), LEASE_SECONDS, 10);
  clock.advance(LEASE_SECONDS * 1000);
  await second.recover();
  const [theirs] = await other.leaseMessages(clock.now(), LEASE_SECONDS, 10);
  assert.equal(mine!.id, theirs!.id);
  const begun = await Promise.all([
    world.store.beginSending([mine!.id], clock.now()),
    other.beginSending([theirs!.id], clock.now()),
  ]);
  assert.equal(begun.flat().length, 1);
});

test('what is known late is still written down: a slow sender’s message was sent after all', async () => {
  const id = await begin();
  const [leased] = await world.store.leaseMessages(clock.now(), LEASE_SECONDS, 10);
  await world.store.beginSending([leased!.id], clock.now());
  clock.advance(LEASE_SECONDS * 1000);
  await second.recover();
  assert.equal((await messageOf(id)).state, 'unknown');
  await world.store.recordSent(
    [{ id: leased!.id, state: 'sent', carrierId: 'c9', why: null, nextAttemptAt: null }],
    clock.now(),
  );
  assert.equal((await messageOf(id)).state, 'sent');
});

test('nothing leaves for a code that ended while its message waited', async () => {
  const ends: Record<string, (id: string) => Promise<unknown>> = {
    canceled: (id) => engine.cancel('lumen', id),
    approved: async (id) =>
      assert.equal((await submit(engine, id, await codeOf(world, 'lumen', id)))?.outcome, 'approved'),
    locked: async (id) => {
      const right = await codeOf(world, 'lumen', id);
      for (let n = 1; n <= 5; n++) await submit(engine, id, wrongCode(right, n));
    },
    expired: async () => clock.advance(601_000),
  };
  for (const [how, end] of Object.entries(ends)) {
    const id = await begin();
    await end(id);
    await deliverAll();
    assert.deepEqual([how, (await messageOf(id)).state, plain.sent.length], [how, 'dropped', 0]);
  }
});

test('nor for one that ended while its message was leased', async () => {
  const id = await begin();
  const [leased] = await world.store.leaseMessages(clock.now(), LEASE_SECONDS, 10);
  await engine.cancel('lumen', id);
  assert.deepEqual(await world.store.beginSending([leased!.id], clock.now()), []);
  assert.equal((await messageOf(id)).state, 'dropped');
});

test('canceling while delivering: sent or dropped, and dropped means never handed over', async () => {
  for (let round = 0; round < 15; round++) {
    const id = await begin();
    plain.sent.length = 0;
    await Promise.all(
      round % 2 ? [engine.cancel('lumen', id), second.deliver()] : [second.deliver(), engine.cancel('lumen', id)],
    );
    await deliverAll();
    const { state } = await messageOf(id);
    assert.deepEqual([state, plain.sent.length], state === 'sent' ? ['sent', 1] : ['dropped', 0]);
  }
});

test('what cannot be handed over is tried again, more and more slowly, while the code lives', async () => {
  const id = await begin();
  plain.answerWith(() => ({ state: 'retry', why: 'busy' }));
  const times: number[] = [];
  const start = clock.now();
  for (let second = 0; second <= 600; second++) {
    const before = plain.sent.length;
    await engine.deliver();
    if (plain.sent.length > before) times.push((clock.now() - start) / 1000);
    clock.advance(1000);
  }
  assert.deepEqual(times.slice(0, 7), [0, 1, 3, 7, 15, 31, 63]);
  assert.ok(times.every((at) => at < 600));
  assert.equal((await messageOf(id)).state, 'failed');
});

test('a node that does not know a key yet learns it before it delivers', async () => {
  const { openVault, rotateKey } = await import('../../src/store/index.ts');
  const { MASTER } = await import('../setup/world.ts');
  await rotateKey(database.pool, [MASTER], 'lumen', 'code', { activeInSeconds: 0 });
  const rotated = createEngine({ ...world, vault: await openVault(database.pool, [MASTER], ['lumen']) });
  const id = await begin(rotated);
  await deliverAll(second);
  assert.deepEqual([plain.sent.length, (await messageOf(id)).state], [1, 'sent']);
  clock.advance(31_000);
  const resent = await engine.resend('lumen', id, stranger(1), null);
  assert.deepEqual([resent.decision.outcome, resent.messages], ['resent', 1]);
  assert.deepEqual(tally((await messagesOf(database.pool, [id])).map((m) => m.state)), { sent: 1, queued: 1 });
});
