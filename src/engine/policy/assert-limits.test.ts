// Promise: a limit that contradicts its name, or could not hold, is refused at start, with the row and the field named.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertBudget, assertLimits, LimitsWrong } from './assert-limits.ts';
import { DEFAULT_LIMITS, type Limit } from './limits.ts';

const row: Limit = DEFAULT_LIMITS.find((limit) => limit.name === 'issue.any.per_address_day')!;

test('the default limits say what they mean', () => assertLimits(DEFAULT_LIMITS));

test('a window of the guess budget reaches no further back than what is remembered', () => {
  for (const windowDays of [1, 30, 60]) assertBudget({ windowDays });
  for (const windowDays of [0, 61, 1.5, Number.NaN])
    assert.throws(() => assertBudget({ windowDays }), /^Error: budget: windowDays must be a whole number from 1 to 60/);
});

const WRONG: readonly (readonly [Partial<Record<keyof Limit, unknown>>, RegExp])[] = [
  [{ name: 'flood' }, /^limits: flood: name must read/],
  [{ stage: 'check' }, /^limits: issue\.any\.per_address_day: stage is check, and the name says issue/],
  [{ channel: 'sms' }, /channel is sms, and the name says any/],
  [{ name: 'issue.sms.per_address_day' }, /channel is any, and the name says sms/],
  [{ per: 'account' }, /per is account, and the name says address/],
  [{ windowSeconds: 3600 }, /windowSeconds is 3600, and the name says 86400/],
  [{ name: 'issue.any.per_address', windowSeconds: 0 }, /windowSeconds must be a whole number from 1/],
  [{ name: 'issue.any.per_address', windowSeconds: 1.5 }, /windowSeconds must be a whole number/],
  [{ max: -1 }, /max must be a whole number/],
  [{ max: Number.NaN }, /max must be a whole number/],
  [{ maxWithFamiliar: 9 }, /maxWithFamiliar must be a whole number not below max/],
  [{ shards: 0 }, /shards must be a whole number from 1 to 64/],
  [{ shards: 8, window: 'sliding' }, /window is sliding, and a counter in 8 shards has a fixed one/],
  [{ window: 'rolling' }, /window must be fixed or sliding/],
  [{ onRefused: 'lost' }, /onRefused must be kept or returned/],
  [{ onNothingDone: undefined }, /onNothingDone must be kept or returned/],
  [{ onUnknown: 'refused' }, /onUnknown must be passed or counted/],
  [{ name: 'check.any.per_prefix', stage: 'check', per: 'prefix' }, /per cannot be prefix: a check does not know/],
];
for (const [change, says] of WRONG)
  test(`refused: ${says.source}`, () =>
    assert.throws(
      () => assertLimits([{ ...row, ...change } as Limit]),
      (error) => error instanceof LimitsWrong && says.test(error.message),
    ));

test('no two of one name', () => {
  assert.throws(() => assertLimits([row, { ...row, max: 3 }]), /issue\.any\.per_address_day: name stands there twice/);
});
