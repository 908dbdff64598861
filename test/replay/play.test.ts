// Promise: each event of a trace does to the engine what it did to the service: codes are the right, a wrong or an old one, proofs and
// presses count, and what never left is neither entered, reported nor asked about.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_POLICY } from '../../src/engine/policy.ts';
import { acted, asked, at, checked, OWN, playTrace, proved, reported, requested, STRANGER } from './play-trace.ts';

const CALLER = { requester: STRANGER };

test('a right code is approved once, a wrong one is wrong, and a late one has expired', async () => {
  const { checks } = await playTrace([
    requested(0, 'r-1'),
    checked(10, 'r-1', 'wrong'),
    checked(20, 'r-1', 'right'),
    checked(30, 'r-1', 'right'),
    requested(1000, 'r-2'),
    checked(1000 + 601, 'r-2', 'right'),
    checked(1700, 'r-none', 'right'),
  ]);
  assert.deepEqual(checks, ['wrong', 'approved', 'spent', 'expired', 'none']);
});

test('an old code is one of another verification, by whoever asks', async () => {
  const { decisions, checks } = await playTrace([
    requested(0, 'r-1', CALLER),
    requested(40, 'r-2'),
    requested(80, 'r-3'),
    checked(90, 'r-3', 'stale'),
    checked(95, 'r-3', 'right'),
    checked(99, 'r-1', 'stale', STRANGER),
  ]);
  assert.deepEqual([decisions['r-2']!.outcome, decisions['r-3']!.outcome], ['sent', 'resent']);
  assert.deepEqual(checks, ['wrong', 'approved', 'wrong']);
});

test('a request that joins right away is resent without a message of its own, and its right code is the one that left', async () => {
  const { decisions, checks } = await playTrace([
    requested(0, 'r-1'),
    requested(5, 'r-2'),
    checked(20, 'r-2', 'right'),
    reported(30, 'r-2', 'delivered'),
  ]);
  assert.deepEqual([decisions['r-2']!.outcome, decisions['r-2']!.messages], ['resent', 0]);
  assert.deepEqual(checks, ['approved']);
});

test('the same key twice within two minutes is one request', async () => {
  const key = { ...CALLER, idempotencyKey: 'i-1' };
  const { decisions, checks, diagnoses } = await playTrace([
    requested(0, 'r-1', key),
    requested(50, 'r-2', key),
    checked(60, 'r-2', 'right', STRANGER),
    requested(200, 'r-3', key),
  ]);
  assert.deepEqual(
    [decisions['r-2']!.outcome, decisions['r-2']!.reason, decisions['r-2']!.messages],
    ['resent', 'repeated', 0],
  );
  assert.equal(decisions['r-3']!.outcome, 'sent');
  assert.deepEqual(checks, ['approved']);
  assert.deepEqual(Object.keys(diagnoses), ['r-1', 'r-2', 'r-3']);
});

test('holders who stop codes get none that strangers ask for, until they take it back', async () => {
  const { decisions, answers, checks } = await playTrace([
    requested(0, 'r-1', CALLER),
    acted(60, 'r-1', 'stop_codes'),
    requested(1000, 'r-2', CALLER),
    checked(1010, 'r-2', 'right', STRANGER),
    reported(1011, 'r-2', 'delivered'),
    asked(1020, 'q-1', 'r-2'),
    acted(1030, 'r-2', 'resume_codes'),
    acted(1500, null, 'undo'),
    requested(2000, 'r-3', CALLER),
  ]);
  assert.deepEqual(
    Object.values(decisions).map((d) => [d.outcome, d.messages]),
    [
      ['sent', 1],
      ['withheld', 0],
      ['sent', 1],
    ],
  );
  assert.deepEqual(checks, ['wrong']);
  assert.deepEqual(answers, {}, 'nobody asks about a message that did not leave');
});

test('whoever pressed "not me" ended the code', async () => {
  const { checks } = await playTrace([
    requested(0, 'r-1', CALLER),
    acted(30, null, 'not_me'),
    checked(40, 'r-1', 'right', STRANGER),
  ]);
  assert.deepEqual(checks, ['expired']);
});

const LOW = { budget: { ...DEFAULT_POLICY.budget, proofBelow: 1.1 } };

