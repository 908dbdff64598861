// Promise: one likeliest cause of the ten, with a probability one may rely on being a probability, and "we can't tell" where the
// facts don't say. The first table is a small day of three people, every cause once, with what a service would know when asked.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Facts } from '../facts.ts';
import { LATER_NAMES } from '../measures/measures.ts';
import { CAUSES, type Cause } from '../model.ts';
import { UNKNOWN_FACTS } from '../unknown-facts.ts';
import { ALL_EVIDENCE } from './causes.ts';
import { type Diagnosis, diagnose, likeliest } from './diagnose.ts';
import { anyFacts, factsWith, REQUEST, type Stated } from './facts.fixture.test.ts';
import { JUDGED_WEIGHTS } from './judged-weights.ts';
import { WEIGHTS, type Weights } from './weights.ts';

const SEED = Date.now() % 2 ** 31;

/** The evidence of this id, with all of its family. */
function kinOf(id: string) {
  const own = ALL_EVIDENCE.find((one) => one.id === id)!;
  return own.family ? ALL_EVIDENCE.filter(({ family }) => family?.id === own.family!.id) : [own];
}

const KNOWN = { deviceFamiliar: true, networkFamiliar: true, countryFamiliar: true };
const STRANGE = { deviceFamiliar: false, networkFamiliar: false, countryFamiliar: false };

const DAY: readonly (readonly [string, Cause, Stated])[] = [
  [
    'a sign-in from home, entered within seconds, and a question why',
    'requested',
    {
      request: { ...REQUEST, firstFactor: 'password', typed: 'word' },
      requester: { ...KNOWN, networkAccountsDay: 1, networkWrongPasswordsDay: 0 },
      account: { rightPasswordAtOnce: true, wrongPasswordsDay: 0 },
      address: { provedDays: 1341, requestsHour: 1, requestsDay: 1 },
      later: {
        outcome: 'approved',
        secondsToApproval: 18,
        approvedFromStrange: false,
        deliverySeconds: 4,
        messages: 1,
      },
      told: { complaint: 'why' },
    },
  ],
  [
    'a network that tries one name after the other, and has one password right',
    'unauthorized_login',
    {
      request: { ...REQUEST, firstFactor: 'password', typed: 'word', hasDevice: false },
      requester: { ...STRANGE, networkAccountsDay: 3, networkWrongPasswordsDay: 2 },
      account: { rightPasswordAtOnce: true, wrongPasswordsDay: 0, rightPasswordPlacesDay: 1 },
      address: { provedDays: 1341, requestsHour: 1, requestsDay: 2, networksDay: 2, secondsSinceRequest: 5404 },
      later: { outcome: 'none', deliverySeconds: 4, messages: 1 },
      told: { complaint: 'not_me' },
    },
  ],
  [
    'a sign-up with two digits swapped, typed again and proved a minute later',
    'mistyped_contact',
    {
      request: { ...REQUEST, purpose: 'sign_up', hasAccount: false, typed: 'address' },
      requester: { ...STRANGE, countryFamiliar: null, deviceAddressesDay: 2 },
      address: { requestsHour: 1, requestsDay: 1 },
      later: { outcome: 'none', slipProvedAfter: 'transposition', messages: 1 },
      told: { complaint: 'no_account' },
    },
  ],
  [
    'a session seen in two countries asks to change the contact',
    'compromised_account',
    {
      request: {
        ...REQUEST,
        purpose: 'change_contact',
        channel: 'email',
        addressKind: 'email',
        typed: 'nothing',
        hasSession: true,
        hasDevice: false,
      },
      requester: { deviceFamiliar: false, networkFamiliar: true, countryFamiliar: true, sessionNetworks: 2 },
      account: { wrongPasswordsDay: 1 },
      address: { provedDays: 805, requestsHour: 1, requestsDay: 1 },
      later: { outcome: 'none', messages: 1 },
      told: { complaint: 'suspicious' },
    },
  ],
  [
    'a stranger with the right password at once enters the code at once; the holder shows the lure',
    'phishing',
    {
      request: {
        ...REQUEST,
        channel: 'email',
        addressKind: 'email',
        firstFactor: 'password',
        typed: 'word',
        hasDevice: false,
      },
      requester: { ...STRANGE, networkAccountsDay: 1, networkWrongPasswordsDay: 0 },
      account: { rightPasswordAtOnce: true, wrongPasswordsDay: 1, rightPasswordPlacesDay: 1 },
      address: { provedDays: 805, requestsHour: 1, requestsDay: 2 },
      later: { outcome: 'approved', secondsToApproval: 37, approvedFromStrange: true, messages: 1 },
      told: { complaint: 'suspicious', text: 'not_ours', textLures: true },
    },
  ],
  ['nothing but a pasted lure', 'phishing', { told: { complaint: 'suspicious', text: 'not_ours', textLures: true } }],
  [
    'three resets from three networks within ten minutes',
    'reset_abuse',
    {
      request: { ...REQUEST, purpose: 'recovery', typed: 'word', hasDevice: false },
      requester: STRANGE,
      account: { wrongPasswordsDay: 0 },
      address: {
        provedDays: 1341,
        requestsHour: 3,
        requestsDay: 5,
        recoveriesHour: 3,
        networksDay: 5,
        secondsSinceRequest: 300,
      },
      later: { outcome: 'none', messages: 1, requestsAfterHour: 0 },
      told: { complaint: 'many' },
    },
  ],
  [
    'a signed-in app asks each minute to the tenth of a second',
    'client_malfunction',
    {
      request: { ...REQUEST, typed: 'nothing', actor: 'client', hasSession: true },
      requester: { ...KNOWN, sessionNetworks: 1 },
      address: { provedDays: 1341, requestsHour: 3, requestsDay: 8, evenIntervals: true, secondsSinceRequest: 60 },
      later: { outcome: 'none', messages: 1 },
      told: { complaint: 'many' },
    },
  ],
  [
    'the owner of long ago asks twice from home, and whoever holds the number has no account',
    'recycled_number',
    {
      request: { ...REQUEST, typed: 'address' },
      requester: KNOWN,
      account: { wrongPasswordsDay: 0, seenDays: 13 },
      address: { provedDays: 2741, requestsHour: 2, requestsDay: 2, secondsSinceRequest: 90 },
      later: { outcome: 'none', messages: 1, requestsAfterHour: 1 },
      told: { complaint: 'no_account' },
    },
  ],
  [
    'one request, entered, and the carrier hands the message over again',
    'delivery_fault',
    {
      request: { ...REQUEST, purpose: 'sensitive_action', typed: 'nothing', hasSession: true },
      requester: { ...KNOWN, sessionNetworks: 1 },
      address: { provedDays: 1342, requestsHour: 1, requestsDay: 1 },
      later: {
        outcome: 'approved',
        secondsToApproval: 15,
        approvedFromStrange: false,
        reportedDuplicate: true,
        deliverySeconds: 4,
        messages: 1,
      },
      told: { complaint: 'twice' },
    },
  ],
  [
    'minutes after a deploy a system asks for one person after the other',
    'platform_glitch',
    {
      request: { ...REQUEST, typed: 'nothing', actor: 'service', hasDevice: false },
      requester: { ...STRANGE, callerAddressesTenMinutes: 2, networkAccountsDay: 2, networkWrongPasswordsDay: 0 },
      address: { provedDays: 1342, requestsHour: 1, requestsDay: 2 },
      platform: { minutesSinceChange: 10 },
      later: { outcome: 'none', messages: 1 },
      told: { complaint: 'why' },
    },
  ],
];

