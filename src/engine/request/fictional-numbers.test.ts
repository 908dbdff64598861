// Promise: a number set aside for films never costs a message, and no number beside the range is taken for one.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findFictional } from './fictional-numbers.ts';

/** First and last number of a range, and the two beside it. */
const EDGES: readonly [country: string, first: string, last: string, before: string, after: string][] = [
  ['US', '+12025550100', '+12025550199', '+12025550099', '+12025550200'],
  ['GB', '+447700900000', '+447700900999', '+447700899999', '+447700901000'],
  ['GB', '+442079460000', '+442079460999', '+442079459999', '+442079461000'],
  ['GB', '+441134960000', '+441184960999', '+441134959999', '+441184961000'],
  ['GB', '+441214960000', '+441614960999', '+441214959999', '+441614961000'],
  ['GB', '+441914980000', '+441914980999', '+441914979999', '+441914981000'],
  ['GB', '+442896496000', '+442896496999', '+442896495999', '+442896497000'],
  ['GB', '+442920180000', '+442920180999', '+442920179999', '+442920181000'],
  ['GB', '+441632960000', '+441632960999', '+441632959999', '+441632961000'],
  ['GB', '+448081570000', '+449098790999', '+448081569999', '+449098791000'],
  ['GB', '+443069990000', '+443069990999', '+443069989999', '+443069991000'],
  ['DE', '+493023125000', '+498999998999', '+493023124999', '+498999999000'],
  ['DE', '+491713920000', '+491713920099', '+491713919999', '+491713920100'],
  ['DE', '+491729973185', '+491729973186', '+491729973184', '+491729973187'],
  ['FR', '+33639980000', '+33639989999', '+33639979999', '+33639990000'],
  ['FR', '+33199000000', '+33536499999', '+33198999999', '+33536500000'],
  ['AU', '+61255500000', '+61870109999', '+61255499999', '+61870110000'],
  ['AU', '+61491570156', '+61491570159', '+61491570155', '+61491570160'],
];

describe('findFictional', () => {
  for (const [country, first, last, before, after] of EDGES) {
    test(`${first} and ${last} are fiction in ${country}, their neighbours are not`, () => {
      assert.equal(findFictional(first)?.country, country);
      assert.equal(findFictional(last)?.country, country);
      assert.equal(findFictional(before), null);
      assert.equal(findFictional(after), null);
    });
  }

  test('555-0100 to 555-0199 holds in every area but the toll-free ones, which keep one number', () => {
    assert.equal(findFictional('+15555550123')?.line, 'fixed_or_mobile');
    assert.equal(findFictional('+18885550123'), null);
    assert.equal(findFictional('+18005550123'), null);
    assert.equal(findFictional('+18005550199')?.line, 'other');
  });

  test('a digit more or less is no fiction', () => {
    assert.equal(findFictional('+44770090012'), null);
    assert.equal(findFictional('+4477009001234'), null);
    assert.equal(findFictional('+1202555012'), null);
  });
});
