// Threat: somebody earns on messages and asks for codes to a range of numbers. Promise: it is blocked as soon as that is likelier than not,
// and nobody is who is known, whose number is, or whose neighbours prove theirs.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Assessment, RangeCount, RangeFacts } from '../facts.ts';
import { DEFAULT_POLICY } from '../policy.ts';
import { UNKNOWN_FACTS } from '../unknown-facts.ts';
import { decide } from './decide.ts';
import { suspectToll } from './tolls.ts';

const { tolls } = DEFAULT_POLICY;
const count = (proved: number, unproved: number, waiting = 0): RangeCount => ({ proved, unproved, waiting });
const NONE = count(0, 0);
const likely = (facts: RangeFacts, policy = tolls) => suspectToll(facts, policy)?.probability ?? 0;

/** A new number of a country of which nothing is known yet. */
const range = (more: Partial<RangeFacts> = {}): RangeFacts => ({
  fresh: true,
  usual: 0.5,
  strange: null,
  country: NONE,
  origin: NONE,
  carrier: NONE,
  block: NONE,
  others: 0,
  ...more,
});
const ofCountry = (counts: RangeCount, more: Partial<RangeFacts> = {}) =>
  likely(range({ country: counts, origin: counts, ...more }));
const assessment = (facts: RangeFacts, more: Partial<Assessment> = {}): Assessment => ({
  now: 1_000_000,
  purpose: 'sign_up',
  facts: { ...UNKNOWN_FACTS, range: facts },
  doubt: null,
  familiar: false,
  nobody: false,
  limits: [],
  budgetUsed: { strangers: 0, familiar: 0 },
  destination: '+1',
  open: null,
  resend: false,
  ...more,
});

/** Any counts of people, and some that no people make. */
const anyCount = fc.record({
  proved: fc.double({ min: 0, max: 1e4, noNaN: true }),
  unproved: fc.double({ min: 0, max: 1e4, noNaN: true }),
  waiting: fc.double({ min: 0, max: 1e4, noNaN: true }),
});
const anyRange: fc.Arbitrary<RangeFacts> = fc.record({
  fresh: fc.constant(true),
  usual: fc.double({ min: 0, max: 1, noNaN: true }),
  strange: fc.option(anyCount),
  country: anyCount,
  origin: anyCount,
  carrier: anyCount,
  block: anyCount,
  others: fc.double({ min: 0, max: 1e4, noNaN: true }),
});

