// Facts made for tests: a few known ones among unknown ones, and any at all. Promise kept here: no fact is gathered for nothing, and
// no sentence of the evidence is out of reach.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Facts, RequestFacts } from '../facts.ts';
import { BEFORE_NAMES, LATER_NAMES } from '../measures/measures.ts';
import { CHANNELS, COMPLAINTS, PURPOSES } from '../model.ts';
import { UNKNOWN_FACTS } from '../unknown-facts.ts';
import { ALL_EVIDENCE } from './causes.ts';
import type { Verdict } from './evidence.ts';

/** The facts that a test states; the rest is unknown. */
export type Stated = { readonly [Part in keyof Facts]?: Partial<NonNullable<Facts[Part]>> };

/** A sign-in by text message that a person asked for, on an account that is known. */
export const REQUEST: RequestFacts = {
  purpose: 'sign_in',
  channel: 'sms',
  addressKind: 'phone',
  firstFactor: 'none',
  hasAccount: true,
  typed: 'word',
  actor: 'person',
  hasSession: false,
  hasGrant: false,
  hasDevice: true,
};

const PARTS = Object.keys(UNKNOWN_FACTS) as (keyof Facts)[];

export function factsWith(stated: Stated): Facts {
  const part = (name: keyof Facts) =>
    stated[name] ? { ...UNKNOWN_FACTS[name], ...stated[name] } : UNKNOWN_FACTS[name];
  return Object.fromEntries(PARTS.map((name) => [name, part(name)])) as unknown as Facts;
}

const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null, freq: 4 });
const choice = (...values: readonly string[]) => maybe(fc.constantFrom(...values));
const flag = maybe(fc.boolean());
const amount = maybe(fc.oneof(fc.nat(12), fc.nat(1000), fc.nat(100_000)));
const slip = choice('substitution', 'transposition', 'omission', 'addition', 'doubling', 'domain');

const REPORT: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  door: choice('unasked', 'asked_for_my_code', 'gave_code', 'is_it_real'),
  whose: choice('mine', 'child', 'work', 'shared', 'somebody_else'),
  channel: choice(...CHANNELS),
  askedMyself: choice('yes', 'no', 'unsure'),
  haveAccount: choice('yes', 'no', 'unsure'),
  addressSince: choice('weeks', 'months', 'years'),
  saysFor: choice('sign_in', 'recovery', 'sign_up', 'change', 'confirm', 'link', 'action', 'unclear'),
  greets: choice('me', 'somebody_else', 'nobody'),
  count: amount,
  minutesAfter: amount,
};
const REPORT_FLAGS = [
  'severalServices',
  'sameCode',
  'contactedBySomebody',
  'onThePhoneNow',
  'followedLink',
  'sharedScreen',
]
  .concat([
    'enteredCodeSomewhere',
    'toldSomebody',
    'signalLost',
    'unknownDevices',
    'changesNotMine',
    'newApp',
    'regular',
  ])
  .concat(['passwordReused', 'knownPerson', 'appActive', 'appOutdated', 'afterUpdate', 'othersToo', 'serviceAdmits']);
const flags = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, flag]));

const rangeCount = maybe(fc.record({ proved: fc.nat(500), unproved: fc.nat(500), waiting: fc.nat(500) }));

