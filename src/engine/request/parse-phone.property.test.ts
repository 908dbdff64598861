// Promise: no string, however strange, breaks the parser, and what it once returned it returns again.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import libphonenumber from 'google-libphonenumber';
import { parsePhone } from './parse-phone.ts';

const SEED = 20261102;
const options = { regions: ['US', 'DE', 'GB'], allowFictional: true, allowCountries: ['*', '001'] };

/** Text made of what numbers are made of, so that the parser is led deep. */
const numberLike = fc
  .array(
    fc.constantFrom(
      ...'0123456789',
      '+',
      ' ',
      '(0)',
      '(',
      ')',
      '-',
      '.',
      '/',
      '00',
      '011',
      'x',
      ';ext=',
      '٣',
      '\u200f',
      '\u00a0',
    ),
    {
      maxLength: 24,
    },
  )
  .map((parts) => parts.join(''));

describe(`parsePhone (seed ${SEED})`, () => {
  test('never throws, answers E.164 or a problem, and is idempotent', () => {
    const any = fc.oneof(fc.string({ unit: 'binary', maxLength: 80 }), fc.string({ unit: 'grapheme' }), numberLike);
    const property = fc.property(any, (typed) => {
      const phone = parsePhone(typed, options);
      if (!phone.ok) return assert.ok(phone.problem.says.length > 0);
      assert.match(phone.address.value, /^\+[1-9]\d{4,14}$/);
      const again = parsePhone(phone.address.value, options);
      assert.ok(again.ok);
      assert.deepEqual([again.address, again.country, again.line], [phone.address, phone.country, phone.line]);
    });
    fc.assert(property, { seed: SEED, numRuns: 5000 });
  });

  test("every country's example mobile is read back from each way of writing it", () => {
    const plans = libphonenumber.PhoneNumberUtil.getInstance();
    const { E164, INTERNATIONAL, NATIONAL, RFC3966 } = libphonenumber.PhoneNumberFormat;
    const wrong: string[] = [];
    for (const region of plans.getSupportedRegions()) {
      const example = plans.getExampleNumberForType(region, libphonenumber.PhoneNumberType.MOBILE);
      if (!example) continue;
      for (const format of [E164, INTERNATIONAL, NATIONAL, RFC3966]) {
        const typed = plans.format(example, format);
        const phone = parsePhone(typed, { ...options, regions: [region] });
        if (!phone.ok || phone.address.value !== plans.format(example, E164)) wrong.push(`${region} ${typed}`);
      }
    }
    assert.deepEqual(wrong, []);
  });
});
