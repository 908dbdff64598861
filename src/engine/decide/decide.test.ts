// Promise: a decision follows from what is stored with it and from the policy, and from nothing else; what forbids comes before what
// allows; and what is withheld is answered like what is sent.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { AddressFacts, Assessment, LimitFact, OpenFact } from '../facts.ts';
import type { Purpose } from '../model.ts';
import { PURPOSES } from '../model.ts';
import { DEFAULT_POLICY, type Policy } from '../policy.ts';
import { UNKNOWN_FACTS } from '../unknown-facts.ts';
import { decide, isWithin } from './decide.ts';
import { REASONS } from './reasons.ts';

const now = Date.parse('2026-11-20T12:00:00Z');
const limitOf = (name: string) => DEFAULT_POLICY.limits.find((limit) => limit.name === name)!;
const taken = (strangers: number, familiars: number, familiar = false, name = 'issue.any.per_address'): LimitFact => ({
  name,
  familiar,
  strangers,
  familiars,
  windowEnds: now + 90_500,
});

function assessment(stated: Partial<Assessment> = {}, address: Partial<AddressFacts> = {}): Assessment {
  const facts = { ...UNKNOWN_FACTS, address: { ...UNKNOWN_FACTS.address, ...address } };
  return {
    now,
    purpose: 'sign_in',
    facts,
    doubt: null,
    familiar: false,
    nobody: false,
    limits: [],
    budgetUsed: { strangers: 0, familiar: 0 },
    destination: null,
    open: null,
    resend: false,
    ...stated,
  };
}
const decided = (stated: Partial<Assessment> = {}, address: Partial<AddressFacts> = {}) =>
  decide(assessment(stated, address), DEFAULT_POLICY);
const open: OpenFact = { withheld: false, codeLength: 7, resendAfter: now - 1 };

describe('the ladder of verdicts', () => {
  test('nothing against: sent, six digits, five tries, on the strangers’ pool', () => {
    const { outcome, reason, codeLength, tries, odds, pool, sends, withholds } = decided();
    assert.deepEqual(
      { outcome, reason, codeLength, tries, odds, pool, sends, withholds },
      {
        outcome: 'sent',
        reason: 'nothing_against',
        codeLength: 6,
        tries: 5,
        odds: 5000,
        pool: 'strangers',
        sends: true,
        withholds: null,
      },
    );
  });

  test('a limit that is reached comes first, with the whole seconds until it opens', () => {
    const refused = decided({ limits: [taken(6, 0)], open, nobody: true });
    assert.deepEqual(
      [refused.outcome, refused.reason, refused.retryAfterSeconds, refused.sends],
      ['refused', 'limit_reached', 91, false],
    );
  });

  test('what is withheld, and why', () => {
    const why = (stated: Partial<Assessment>, address: Partial<AddressFacts> = {}) => {
      const { outcome, reason, sends } = decided(stated, address);
      return [outcome, reason, sends];
    };
    assert.deepEqual(why({ nobody: true }), ['withheld', 'nobody', false]);
    assert.deepEqual(why({}, { quiet: true }), ['withheld', 'quiet', false]);
    assert.deepEqual(why({}, { disavowed: true }), ['withheld', 'disowned', false]);
    assert.deepEqual(why({}, { recycledDays: 3 }), ['withheld', 'number_recycled', false]);
    assert.deepEqual(why({ familiar: true }, { quiet: true }), ['sent', 'nothing_against', true]);
    assert.deepEqual(why({ familiar: true }, { recycledDays: 3 }), ['sent', 'nothing_against', true]);
    assert.deepEqual(why({ familiar: true }, { disavowed: true }), ['withheld', 'disowned', false]);
  });

  test('whoever proves holding the address gets a code whatever was stopped, but nobody gets none', () => {
    const purpose: Purpose = 'prove_holding';
    assert.equal(decided({ purpose }, { quiet: true, disavowed: true, recycledDays: 1 }).outcome, 'sent');
    assert.equal(decided({ purpose, nobody: true }).outcome, 'withheld');
  });

  test('an open verification is joined: the same length, and a message only when its time has come', () => {
    assert.deepEqual(
      [decided({ open }).outcome, decided({ open }).reason, decided({ open }).codeLength, decided({ open }).sends],
      ['resent', 'joined_open', 7, true],
    );
    const early = decided({ open: { ...open, resendAfter: now + 1 } });
    assert.deepEqual([early.outcome, early.reason, early.sends], ['resent', 'joined_too_soon', false]);
    assert.equal(decided({ open, resend: true }).reason, 'resend_asked');
    assert.deepEqual(
      [decided({ open: { ...open, withheld: true } }).outcome, decided({ open: { ...open, withheld: true } }).reason],
      ['withheld', 'joined_withheld'],
    );
  });

  test('what was stopped since is joined without a message, and not made anew', () => {
    const stopped = decided({ open, resend: true }, { quiet: true });
    assert.deepEqual(
      [stopped.outcome, stopped.reason, stopped.codeLength, stopped.sends],
      ['withheld', 'quiet', 7, false],
    );
  });

  test('when the strangers’ budget runs low work is asked first, when it is gone a device; never of who is familiar', () => {
    const low = decided({ budgetUsed: { strangers: 8_500, familiar: 0 } });
    assert.deepEqual(
      [low.outcome, low.reason, low.proofs.includes('work'), low.sends],
      ['challenged', 'budget_low', true, false],
    );
    const gone = decided({ budgetUsed: { strangers: 10_000, familiar: 0 } });
    assert.deepEqual([gone.outcome, gone.reason, gone.proofs.includes('work')], ['challenged', 'budget_gone', false]);
    const mine = decided({ familiar: true, budgetUsed: { strangers: 10_000, familiar: 0 } });
    assert.deepEqual([mine.outcome, mine.pool, mine.codeLength > 6], ['sent', 'familiar', true]);
    assert.equal(decided({ familiar: true, budgetUsed: { strangers: 10_000, familiar: 2_000 } }).reason, 'budget_gone');
  });

  test('what is withheld is challenged like what is not', () => {
    const used = { budgetUsed: { strangers: 8_500, familiar: 0 } };
    const { withholds: _, ...sent } = decided(used);
    const { withholds, ...quiet } = decided(used, { quiet: true });
    assert.deepEqual(quiet, sent);
    assert.equal(withholds, 'quiet');
  });
});