describe('how likely it is that somebody earns on a range', () => {
  test('as little as one would think of any, as long as nothing happened there', () => {
    assert.ok(Math.abs(likely(range()) - tolls.expected) < 0.01);
  });

  test('a few numbers that nobody proved are nothing, a dozen are too many, and each that somebody proved takes several of them back', () => {
    assert.ok(ofCountry(count(0, 2)) < tolls.proofAbove);
    assert.ok(ofCountry(count(0, 12)) > 0.9);
    assert.ok(ofCountry(count(2, 12)) < tolls.proofAbove);
  });

  test('as many proofs as elsewhere speak for a range, however large it is', () => {
    for (const many of [5, 50, 500, 50_000])
      for (const unproved of [0, 1, many])
        assert.ok(ofCountry(count(many, unproved)) < tolls.expected + 0.01, `${many}`);
  });

  test('a pumped range is one even where one in eight of its codes is entered', () => {
    for (const many of [40, 400, 40_000]) assert.ok(ofCountry(count(many / 8, many)) > 0.9, `${many}`);
  });

  test('what waits to be proved counts only beyond what the country’s people account for', () => {
    assert.ok(ofCountry(count(0, 0, tolls.waitingMost)) < 0.1);
    assert.ok(ofCountry(count(0, 0, tolls.waitingMost + 20)) > 0.9);
    assert.ok(ofCountry(count(300, 300, 300)) < 0.1, 'a launch where people are known');
  });

  test('three numbers beside each other that others asked for are too many where none was proved, and nothing where some were', () => {
    assert.ok(likely(range({ carrier: count(0, 3), others: 3 })) > tolls.proofAbove);
    assert.ok(likely(range({ carrier: count(3, 3), others: 3 })) < tolls.proofAbove);
  });

  test('the part that speaks for it most is named', () => {
    const bad = count(0, 40);
    const good = count(200, 200);
    const partOf = (more: Partial<RangeFacts>) =>
      suspectToll(range({ country: good, origin: good, ...more }), tolls)!.part;
    assert.equal(partOf({ country: count(0, 41), origin: bad }), 'country');
    assert.equal(partOf({ origin: bad }), 'origin');
    assert.equal(partOf({ carrier: bad }), 'carrier');
    assert.equal(partOf({ carrier: count(20, 60), block: bad }), 'block');
    assert.equal(partOf({ carrier: count(0, 4), others: 4 }), 'close');
  });

  test('a thousand is judged by itself within a carrier’s range that does well', () => {
    const facts = range({
      country: count(400, 400),
      origin: count(400, 400),
      carrier: count(40, 60),
      block: count(0, 20),
    });
    assert.ok(likely(facts) > 0.9);
  });

  test('where countries without people are pumped one after another, the first number of each is believed and the second is not', () => {
    const strange = count(0, 20);
    const [first, second] = [likely(range({ strange })), ofCountry(count(0, 1), { strange })];
    assert.ok(first < tolls.proofAbove && second > tolls.proofAbove, `${first} ${second}`);
    assert.equal(suspectToll(range({ strange, country: count(0, 1), origin: count(0, 1) }), tolls)!.part, 'strange');
    assert.ok(ofCountry(count(0, 1), { strange: count(6, 6) }) < tolls.proofAbove, 'newcomers from new countries');
    assert.ok(ofCountry(count(3, 3), { strange }) < tolls.proofAbove, 'and where a few were proved');
  });

  test('people of a country that is pumped from elsewhere are not held to it, and who asks from elsewhere is', () => {
    const country = count(40, 400);
    assert.ok(likely(range({ country, origin: count(40, 40) })) < 0.1);
    assert.ok(likely(range({ country, origin: count(0, 360) })) > 0.99);
  });

  test('who is known, or whose number is, is not judged by neighbours', () => {
    const pumped = { country: count(0, 500), origin: count(0, 500), carrier: count(0, 99), others: 99 };
    for (const fresh of [false, null]) assert.equal(likely(range({ ...pumped, fresh })), 0);
    assert.equal(likely(UNKNOWN_FACTS.range), 0);
    assert.equal(
      likely(range(pumped), { ...tolls, expected: 0 }),
      0,
      'and nobody is where no range is expected to be pumped',
    );
  });

  test('of anything it is a probability, and one more proof in the country never raises it', () => {
    fc.assert(
      fc.property(anyRange, (facts) => {
        const { origin, country } = facts as { origin: RangeCount; country: RangeCount };
        const more = ({ proved, ...rest }: RangeCount) => ({ ...rest, proved: proved + 1 });
        const [before, after] = [likely(facts), likely({ ...facts, origin: more(origin), country: more(country) })];
        assert.ok(before >= 0 && before <= 1);
        assert.ok(after <= before + 1e-5, `${before} ${after}`);
      }),
    );
  });
});

describe('what comes of it', () => {
  const pumped = range({ country: count(0, 30), origin: count(0, 30) });
  const told = (more: Partial<Assessment> = {}, facts = pumped) => {
    const { outcome, reason, sends, proofs } = decide(assessment(facts, more), DEFAULT_POLICY);
    return { outcome, reason, sends, proofs };
  };

  test('a proof that costs more than work: a known device or another address', () => {
    assert.deepEqual(told(), {
      outcome: 'challenged',
      reason: 'range_country',
      sends: false,
      proofs: ['device', 'verification'],
    });
  });

  test('familiar devices, and who proves holding an address to read why, get their codes', () => {
    assert.equal(told({ familiar: true }).outcome, 'sent');
    assert.equal(told({ purpose: 'prove_holding' }).outcome, 'sent');
    assert.equal(told({}, { ...pumped, fresh: false }).outcome, 'sent');
  });

  test('a code that is open is not sent there once more', () => {
    const open = { withheld: false, codeLength: 6, resendAfter: 0 };
    const { outcome, reason, sends } = told({ open });
    assert.deepEqual([outcome, reason, sends], ['withheld', 'range_country', false]);
    assert.equal(told({ open, resend: true }).sends, false);
  });
});