test('a challenged request that shows its proof in time was sent; one that does not was challenged', async () => {
  const { decisions, checks, lines } = await playTrace(
    [
      requested(0, 'r-1', CALLER),
      proved(10, 'r-1', 'work', 'wrong', STRANGER),
      proved(20, 'r-1', 'work', 'right', STRANGER),
      checked(30, 'r-1', 'right', STRANGER),
      requested(1000, 'r-2', { ...CALLER, to: '+12025550107' }),
      checked(1010, 'r-2', 'right', STRANGER),
      requested(2000, 'r-3', { ...CALLER, to: '+12025550108' }),
      proved(2000 + 601, 'r-3', 'work', 'right', STRANGER),
    ],
    LOW,
  );
  assert.deepEqual(
    Object.values(decisions).map((d) => [d.outcome, d.reason, d.messages]),
    [
      ['sent', 'proof_given', 1],
      ['challenged', 'budget_low', 0],
      ['challenged', 'budget_low', 0],
    ],
  );
  assert.equal(decisions['r-1']!.at, at(20));
  assert.deepEqual(checks, ['approved', 'wrong']);
  assert.deepEqual(
    lines.slice(0, 3).map((line) => [line.type, line.request]),
    [
      ['decision', 'r-1'],
      ['check', 'r-1'],
      ['decision', 'r-2'],
    ],
  );
});

test('a device that the account was seen on is a proof', async () => {
  const seen = { at: at(-1000), type: 'account.seen', account: 'a-ada', requester: OWN };
  const { decisions } = await playTrace(
    [
      seen,
      requested(0, 'r-1', CALLER),
      proved(10, 'r-1', 'device', 'right', STRANGER),
      proved(20, 'r-1', 'device', 'right'),
    ],
    LOW,
  );
  assert.deepEqual([decisions['r-1']!.outcome, decisions['r-1']!.at], ['sent', at(20)]);
});

test('what was observed counts at the next decision, however it was gathered', async () => {
  const seen = { at: at(-1000), type: 'account.seen', account: 'a-ada', requester: OWN };
  const recycled = { at: at(100), type: 'carrier.told', contact: '+12025550106', fact: 'recycled', since: at(50) };
  const { decisions, answers } = await playTrace([
    seen,
    requested(0, 'r-1', CALLER),
    recycled,
    requested(700, 'r-2', CALLER),
    asked(800, 'q-1', null, { says: 'no_account' }),
  ]);
  assert.deepEqual(
    Object.values(decisions).map((d) => [d.outcome, d.reason]),
    [
      ['sent', 'nothing_against'],
      ['withheld', 'number_recycled'],
    ],
  );
  assert.equal(answers['q-1']!.request, 'r-1');
});

test('a question about an address that nothing left for is answered by what the person tells', async () => {
  const text = 'Your Lumio account is blocked. Verify at once: lum1o.example/k2 or it is deleted';
  const { answers } = await playTrace([
    asked(0, 'q-1', null, { says: 'suspicious', text }),
    asked(10, 'q-2', 'r-none'),
  ]);
  assert.deepEqual(Object.keys(answers), ['q-1']);
  assert.deepEqual([answers['q-1']!.request, answers['q-1']!.cause], [null, 'phishing']);
});

test('codes go to addresses of any shape, and the diagnosis of a refused request is there too', async () => {
  const limits = DEFAULT_POLICY.limits.map((limit) =>
    limit.name === 'issue.any.per_address' ? { ...limit, max: 1, maxWithFamiliar: 1 } : limit,
  );
  const { decisions, diagnoses, checks } = await playTrace(
    [
      requested(0, 'r-1', { ...CALLER, to: 'ada@lumio.example', channel: 'email' }),
      requested(700, 'r-2', { ...CALLER, to: 'ada@lumio.example', channel: 'email' }),
      checked(710, 'r-2', 'right'),
    ],
    { limits },
  );
  assert.deepEqual(
    Object.values(decisions).map((d) => [d.outcome, d.reason]),
    [
      ['sent', 'nothing_against'],
      ['refused', 'limit_reached'],
    ],
  );
  assert.deepEqual(checks, ['none']);
  assert.deepEqual(Object.keys(diagnoses), ['r-1', 'r-2']);
});