describe('isWithin', () => {
  const address = limitOf('issue.any.per_address');
  test('five strangers, and one more for a familiar device', () => {
    assert.deepEqual(
      [5, 6].map((n) => isWithin(address, taken(n, 0))),
      [true, false],
    );
    assert.deepEqual(
      [1, 2].map((n) => isWithin(address, taken(5, n, true))),
      [true, false],
    );
  });

  test('however many strangers crowd in, a familiar device has its place, and together they are six at most', () => {
    assert.ok(isWithin(address, taken(1_000, 1, true)));
    for (let strangers = 0; strangers <= 6; strangers++) {
      for (let familiars = 0; familiars <= 7; familiars++) {
        const stranger = strangers > 0 && isWithin(address, taken(strangers, familiars));
        const familiar = familiars > 0 && isWithin(address, taken(strangers, familiars, true));
        if (stranger) assert.ok(strangers + familiars <= 6);
        if (familiar) assert.ok(Math.min(5, strangers) + familiars <= 6);
      }
    }
  });

  test('a limit that does not tell them apart counts everybody', () => {
    const shared = { ...address, maxWithFamiliar: null };
    assert.deepEqual(
      [isWithin(shared, taken(3, 2)), isWithin(shared, taken(3, 3)), isWithin(shared, taken(3, 3, true))],
      [true, false, false],
    );
  });
});

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const any: fc.Arbitrary<Assessment> = fc
  .record({
    purpose: fc.constantFrom(...PURPOSES),
    familiar: fc.boolean(),
    nobody: fc.boolean(),
    resend: fc.boolean(),
    budgetUsed: fc.record({
      strangers: fc.integer({ min: 0, max: 11_000 }),
      familiar: fc.integer({ min: 0, max: 2_200 }),
    }),
    open: maybe(
      fc.record({
        withheld: fc.boolean(),
        codeLength: fc.integer({ min: 6, max: 10 }),
        resendAfter: fc.integer({ min: now - 60_000, max: now + 60_000 }),
      }),
    ),
    limits: fc.array(
      fc.record({
        name: fc.constantFrom(...DEFAULT_POLICY.limits.map((l) => l.name), 'of.another.policy'),
        familiar: fc.boolean(),
        strangers: fc.nat(8),
        familiars: fc.nat(8),
        windowEnds: fc.integer({ min: now, max: now + 3_600_000 }),
      }),
      { maxLength: 3 },
    ),
    address: fc.record({
      quiet: maybe(fc.boolean()),
      disavowed: maybe(fc.boolean()),
      recycledDays: maybe(fc.nat(100)),
    }),
  })
  .map(({ address, ...stated }) => assessment(stated, address));

function frozen<T>(value: T): T {
  if (value !== null && typeof value === 'object') Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

describe('of any assessment', () => {
  test('the decision is the same again, also after a journey through JSON, and changes nothing it was given', () => {
    const policy: Policy = frozen(structuredClone(DEFAULT_POLICY));
    fc.assert(
      fc.property(any, (one) => {
        const first = decide(frozen(one), policy);
        assert.deepEqual(decide(JSON.parse(JSON.stringify(one)), policy), first);
        assert.ok(first.reason in REASONS);
      }),
      { numRuns: 500 },
    );
  });

  test('nothing is sent that is refused, withheld or challenged, and nobody gets a message', () => {
    fc.assert(
      fc.property(any, (one) => {
        const decision = decide(one, DEFAULT_POLICY);
        if (decision.sends) assert.ok(['sent', 'resent'].includes(decision.outcome) && decision.withholds === null);
        if (one.nobody && one.open === null) assert.equal(decision.sends, false);
        assert.equal(decision.outcome === 'withheld', decision.outcome !== 'challenged' && decision.withholds !== null);
        if (decision.outcome === 'challenged') assert.ok(decision.proofs.length > 0);
      }),
      { numRuns: 500 },
    );
  });

  test('whether something is withheld is seen in nothing the requester is shown', () => {
    const shown = (
      { codeLength, tries, proofs, retryAfterSeconds, outcome }: ReturnType<typeof decide>,
      joins: boolean,
    ) => ({
      codeLength,
      tries,
      proofs,
      retryAfterSeconds,
      answer: outcome === 'withheld' ? (joins ? 'resent' : 'sent') : outcome,
    });
    fc.assert(
      fc.property(any, (one) => {
        const calm = {
          ...one,
          nobody: false,
          facts: { ...one.facts, address: { ...one.facts.address, quiet: null, disavowed: null, recycledDays: null } },
        };
        const joins = one.open !== null;
        assert.deepEqual(shown(decide(one, DEFAULT_POLICY), joins), shown(decide(calm, DEFAULT_POLICY), joins));
      }),
      { numRuns: 500 },
    );
  });
});
