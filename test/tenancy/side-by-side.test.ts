// Promise: the same person at the same address is a stranger to another service: limits, budgets, stops and familiarity are each
// service's own.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseRequester } from '../../src/engine/request/parse-request.ts';
import { requestOf, stranger, submit, wrongCode } from '../race/parts.ts';
import { LUMEN } from '../setup/world.ts';
import { OTHER, openTwo, TO } from './two-services.ts';

const { engine, world, clock, held, database, request } = await openTwo();
const ask = async (service: typeof LUMEN, to: string, n: number, account: string | null = null) =>
  (await engine.request([requestOf(service, { to, account }, stranger(n))]))[0]!.decision;

test('one service’s limit on an address is not another’s', async () => {
  const outcomes = [];
  for (let i = 0; i < 6; i++) outcomes.push((await ask(LUMEN, 'limited@example.com', i)).outcome);
  assert.deepEqual(outcomes, ['sent', 'sent', 'sent', 'sent', 'sent', 'refused']);
  assert.equal((await ask(OTHER, 'limited@example.com', 9)).outcome, 'sent');
});

test('nor is its guess budget', async () => {
  const [issued] = await engine.request([
    requestOf(LUMEN, { to: 'guessed@example.com', account: 'acc_g' }, stranger(1)),
  ]);
  for (let n = 1; n <= 5; n++) await submit(engine, issued!.verification!, wrongCode('000000', n));
  assert.ok((await ask(LUMEN, 'guessed@example.com', 2, 'acc_g')).codeLength > 6);
  assert.equal((await ask(OTHER, 'guessed@example.com', 2, 'acc_g')).codeLength, 6);
});

test('what the holder stopped at one service comes from the other', async () => {
  clock.advance(3_600_000);
  await engine.act(LUMEN, held.explanation, 'stop_codes');
  assert.deepEqual([(await ask(LUMEN, TO, 3)).reason, (await ask(OTHER, TO, 3)).reason], ['quiet', 'nothing_against']);
});

test('a device that is familiar at one is not at the other', async () => {
  const device = parseRequester({ ip: '198.18.0.7', device: held.deviceToken }, 'k-test');
  const decided = async (service: typeof LUMEN) => {
    const [issued] = await engine.request([requestOf(service, { to: TO, account: 'acc_1' }, device)]);
    return (await world.store.readDecision(service.id, issued!.decisionId))!;
  };
  const known = await decided(LUMEN);
  assert.equal(known.decision.reason, 'nothing_against', 'what is stopped for strangers is not for the familiar');
  assert.equal(known.assessment.familiar, true);
  assert.equal((await decided(OTHER)).assessment.familiar, false);
});

test('two services may have a session of one name; it joins only its own', async () => {
  clock.advance(3_600_000);
  const [first, second] = [await request(OTHER, { to: '+12025550188' }), await request(LUMEN, { to: '+12025550188' })];
  assert.notEqual(first.verification, second.verification);
  assert.equal((await request(OTHER, { to: '+12025550188' })).verification, first.verification);
});

test('one worker delivers for all of them, each message in its own service’s name', async () => {
  while ((await engine.deliver()) > 0);
  const { rows } = await database.pool.query(
    'select count(*)::int as n from message m join verification v on v.id = m.verification where m.service <> v.service',
  );
  assert.equal(rows[0].n, 0);
});
