// Threat: what fails after the guarded write, for one of a batch, makes the others be written twice, or denies what was approved.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DOOR, openDoor } from '../../src/engine/door/door.ts';
import { createEngine } from '../../src/engine/engine.ts';
import { CountersignError } from '../../src/engine/errors.ts';
import type { Sender, Store } from '../../src/engine/ports.ts';
import { openStore } from '../../src/store/index.ts';
import { codeOf, requestOf, stranger, submit, withoutLimits } from '../race/parts.ts';
import { messagesOf } from '../setup/rows.ts';
import { NOBODY_KNOWN, openTestWorld } from '../setup/world.ts';

const { engine, world, service, database } = await openTestWorld({ policy: withoutLimits() });

/** As PostgreSQL refuses a value; a batch that it refuses is run again one by one. */
const refuse = async () => {
  throw Object.assign(new Error('a value that no column takes'), { code: '22P02' });
};
const failing = (broken: Partial<Store>) => createEngine({ ...world, store: { ...world.store, ...broken } });

const ask = (to: string, i: number) => requestOf(service, { to }, stranger(i));
async function begin(to: string) {
  const [issued] = await engine.request([ask(to, 1)]);
  const id = issued!.verification!;
  const submission = { service: 'lumen', id, purpose: null, account: null, requester: NOBODY_KNOWN };
  return { ...submission, code: await codeOf(world, 'lumen', id) };
}
const saysOf = (answer: PromiseSettledResult<{ outcome: string } | undefined>) =>
  answer.status === 'fulfilled'
    ? answer.value?.outcome
    : answer.reason instanceof CountersignError && answer.reason.code;

test('an event that cannot be written is the error of whoever it is about; who was approved in the same batch is approved', async () => {
  const [first, spent, a, b] = [
    await begin('first@example.com'),
    await begin('spent@example.com'),
    await begin('a@example.com'),
    await begin('b@example.com'),
  ];
  await submit(engine, spent.id, spent.code);
  const door = openDoor(failing({ addEvents: async (events) => (events.length > 0 ? await refuse() : undefined) }));
  const answers = await Promise.allSettled([first, a, spent, b].map((one) => door.check(one)));
  assert.deepEqual(answers.map(saysOf), ['approved', 'approved', 'internal', 'approved']);
});

test('limits that cannot be given back take nothing back: what was sent is sent once, what was approved is approved', async () => {
  const broken = failing({ release: async (taken) => (taken.length > 0 ? await refuse() : undefined) });
  const door = openDoor(broken);
  const session = requestOf(service, { to: 'again@example.com' }, { session: 'ses_1' });
  const [before] = await engine.request([session]);
  const count = async () => (await database.pool.query('select count(*)::int as n from decision')).rows[0].n;
  const had = await count();
  const asked = [ask('once-1@example.com', 1), ask('once-2@example.com', 2), session, ask('once-3@example.com', 3)];
  const issued = await Promise.all(asked.map((one) => door.request(one)));
  assert.deepEqual(
    issued.map((one) => one.decision.outcome),
    ['sent', 'sent', 'resent', 'sent'],
  );
  assert.equal(issued[2]!.verification, before!.verification);
  assert.equal(await count(), had + 4, 'each was decided once');
  const codes = await Promise.all(issued.map((one) => codeOf(world, 'lumen', one.verification!)));
  const answers = await Promise.allSettled(
    issued.map((one, i) => door.check({ ...submissionOf(one.verification!), code: codes[i]! })),
  );
  assert.deepEqual(answers.map(saysOf), ['approved', 'approved', 'approved', 'approved']);
  const alone = await begin('alone@example.com');
  assert.equal((await broken.check(alone))?.outcome, 'approved', 'to who calls the engine itself as well');
});

const submissionOf = (id: string) => ({ service: 'lumen', id, purpose: null, account: null, requester: NOBODY_KNOWN });

test('a sender whose messages cannot be recorded holds up no other sender, and the pass ends with the last of them', async () => {
  const recorded: string[] = [];
  const slow: Sender = {
    id: 'slow',
    channel: 'sms',
    deduplicates: false,
    fictional: true,
    send: async (batch) => {
      for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve));
      return batch.map(() => ({ state: 'sent', carrierId: 'a\u0000b' }));
    },
    close: async () => {},
  };
  const bad: Sender = {
    ...slow,
    id: 'bad',
    channel: 'email',
    send: async (batch) => batch.map(() => ({ state: 'sent', carrierId: null })),
  };
  const both = createEngine({
    ...world,
    senders: [slow, bad],
    store: {
      ...world.store,
      recordSent: async (records, now) => {
        if (records.some((one) => one.carrierId === null)) await refuse();
        await world.store.recordSent(records, now);
        recorded.push(...records.map((one) => one.id));
      },
    },
  });
  while ((await engine.deliver()) > 0);
  const issued = await both.request([ask('bad@example.org', 1), ask('+12025550170', 2)]);
  await assert.rejects(both.deliver(), { code: '22P02' });
  const [message] = await messagesOf(database.pool, [issued[1]!.verification!]);
  assert.deepEqual([message!.state, recorded], ['sent', [message!.id]]);
});

test('a batch that is written in rounds: what the first round wrote is told, whatever becomes of the next', async () => {
  const account = { account: 'acc_rounds' };
  const ids = ['r1@example.com', 'r2@example.com'].map(async (to, i) => {
    const [issued] = await engine.request([requestOf(service, { to, ...account }, { session: `ses_r${i}` })]);
    return issued!.verification!;
  });
  const submissions = [];
  for (const id of ids) {
    const code = await codeOf(world, 'lumen', await id);
    submissions.push({ ...submissionOf(await id), code });
  }
  let rounds = 0;
  const query = (asked: { name?: string }, ...more: unknown[]) => {
    if (asked.name === 'check.submit' && ++rounds === 3) return refuse();
    return (database.pool.query as (...of: unknown[]) => unknown)(asked, ...more);
  };
  const pool = new Proxy(database.pool, { get: (of, name) => (name === 'query' ? query : Reflect.get(of, name)) });
  const door = openDoor(createEngine({ ...world, store: openStore(pool, world.vault) }), { ...DOOR, lanes: 1 });
  const lone = await begin('first-of-all@example.com');
  const answers = await Promise.allSettled([lone, ...submissions].map((one) => door.check(one)));
  assert.deepEqual(answers.map(saysOf), ['approved', 'approved', 'internal']);
  assert.equal(rounds, 3);
  assert.equal((await door.check(submissions[1]!))?.outcome, 'approved', 'what was not written can be submitted again');
});
