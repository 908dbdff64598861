// Promise: a carrier's report is kept once, whatever comes twice, late or out of order, and what was delivered stays delivered.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReportStatus } from '../../src/engine/model.ts';
import type { Report } from '../../src/engine/ports.ts';
import { messagesOf, uuidOf } from '../setup/rows.ts';
import { openTestWorld } from '../setup/world.ts';
import { atOnce, requestOf, stranger, withoutLimits } from './parts.ts';

const { engine, database, another, service, clock, world, inbox } = await openTestWorld({ policy: withoutLimits() });
const second = await another(database.another());

let made = 0;
async function sent() {
  const [issued] = await engine.request([requestOf(service, { to: `report-${++made}@example.com` }, stranger(made))]);
  while ((await engine.deliver()) > 0);
  const verification = issued!.verification!;
  const [message] = await messagesOf(database.pool, [verification]);
  return { verification, message: message!.id };
}
let events = 0;
const reportOf = (message: string, status: ReportStatus, more: Partial<Report> = {}): Report => ({
  service: 'lumen',
  sender: inbox.id,
  eventId: `evt-${++events}`,
  message,
  status,
  at: clock.now(),
  ...more,
});
const stateOf = async (message: string) =>
  (await database.pool.query('select state from message where id = $1', [uuidOf(message)])).rows[0].state;
const reportsOf = async (message: string) =>
  (await database.pool.query('select count(*)::int as n from report where message = $1', [uuidOf(message)])).rows[0].n;

test('one report that comes thirty times at once is kept once and folded once', async () => {
  const { message, verification } = await sent();
  const report = reportOf(message, 'undelivered');
  const fresh = await atOnce(30, (i) => (i % 2 ? engine : second).report([report, report]));
  assert.equal(
    fresh.reduce((sum, n) => sum + n, 0),
    1,
  );
  assert.equal(await reportsOf(message), 1);
  const record = await world.store.readRecord('lumen', verification);
  assert.equal(record!.events.filter((e) => e.type === 'message.reported').length, 1);
  const [subject] = await world.store.readSubjects([
    { service: 'lumen', kind: 'address', key: record!.verification.addressKey },
  ]);
  assert.equal((subject!.body as { reports: unknown[] }).reports.length, 1);
});

test('delivered never turns back, in whatever order and batch the reports come', async () => {
  const statuses: readonly ReportStatus[] = ['accepted', 'delivered', 'undelivered', 'expired'];
  const orders = statuses.map((_, i) => [...statuses.slice(i), ...statuses.slice(0, i)]);
  for (const order of [...orders, ...orders.map((o) => o.toReversed())]) {
    const alone = (await sent()).message;
    for (const status of order) await engine.report([reportOf(alone, status)]);
    assert.equal(await stateOf(alone), 'delivered', `one by one: ${order}`);
    const together = (await sent()).message;
    assert.equal(await engine.report(order.map((status) => reportOf(together, status))), 4);
    assert.equal(await stateOf(together), 'delivered', `in a batch: ${order}`);
    const atThen = (await sent()).message;
    await atOnce(order.length, (i) => (i % 2 ? engine : second).report([reportOf(atThen, order[i]!)]));
    assert.equal(await stateOf(atThen), 'delivered', `at once: ${order}`);
    assert.equal(await reportsOf(atThen), 4);
  }
});

test('what failed at first may have been delivered after all', async () => {
  const { message } = await sent();
  await engine.report([reportOf(message, 'absent_subscriber')]);
  assert.equal(await stateOf(message), 'failed');
  await engine.report([reportOf(message, 'delivered')]);
  assert.equal(await stateOf(message), 'delivered');
});

test('a report that comes before the sending was written down is not overwritten', async () => {
  const [issued] = await engine.request([requestOf(service, { to: 'early@example.com' }, stranger(1))]);
  const [leased] = await world.store.leaseMessages(clock.now(), 60, 10);
  await world.store.beginSending([leased!.id], clock.now());
  await engine.report([reportOf(leased!.id, 'delivered')]);
  await world.store.recordSent(
    [{ id: leased!.id, state: 'sent', carrierId: null, why: null, nextAttemptAt: null }],
    clock.now(),
  );
  assert.equal(await stateOf(leased!.id), 'delivered');
  assert.equal((await engine.read('lumen', issued!.verification!, true))?.delivery.state, 'delivered');
});

test('a report on a message that is not ours, of another sender or another service changes nothing', async () => {
  const { message } = await sent();
  const strange = [
    reportOf(`msg_${'0'.repeat(32)}`, 'delivered'),
    reportOf(message, 'delivered', { sender: 'other' }),
    reportOf(message, 'delivered', { service: 'other' }),
  ];
  assert.equal(await engine.report(strange), 0);
  assert.equal(await stateOf(message), 'sent');
  assert.equal(await reportsOf(message), 0);
});

test('one event id of two senders or two messages is not mixed up', async () => {
  const [a, b] = [await sent(), await sent()];
  const first = reportOf(a.message, 'undelivered', { eventId: 'same' });
  assert.equal(await engine.report([first]), 1);
  assert.equal(await engine.report([{ ...first, sender: 'other' }]), 0, 'a message has one sender');
  assert.equal(await engine.report([{ ...first, message: b.message }]), 0, 'an event is about one message');
  const together = [a, b, a].map(({ message }) => reportOf(message, 'undelivered', { eventId: 'together' }));
  assert.equal(await engine.report(together), 1, 'in one batch too');
  assert.deepEqual([await stateOf(b.message), await reportsOf(a.message), await reportsOf(b.message)], ['sent', 2, 0]);
  const [c, d] = [await sent(), await sent()];
  const fresh = await atOnce(20, (i) => {
    const { message } = i % 2 ? c : d;
    return (i % 3 ? engine : second).report([reportOf(message, 'delivered', { eventId: 'at once' })]);
  });
  assert.equal(
    fresh.reduce((sum, n) => sum + n, 0),
    1,
  );
});

test('a gateway that never stops reporting makes no record grow without bound', async () => {
  const { message, verification } = await sent();
  const flood = Array.from({ length: 300 }, () => reportOf(message, 'accepted'));
  const counts = await atOnce(6, (i) => (i % 2 ? engine : second).report(flood.slice(i * 50, i * 50 + 50)));
  const kept = await reportsOf(message);
  assert.ok(kept >= 32 && kept <= 6 * 32, `${kept}`);
  assert.equal(
    counts.reduce((sum, n) => sum + n, 0),
    kept,
  );
  assert.equal(await engine.report(flood.map((one) => ({ ...one, eventId: `${one.eventId} again` }))), 0);
  const record = await world.store.readRecord('lumen', verification);
  assert.equal(record!.events.filter((e) => e.type === 'message.reported').length, kept);
});
