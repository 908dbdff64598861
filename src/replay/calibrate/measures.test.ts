// Promise: measures mean what they are called, worked out by hand on a few rows.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CAUSES, type Cause } from '../../engine/model.ts';
import { type Judged, measure } from './measures.ts';

/** Sure of one cause; the rest shares what is left. */
function judged(accepted: readonly [Cause, ...Cause[]], said: Cause, sure: number): Judged {
  return { accepted, probabilities: CAUSES.map((cause) => (cause === said ? sure : (1 - sure) / 9)) };
}
const near = (value: number, wanted: number) => assert.ok(Math.abs(value - wanted) < 1e-9, `${value} for ${wanted}`);

test('an accepted second cause counts as the first, and macro-F1 is over causes that occur or were said', () => {
  const measures = measure([
    judged(['requested'], 'requested', 0.9),
    judged(['requested'], 'phishing', 0.7),
    judged(['phishing', 'compromised_account'], 'compromised_account', 0.8),
    judged(['reset_abuse'], 'requested', 0.6),
  ]);
  const f1 = Object.fromEntries(measures.causes.map((cause) => [cause.cause, cause.f1]));
  assert.deepEqual(f1, { requested: 0.5, phishing: 2 / 3, reset_abuse: 0 });
  near(measures.macroF1, (0.5 + 2 / 3) / 3);
  near(measures.accuracy, 0.5);
  const row = (cause: Cause) => measures.confusion[CAUSES.indexOf(cause)]!;
  assert.equal(row('phishing')[CAUSES.indexOf('phishing')], 1);
  assert.equal(row('reset_abuse')[CAUSES.indexOf('requested')], 1);
});

test('loss is over all that is accepted together, calibration over tenths', () => {
  const measures = measure([
    judged(['requested', 'phishing'], 'requested', 0.82),
    judged(['requested'], 'requested', 0.88),
    judged(['requested'], 'phishing', 0.55),
  ]);
  near(measures.logLoss, -(Math.log(0.84) + Math.log(0.88) + Math.log(0.05)) / 3);
  near(measures.calibrationError, (0.3 + 0.55) / 3);
  assert.deepEqual(
    measures.reliability.map(({ from, count, right }) => [from, count, right]),
    [
      [0.5, 1, 0],
      [0.8, 2, 1],
    ],
  );
});

test('danger called harmless leaves out what may also be harmless', () => {
  const measures = measure([
    judged(['phishing'], 'requested', 0.9),
    judged(['phishing'], 'mistyped_contact', 0.9),
    judged(['unauthorized_login', 'requested'], 'requested', 0.9),
    judged(['requested'], 'requested', 0.9),
  ]);
  near(measures.dangerCalledHarmless, 0.5);
});

test('nothing at all is no trouble', () => assert.equal(measure([]).macroF1, 0));