const UNCLEAR: readonly (readonly [string, Stated])[] = [
  ['nothing is known', {}],
  ['somebody says it was not them, and that is all', { told: { complaint: 'not_me' } }],
  ['many came, and that is all', { told: { complaint: 'many' } }],
  ['something is suspicious, and nobody knows what', { told: { complaint: 'suspicious' } }],
  [
    'a request of which nothing but its channel is known',
    {
      request: {
        ...REQUEST,
        purpose: 'link_app',
        actor: null,
        typed: null,
        hasSession: null,
        hasGrant: null,
        hasDevice: null,
      },
    },
  ],
  [
    'a known device that nobody finished with, and a holder who denies it',
    {
      request: { ...REQUEST, typed: 'word' },
      requester: KNOWN,
      address: { requestsHour: 1 },
      later: { outcome: 'none' },
      told: { complaint: 'not_me' },
    },
  ],
  [
    'a strange device from the home network, and a holder who denies it',
    {
      request: { ...REQUEST, typed: 'word' },
      requester: { deviceFamiliar: false, networkFamiliar: true, countryFamiliar: true },
      told: { complaint: 'not_me' },
    },
  ],
  [
    'a reset from the home network that nobody finished',
    {
      request: { ...REQUEST, purpose: 'recovery', typed: 'word' },
      requester: { deviceFamiliar: false, networkFamiliar: true, countryFamiliar: true },
      later: { outcome: 'none' },
    },
  ],
];

