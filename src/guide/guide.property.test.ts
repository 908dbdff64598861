// Threat: somebody who gave a code away, is asked for one, or is on the phone about it, and is told something else first. Whatever a
// person tells, the answer keeps its promises.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { ADVICE_CODES, type AdviceCode } from '../engine/causes/advice-codes.ts';
import { ALL_EVIDENCE } from '../engine/causes/causes.ts';
import { diagnoserOn } from '../engine/causes/diagnoser.ts';
import { JUDGED_WEIGHTS } from '../engine/causes/judged-weights.ts';
import { DOORS, type Report } from '../engine/causes/told-report.ts';
import { UNMEASURED_EVIDENCE } from '../engine/causes/unmeasured.ts';
import { HOSTILE } from '../engine/explain/answer/answer.ts';
import { CAUSES } from '../engine/model.ts';
import { type GuideAnswer, guide } from './guide.ts';
import { ALWAYS_FIT } from './order-advice.ts';
import { EMPTY_REPORT, parseReport } from './parse-report.ts';
import { factsOf } from './report-facts.ts';
import { ARABIC_GUIDE } from './words/arabic.ts';
import { SPANISH_GUIDE } from './words/spanish.ts';

const SEED = Date.now() % 2 ** 31;

const codes = ({ advice }: GuideAnswer) => advice.map(({ code }) => code);

const URGENT_FIRST: readonly AdviceCode[] = [
  'hang_up',
  'remove_remote_access',
  'tell_service_now',
  'call_bank',
  'change_password',
  'sign_out_everywhere',
  'never_share',
];
const flag = fc.constantFrom(true, false, null);
const one = (...values: readonly string[]) => fc.constantFrom(...values, null);
const amount = fc.option(fc.nat(50), { nil: null });

/** Any report at all; what is not named here is a yes or no. */
const NAMED: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  door: one(...DOORS),
  service: one('Lumen', '', '$&'),
  whose: one('mine', 'child', 'work', 'shared', 'somebody_else'),
  channel: one('sms', 'email', 'voice', 'whatsapp'),
  count: amount,
  withinHours: amount,
  minutesAfter: amount,
  askedMyself: one('yes', 'no', 'unsure'),
  haveAccount: one('yes', 'no', 'unsure'),
  addressSince: one('weeks', 'months', 'years'),
  saysFor: one('sign_in', 'recovery', 'sign_up', 'change', 'confirm', 'link', 'action', 'unclear'),
  greets: one('me', 'somebody_else', 'nobody'),
  tried: fc.option(fc.subarray([...ADVICE_CODES]), { nil: null }),
  messages: fc.option(fc.array(fc.constantFrom('123456 is your code', 'Reply with the code', ''), { maxLength: 2 }), {
    nil: null,
  }),
};
const anyReport = fc
  .record(Object.fromEntries(Object.keys(EMPTY_REPORT).map((field) => [field, NAMED[field] ?? flag])))
  .map((told) => {
    const parsed = parseReport(told);
    assert.ok(parsed.ok);
    return parsed.report;
  });

describe(`whatever a person tells (seed ${SEED})`, () => {
  test('evidence that needs a record would change nothing, so the guide does without it', () => {
    const [all, guides] = [diagnoserOn(ALL_EVIDENCE), diagnoserOn(UNMEASURED_EVIDENCE)];
    fc.assert(
      fc.property(anyReport, (report) => {
        const facts = factsOf(report, null);
        assert.deepEqual(guides.diagnose(facts, JUDGED_WEIGHTS), all.diagnose(facts, JUDGED_WEIGHTS));
      }),
      { seed: SEED },
    );
  });

  const run = (check: (report: Report) => void) =>
    fc.assert(fc.property(anyReport, check), { seed: SEED, numRuns: 2000 });

  test('who gave a code away, is asked for one or is on the phone reads the urgent advice first', () =>
    run((report) => {
      const { door, onThePhoneNow, toldSomebody, enteredCodeSomewhere } = report;
      const pressed =
        onThePhoneNow || toldSomebody || enteredCodeSomewhere || door === 'gave_code' || door === 'asked_for_my_code';
      if (!pressed) return;
      const answer = guide({ ...report, tried: null });
      assert.ok(URGENT_FIRST.includes(answer.advice[0]!.code));
      assert.equal(answer.worry, 'urgent');
      if (onThePhoneNow) assert.equal(answer.advice[0]!.code, 'hang_up');
    }));

  test('what was tried is left out, nothing is said twice, and something is left to do', () =>
    run((report) => {
      const given = codes(guide(report));
      assert.ok(given.every((code) => !report.tried?.includes(code)));
      assert.equal(new Set(given).size, given.length);
      assert.ok(given.length > 0 || ALWAYS_FIT.every((code) => report.tried?.includes(code)));
    }));

  test('the ranking is all ten and sums to one, or there is none and no cause', () =>
    run((report) => {
      const { cause, ranking } = guide(report);
      const searching = report.door === 'where_is_it' || report.door === 'does_not_come';
      assert.equal(cause === null, searching);
      if (searching) return assert.deepEqual(ranking, []);
      assert.deepEqual(new Set(ranking.map((ranked) => ranked.cause)), new Set(CAUSES));
      assert.ok(Math.abs(ranking.reduce((sum, { probability }) => sum + probability, 0) - 1) < 1e-9);
    }));

  test('keeping the code to oneself leads only where somebody may be after it', () =>
    run((report) => {
      const { advice, ranking, worry } = guide(report);
      if (advice[0]?.code !== 'never_share' || advice.length === 1) return;
      const hostile = ranking
        .filter(({ cause }) => HOSTILE.includes(cause))
        .reduce((sum, { probability }) => sum + probability, 0);
      assert.ok(worry === 'urgent' || hostile >= 0.35, `${hostile}`);
    }));

  test('nothing calming is advised where something presses, and the bank only where there is money', () =>
    run((report) => {
      const { advice, worry } = guide(report);
      const given = advice.map(({ code }) => code);
      if (worry === 'urgent' && given.length > 1) assert.ok(!given.includes('nothing_to_do'));
      if (report.moneyInvolved !== true) assert.ok(!given.includes('call_bank'));
    }));

  test('every sentence is whole, in each language', () =>
    run((report) => {
      for (const answer of [guide(report), guide(report, SPANISH_GUIDE), guide(report, ARABIC_GUIDE)]) {
        assert.ok(answer.says.length > 0 && answer.advice.every(({ says }) => says.length > 0));
        assert.doesNotMatch(
          answer.says + answer.advice.map(({ says }) => says).join(),
          /\{\w+\}|undefined|null|NaN| {2}/,
        );
      }
    }));
});