/** What is neither an amount nor one of these is a yes or no. */
const FIELDS: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  purpose: fc.constantFrom(...PURPOSES),
  channel: fc.constantFrom(...CHANNELS),
  addressKind: choice('phone', 'phone', 'email'),
  firstFactor: choice('password', 'passkey', 'none'),
  hasAccount: fc.boolean(),
  typed: choice('address', 'word', 'nothing'),
  actor: choice('person', 'client', 'service'),
  outcome: choice('approved', 'wrong', 'none'),
  complaint: choice(...COMPLAINTS),
  text: choice('ours', 'altered', 'not_ours', 'unknown'),
  says: choice('it_was_me', 'not_me', 'i_shared_it', 'not_my_account'),
  slipOfProved: slip,
  slipProvedAfter: slip,
  fresh: flag,
  usual: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  strange: rangeCount,
  country: rangeCount,
  origin: rangeCount,
  carrier: rangeCount,
  block: rangeCount,
  report: maybe(fc.record({ ...REPORT, ...flags(REPORT_FLAGS) }, { requiredKeys: [] })),
};
const FLAGS = [
  'hasSession',
  'hasGrant',
  'hasDevice',
  'deviceFamiliar',
  'networkFamiliar',
  'countryFamiliar',
  'textLures',
]
  .concat(['rightPasswordAtOnce', 'credentialsLeaked', 'provedByOther', 'evenIntervals', 'disavowed', 'quiet'])
  .concat(['approvedFromStrange', 'reportedDuplicate', 'deliveryFailed']);

const NAMES = PARTS.flatMap((part) =>
  Object.keys(part === 'request' ? REQUEST : (UNKNOWN_FACTS[part] ?? {})).map((field) => ({ part, field })),
);

function anyField(field: string): fc.Arbitrary<unknown> {
  return FIELDS[field] ?? (FLAGS.includes(field) ? flag : amount);
}

/** Mostly yes or no; the rest are shares, counts and times. */
const MEASURED = [null, 0, 0, 0, 0, 1, 1, 1, 1, 0.1, 0.6, 3, 50, 5000];

/** Measures by the hundred: quicker from a seed than one by one. */
const anyMeasures = (length: number) =>
  fc.nat().map((seed) => {
    let state = seed;
    return Array.from({ length }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return MEASURED[Math.floor((state / 2 ** 32) * MEASURED.length)]!;
    });
  });

function anyPart(part: keyof Facts): fc.Arbitrary<unknown> {
  if (part === 'before') return maybe(anyMeasures(BEFORE_NAMES.length));
  if (part === 'after') return maybe(anyMeasures(LATER_NAMES.length));
  const fields = NAMES.filter((name) => name.part === part).map(({ field }) => [field, anyField(field)]);
  const values = fc.record(Object.fromEntries(fields));
  return part === 'request' ? maybe(values) : values;
}

/** Any facts that the types allow, told ones among them. */
export const anyFacts = fc.record(
  Object.fromEntries(PARTS.map((part) => [part, anyPart(part)])),
) as unknown as fc.Arbitrary<Facts>;

/** Of these; more are looked at only for what is rarer. */
const ENOUGH = 300;
const SAMPLE = fc.sample(anyFacts, { numRuns: 6000, seed: 20 });

describe('facts and evidence', () => {
  test('each sentence of the evidence can be reached, and none is missing where it is', () => {
    for (const { id, otherwise, test } of ALL_EVIDENCE) {
      const verdicts = new Set<Verdict>();
      for (const [n, facts] of SAMPLE.entries()) {
        verdicts.add(test(facts));
        if (n > ENOUGH && verdicts.has('for') && verdicts.has('against') === (otherwise !== null)) break;
      }
      assert.equal(verdicts.has('against'), otherwise !== null, `${id}: against`);
      assert.ok(verdicts.has('for') || verdicts.has('against'), `${id} never speaks`);
    }
  });

  test('each fact counts: leaving it out changes what some evidence says', () => {
    const verdicts = (facts: Facts) => ALL_EVIDENCE.map((evidence) => evidence.test(facts)).join();
    // What became of a range speaks for no cause: nobody whom it concerns gets to ask. It is decided on.
    for (const { part, field } of NAMES.filter(({ part }) => part !== 'range')) {
      const counts = SAMPLE.some((facts) => verdicts(facts) !== verdicts(without(facts, part, field)));
      assert.ok(counts, `${part}.${field} is never looked at`);
    }
  });
});

function without(facts: Facts, part: keyof Facts, field: string): Facts {
  return facts[part] ? ({ ...facts, [part]: { ...facts[part], [field]: null } } as Facts) : facts;
}