describe('a diagnosis', () => {
  for (const [name, cause, stated] of DAY) {
    test(`${name}: ${cause}`, () => {
      // By judgement: fitted weights lean on measures, of which these facts have none.
      const diagnosis = diagnose(factsWith(stated), JUDGED_WEIGHTS);
      assert.equal(diagnosis.cause, cause);
      assert.equal(diagnosis.cantTell, false, JSON.stringify(diagnosis.ranking.slice(0, 3)));
      assert.ok(diagnosis.evidence.length > 0 && diagnosis.evidence[0]!.weight > 0);
    });
  }

  for (const [name, stated] of UNCLEAR) {
    test(`${name}: we can't tell`, () => {
      const diagnosis = diagnose(factsWith(stated), WEIGHTS);
      assert.equal(diagnosis.cantTell, true, JSON.stringify(diagnosis.ranking.slice(0, 3)));
    });
  }

  test('of a family names one piece, with the weight of all that speak', () => {
    const [place, ids] = [CAUSES.indexOf('delivery_fault'), ['delivery_fault.took_20', 'delivery_fault.took_180']];
    const rows = ids.map((id, n) => [id, { for: CAUSES.map((_, i) => (i === place ? n + 1 : 0)), against: null }]);
    const after = LATER_NAMES.map((name) => (name === 'laterDeliverySeconds' ? 700 : null));
    const { cause, evidence } = diagnose(
      { ...UNKNOWN_FACTS, after },
      { ...WEIGHTS, evidence: Object.fromEntries(rows) },
    );
    assert.equal(cause, 'delivery_fault');
    assert.deepEqual(evidence, [
      { id: ids[1], verdict: 'for', says: 'The message took 3 minutes or more to arrive.', weight: 3 },
    ]);
  });

  test('knowing nothing answers the priors and names no evidence', () => {
    const { evidence, ranking } = diagnose(UNKNOWN_FACTS, WEIGHTS);
    assert.deepEqual(evidence, []);
    const byPrior = [...CAUSES].sort((a, b) => priorOf(b) - priorOf(a));
    assert.deepEqual(
      ranking.map(({ cause }) => cause),
      byPrior,
    );
  });
});

describe(`whatever the facts (seed ${SEED})`, () => {
  const run = (check: (facts: Facts) => void, numRuns = 500) =>
    fc.assert(fc.property(anyFacts, check), { seed: SEED, numRuns });

  test('the ranking holds all ten, likeliest first, and sums to one', () =>
    run((facts) => {
      const { cause, confidence, ranking } = diagnose(facts, WEIGHTS);
      assert.deepEqual(new Set(ranking.map((ranked) => ranked.cause)), new Set(CAUSES));
      assert.ok(Math.abs(ranking.reduce((sum, { probability }) => sum + probability, 0) - 1) < 1e-12);
      assert.ok(ranking.every((ranked, n) => n === 0 || ranked.probability <= ranking[n - 1]!.probability));
      assert.deepEqual({ cause, probability: confidence }, ranking[0]);
    }));

  test('the same facts give the same bytes', () =>
    run((facts) => {
      const again = JSON.parse(JSON.stringify(facts)) as Facts;
      assert.equal(JSON.stringify(diagnose(facts, WEIGHTS)), JSON.stringify(diagnose(again, WEIGHTS)));
    }));

  test('the evidence named did speak, and is in words that say so', () =>
    run((facts) => {
      for (const { id, verdict, says, weight } of diagnose(facts, WEIGHTS).evidence) {
        const evidence = ALL_EVIDENCE.find((one) => one.id === id)!;
        assert.equal(evidence.test(facts), verdict);
        assert.equal(says, verdict === 'for' ? evidence.says : evidence.otherwise);
        assert.ok(weight > 0);
      }
    }));

  test('each piece named carried the winner, on average over the others, by just the weight it is given', () =>
    // Each weighing anew makes a table of all the weights: a few will do.
    run((facts) => {
      const diagnosis = diagnose(facts, WEIGHTS);
      for (const { id, weight } of diagnosis.evidence) {
        const none = Object.fromEntries(kinOf(id).map((one) => [one.id, { for: null, against: null }]));
        const without: Weights = { ...WEIGHTS, evidence: { ...WEIGHTS.evidence, ...none } };
        const gained = lead(diagnosis, diagnosis.cause) - lead(diagnose(facts, without), diagnosis.cause);
        assert.ok(Math.abs(gained - weight) < 1e-6, `${id}: ${gained} for ${weight}`);
      }
    }, 50));

  test('evidence without weights adds nothing, as if it were unknown', () =>
    run((facts) => {
      const bare: Weights = { ...WEIGHTS, evidence: {} };
      assert.deepEqual(diagnose(facts, bare), diagnose(UNKNOWN_FACTS, bare));
    }));

  test('the likeliest alone is the first of the ranking', () =>
    run((facts) => assert.deepEqual(likeliest(facts, WEIGHTS), diagnose(facts, WEIGHTS).ranking[0])));
});

const priorOf = (cause: Cause) => WEIGHTS.prior[CAUSES.indexOf(cause)]!;

/** The log-odds of a cause against the others, on average. */
function lead({ ranking }: Diagnosis, cause: Cause): number {
  const logs = ranking.filter((ranked) => ranked.cause !== cause).map(({ probability }) => Math.log(probability));
  const own = ranking.find((ranked) => ranked.cause === cause)!.probability;
  return Math.log(own) - logs.reduce((sum, log) => sum + log, 0) / logs.length;
}
