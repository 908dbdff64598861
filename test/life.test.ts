// Promise: a code goes through its whole life: asked for, delivered, checked once, explained by its reference, and stopped on request.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NOBODY_KNOWN, openTestWorld } from './setup/world.ts';

const { engine, send, service, clock } = await openTestWorld();
const check = (id: string, code: string) =>
  engine.check({ service: 'lumen', id, code, purpose: null, account: null, requester: NOBODY_KNOWN });

test('a code is sent, a wrong one is wrong, the right one is approved once', async () => {
  const sent = await send({ to: '+12025550106', account: 'acc_1' });
  assert.equal(sent.outcome, 'sent');
  assert.match(sent.text, new RegExp(`^${sent.code}`));
  const wrong = String((Number(sent.code[0]) + 1) % 10) + sent.code.slice(1);
  assert.equal((await check(sent.id, wrong))?.outcome, 'wrong');
  const right = await check(sent.id, sent.code);
  assert.equal(right?.outcome, 'approved');
  assert.ok(right?.receipt);
  assert.equal((await check(sent.id, sent.code))?.outcome, 'spent');
});

test('whoever shows the reference learns why and can stop codes that strangers ask for', async () => {
  const to = { kind: 'phone', value: '+12025550107' } as const;
  const sent = await send({ to: to.value, account: 'acc_2' });
  const ask = {
    service,
    to,
    verification: null,
    complaint: null,
    text: { text: null, textLures: null },
    locale: 'en',
  } as const;
  const shown = await engine.explain({ ...ask, reference: sent.reference });
  assert.equal(shown.proof, 'reference');
  const nothing = await engine.explain({ ...ask, reference: 'BBBBBBBBBB' });
  assert.equal(nothing.proof, 'none');
  assert.equal(nothing.answer.cause, null);
  const acted = await engine.act(service, shown.id, 'stop_codes');
  assert.deepEqual(acted.done, ['codes_stopped']);
  clock.advance(60_000);
  assert.equal((await send({ to: to.value, account: 'acc_2' })).outcome, 'withheld');
  await engine.act(service, shown.id, 'undo');
  assert.equal((await send({ to: to.value, account: 'acc_2' })).outcome, 'sent');
});

test('undoing an earlier action leaves what was stopped for longer since', async () => {
  const to = { kind: 'phone', value: '+12025550108' } as const;
  const ask = {
    service,
    to,
    verification: null,
    complaint: null,
    text: { text: null, textLures: null },
    locale: 'en',
  } as const;
  const one = await send({ to: to.value, account: 'acc_3' });
  const other = await send({ to: to.value, account: 'acc_3' });
  const [first, second] = [
    await engine.explain({ ...ask, reference: one.reference }),
    await engine.explain({ ...ask, reference: other.reference }),
  ];
  await engine.act(service, first.id, 'not_me');
  clock.advance(1_000);
  await engine.act(service, second.id, 'stop_codes');
  const { quietUntil } = await engine.lookup('lumen', to);
  await engine.act(service, first.id, 'undo');
  assert.equal((await engine.lookup('lumen', to)).quietUntil, quietUntil);
  await engine.act(service, second.id, 'undo');
  assert.notEqual((await engine.lookup('lumen', to)).quietUntil, quietUntil);
});
