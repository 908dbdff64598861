// Promise: a decision is read back as it was stored, whatever was known and whatever was not, and what is stored stays readable.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Assessment, Facts } from '../../engine/facts.ts';
import type { Decision } from '../../engine/model.ts';
import { UNKNOWN_FACTS } from '../../engine/unknown-facts.ts';
import { packDecision, unpackDecision } from './decision-record.ts';
import { longName, shortName } from './record-names.ts';

const NOW = 1_795_000_000_000;
const KNOWN = { purpose: fc.constant('sign_in'), channel: fc.constant('sms'), hasAccount: fc.boolean() };
const REQUEST = ['addressKind', 'firstFactor', 'typed', 'actor', 'hasSession', 'hasGrant', 'hasDevice'];
const value = fc.option(fc.oneof(fc.integer(), fc.boolean(), fc.constantFrom('none', 'doubling')));
const PLAIN = { noNullPrototype: true } as const;
const partOf = (names: readonly string[], known: object = {}) =>
  fc.record({ ...Object.fromEntries(names.map((name) => [name, value])), ...known }, PLAIN);
const { request: _, before: __, after: ___, ...parts } = UNKNOWN_FACTS;
const measured = fc.option(
  fc.array(fc.option(fc.oneof(fc.nat(), fc.constantFrom(0.25, 12.5, 1e-7))), { minLength: 2 }),
);
const facts = fc.record(
  {
    request: fc.option(partOf(REQUEST, KNOWN)),
    before: measured,
    after: measured,
    ...Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, partOf(Object.keys(part))])),
  },
  PLAIN,
) as unknown as fc.Arbitrary<Facts>;
const limit = fc.record(
  {
    name: fc.constantFrom('issue.any.per_address_day', 'issue.sms.per_prefix', 'check.any.per_total_10_minutes'),
    familiar: fc.boolean(),
    strangers: fc.nat(),
    familiars: fc.nat(),
    windowEnds: fc.integer({ min: NOW, max: NOW + 86_400_000 }),
  },
  PLAIN,
);

const DECISION: Decision = {
  outcome: 'sent',
  reason: 'nothing_against',
  codeLength: 6,
  tries: 5,
  odds: 5000,
  pool: 'strangers',
  proofs: [],
  retryAfterSeconds: null,
  joins: false,
  sends: true,
  withholds: null,
};

const SHADOWS = [
  null,
  { policy: 'calm+1f0c5de2', instead: null },
  { policy: 'calm+1f0c5de2', instead: { outcome: 'refused', reason: 'limit_reached', codeLength: 7, sends: false } },
] as const;

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);

test(`read back as stored (seed ${seed})`, () => {
  fc.assert(
    fc.property(
      facts,
      fc.array(limit),
      fc.option(fc.nat()),
      fc.constantFrom(...SHADOWS),
      (known, limits, retryAfterSeconds, shadow) => {
        const rest = { now: NOW, purpose: 'sign_in', familiar: true, nobody: false, resend: false, open: null };
        const budgetUsed = { strangers: 0, familiar: 1 };
        const assessment = {
          ...rest,
          facts: known,
          limits,
          budgetUsed,
          destination: known.request && '+44',
          doubt: null,
        };
        const decision = { ...DECISION, retryAfterSeconds };
        const record = packDecision({ decision, assessment: assessment as unknown as Assessment, shadow });
        const stored = unpackDecision(NOW, 'p', record);
        assert.deepEqual({ ...stored.assessment }, assessment);
        assert.deepEqual(stored.decision, decision);
        assert.deepEqual(stored.shadow, shadow);
      },
    ),
    { seed },
  );
});

test('every fact has a short name, and no name is another’s short one', () => {
  const inside = Object.values({ ...parts, KNOWN, DECISION }).flatMap(Object.keys);
  const names = [...Object.keys(UNKNOWN_FACTS), ...REQUEST, ...inside];
  for (const name of names) {
    assert.ok(shortName(name).length < 3, `${name} is to be put at the end of the list`);
    assert.equal(longName(shortName(name)), name);
    assert.equal(longName(name), name);
  }
});

test('what the short names mean never changes', () => {
  const first = Array.from({ length: 80 }, (_, i) => longName(i.toString(36))).join();
  assert.equal(createHash('sha256').update(first).digest('hex').slice(0, 16), '2e8f6f4620a14188');
});
