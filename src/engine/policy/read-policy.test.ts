// Promise: a policy out of a file is complete and means what it says; what it misspells is named.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_POLICY } from '../policy.ts';
import { mergePolicy, PolicyWrong } from './read-policy.ts';
import { withVersion } from './version.ts';

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

const named = (limits: readonly { name: string }[], name: string) => limits.find((limit) => limit.name === name);
const limit = DEFAULT_POLICY.limits.find(({ name }) => name === 'issue.any.per_address')!;

test('a list of limits stands in the place of all of them', () => {
  assert.deepEqual(mergePolicy({ limits: [{ ...limit, max: 2 }] }).limits, [{ ...limit, max: 2 }]);
  assert.deepEqual(mergePolicy({ limits: [{ name: limit.name, max: 2 }] }).limits, [{ ...limit, max: 2 }]);
  assert.deepEqual(mergePolicy({ limits: [] }).limits, []);
});

test('limits by their names change those, take away what is null, and leave the others', () => {
  const { limits } = mergePolicy({
    limits: { 'issue.any.per_address': { max: 2 }, 'issue.any.per_country': null, 'issue.sms.per_asn_day': { max: 9 } },
  });
  assert.deepEqual(named(limits, 'issue.any.per_address'), { ...limit, max: 2 });
  assert.equal(named(limits, 'issue.any.per_country'), undefined);
  assert.equal((named(limits, 'issue.sms.per_asn_day') as { windowSeconds?: number }).windowSeconds, 86_400);
  assert.equal(limits.length, DEFAULT_POLICY.limits.length);
});

test('two contents never share a version, one content has one, and a version that was printed is read back as itself', () => {
  const [one, other] = [{ quietDays: 7 }, { quietDays: 8 }].map((given) =>
    withVersion(mergePolicy({ version: 'calm', ...given })),
  );
  assert.match(one!.version, /^calm\+[0-9a-f]{8}$/);
  assert.notEqual(one!.version, other!.version);
  assert.equal(withVersion(mergePolicy(JSON.parse(JSON.stringify(one)))).version, one!.version);
  const turned = Object.fromEntries(Object.entries(one!).reverse());
  assert.equal(withVersion(mergePolicy(turned)).version, one!.version);
});

const WRONG: readonly (readonly [unknown, RegExp])[] = [
  [[], /a policy is an object/],
  [{ budgets: {} }, /budgets is no part of a policy/],
  [{ codes: { sign_in: { size: 6 } } }, /codes\.sign_in\.size is no part/],
  [{ codes: { login: { length: 6 } } }, /codes\.login is no part/],
  [{ quietDays: '7' }, /quietDays must be a whole number from 1 to 365/],
  [{ quietDays: 0 }, /quietDays must be a whole number/],
  [{ undoHours: 1.5 }, /undoHours must be a whole number/],
  [{ withholdRecycled: 'yes' }, /withholdRecycled must be true or false/],
  [{ budget: null }, /budget must be an object/],
  [{ budget: { proofBelow: 2 } }, /budget\.proofBelow must be a number from 0 to 1/],
  [{ budget: { strangers: 10_001 } }, /budget\.strangers must be a whole number from 1 to 10000/],
  [{ version: 'a b' }, /version must be a name of letters/],
  [{ version: 7 }, /version must be a name of letters/],
  [{ limits: [{ ...limit, why: 1 }] }, /limits\.0\.why must be text/],
  [{ limits: [{ ...limit, name: 1 }] }, /limits\.0\.name must be the name of a limit/],
  [{ limits: [{ name: 'x' }] }, /x: name is of no default limit/],
  [{ limits: { 'issue.any.per_address': { most: 2 } } }, /limits\.issue\.any\.per_address\.most is no column/],
  [{ limits: { 'issue.any.per_address': 2 } }, /limits\.issue\.any\.per_address must be an object/],
  [{ limits: { 'issue.sms.per_asn_day': null } }, /issue\.sms\.per_asn_day: there is no such limit to be removed/],
  [{ limits: [{ ...limit, per: 'planet' }] }, /issue\.any\.per_address: per is planet, and the name says address/],
  [{ limits: 5 }, /limits must be an object by their names, or a list/],
  [{ codes: { sign_in: { length: 3 } } }, /codes\.sign_in\.length must be a whole number from 4 to 12/],
  [{ codes: { sign_in: { length: 11 } } }, /codes\.sign_in\.lengthMax must not be below length/],
  [{ codes: { sign_in: { alphabet: 'emoji' } } }, /codes\.sign_in\.alphabet must be digits or letters/],
  [{ resendAfterSeconds: [] }, /resendAfterSeconds must be a list of whole numbers from 0 to 86400, and not empty/],
  [{ resendAfterSeconds: [30, -1] }, /resendAfterSeconds must be a list/],
  [JSON.parse('{"__proto__": {"version": "x"}}'), /is no part of a policy/],
  [{ quietDays: 0, undoHours: 0 }, /quietDays must .*; undoHours must /],
];
for (const [given, says] of WRONG) {
  test(`refused: ${says.source}`, () => {
    assert.throws(
      () => mergePolicy(given),
      (error) => error instanceof PolicyWrong && says.test(error.message),
    );
  });
}
