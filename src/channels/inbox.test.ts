// Promise: what was sent in development can be read back, newest first, and is nowhere but in memory.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeClock } from '../testing/fake-clock.ts';
import { outboundOf } from '../testing/sample-outbound.ts';
import { createInbox, type InboxMessage } from './inbox.ts';

const START = Date.parse('2026-11-20T12:00:00.000Z');

test('shows a message as its holder would see it', async () => {
  const inbox = createInbox({ clock: fakeClock(START) });
  const mail = outboundOf(1, {});
  const sms = outboundOf(2, { channel: 'sms', address: '+12025550123' });
  assert.deepEqual(await inbox.send([mail, sms]), Array(2).fill({ state: 'sent', carrierId: null }));
  const common = { at: '2026-11-20T12:00:00.000Z', sender: 'inbox' };
  assert.deepEqual(inbox.messages(), [
    { id: 'msg_000002', to: '+12025550123', channel: 'sms', text: sms.text, ...common },
    {
      id: 'msg_000001',
      to: 'holder1@mail.example',
      channel: 'email',
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      ...common,
    },
  ]);
});

test('shows the newest first, and those of one address', async () => {
  const clock = fakeClock(START);
  const inbox = createInbox({ clock });
  for (const n of [1, 2, 3]) {
    await inbox.send([outboundOf(n, { address: `holder${n % 2}@mail.example` })]);
    clock.advance(1000);
  }
  assert.deepEqual(
    inbox.messages().map(({ id }) => id),
    ['msg_000003', 'msg_000002', 'msg_000001'],
  );
  assert.deepEqual(
    inbox.messages('holder1@mail.example').map(({ id }) => id),
    ['msg_000003', 'msg_000001'],
  );
  assert.deepEqual(inbox.messages('holder'), []);
});

test('keeps so many and lets the oldest go', async () => {
  const inbox = createInbox({ most: 3 });
  await inbox.send(Array.from({ length: 10 }, (_, n) => outboundOf(n, {})));
  assert.deepEqual(
    inbox.messages().map(({ id }) => id),
    ['msg_000009', 'msg_000008', 'msg_000007'],
  );
  const usual = createInbox();
  await usual.send(Array.from({ length: 600 }, (_, n) => outboundOf(n, {})));
  assert.equal(usual.messages().length, 500);
});

test('is what fiction ends in, on every channel', () => {
  const { id, channel, fictional, deduplicates } = createInbox();
  assert.deepEqual(
    { id, channel, fictional, deduplicates },
    { id: 'inbox', channel: 'any', fictional: true, deduplicates: true },
  );
});

test('forgets when it is told to', async () => {
  const inbox = createInbox();
  await inbox.send([outboundOf(1, {})]);
  inbox.clear();
  assert.deepEqual(inbox.messages(), []);
  await inbox.send([outboundOf(1, {})]);
  assert.equal(inbox.messages().length, 1);
});

test('tells of each new message once, until it is told to stop', async () => {
  const inbox = createInbox();
  const told: InboxMessage[] = [];
  const stop = inbox.onMessage((message) => told.push(message));
  await inbox.send([outboundOf(1, {}), outboundOf(1, {}), outboundOf(2, {})]);
  await new Promise(setImmediate);
  assert.deepEqual(told, [...inbox.messages()].reverse());
  stop();
  await inbox.send([outboundOf(3, {})]);
  await new Promise(setImmediate);
  assert.equal(told.length, 2);
});

test('gives nobody a message to change', async () => {
  const inbox = createInbox();
  await inbox.send([outboundOf(1, {})]);
  assert.ok(inbox.messages().every(Object.isFrozen));
  assert.notEqual(inbox.messages(), inbox.messages());
});
