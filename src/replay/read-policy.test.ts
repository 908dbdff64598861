// Promise: a policy out of a file is complete and means what it says; what it misspells is named.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_POLICY } from '../engine/policy.ts';
import { mergePolicy, PolicyWrong } from './read-policy.ts';

test('what is named replaces the default, the rest stays', () => {
  const policy = mergePolicy({ codes: { recovery: { length: 8 } }, budget: { proofBelow: 0.5 }, quietDays: 7 });
  assert.equal(policy.codes.recovery.length, 8);
  assert.equal(policy.codes.recovery.lengthMax, DEFAULT_POLICY.codes.recovery.lengthMax);
  assert.deepEqual(policy.codes.sign_in, DEFAULT_POLICY.codes.sign_in);
  assert.deepEqual(policy.budget, { ...DEFAULT_POLICY.budget, proofBelow: 0.5 });
  assert.equal(policy.quietDays, 7);
  assert.equal(policy.version, 'given');
});

test('the default policy, written out, is itself', () => {
  assert.deepEqual(mergePolicy(JSON.parse(JSON.stringify(DEFAULT_POLICY))), DEFAULT_POLICY);
});

test('a list is replaced as a whole', () => {
  const [limit] = DEFAULT_POLICY.limits;
  assert.deepEqual(mergePolicy({ limits: [{ ...limit, max: 2 }] }).limits, [{ ...limit, max: 2 }]);
  assert.deepEqual(mergePolicy({ limits: [] }).limits, []);
});

const limit = DEFAULT_POLICY.limits.find(({ name }) => name === 'issue.any.per_address')!;
const WRONG: readonly (readonly [unknown, RegExp])[] = [
  [[], /a policy is an object/],
  [{ budgets: {} }, /budgets is no part of a policy/],
  [{ codes: { sign_in: { size: 6 } } }, /codes\.sign_in\.size is no part/],
  [{ quietDays: '7' }, /quietDays must be a number/],
  [{ quietDays: -1 }, /quietDays must not be below zero/],
  [{ budget: null }, /budget must be a object/],
  [{ limits: [{ ...limit, why: undefined, name: 1 }] }, /limits\.0\.name must be a string/],
  [{ limits: [{ name: 'x' }] }, /limits\.0\.stage is missing/],
  [{ limits: [{ ...limit, per: 'planet' }] }, /issue\.any\.per_address: per is planet, and the name says address/],
  [{ codes: { sign_in: { length: 3 } } }, /codes\.sign_in: a code has 4 to 12 signs/],
  [{ codes: { sign_in: { alphabet: 'emoji' } } }, /alphabet must be digits or letters/],
  [{ resendAfterSeconds: [] }, /resendAfterSeconds must not be empty/],
  [JSON.parse('{"__proto__": {"version": "x"}}'), /is no part of a policy/],
];
for (const [given, says] of WRONG) {
  test(`refused: ${says.source}`, () => {
    assert.throws(
      () => mergePolicy(given),
      (error) => error instanceof PolicyWrong && says.test(error.message),
    );
  });
}
