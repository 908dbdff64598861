// Promise: no string breaks the parser, parsing twice changes nothing, and a domain is never exchanged for another.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { canonicalForLimits } from './address-index.ts';
import { parseAddress } from './parse-address.ts';
import { parseEmail } from './parse-email.ts';

const SEED = 20261103;
const options = { allowFictional: true };
const parts = [
  'ada',
  'A',
  '.',
  '@',
  '"',
  '<',
  '>',
  '(',
  ')',
  ' ',
  ',',
  '%',
  'x.org',
  'ß',
  'é',
  'xn--',
  '-',
  '\u200c',
  '＠',
  'mailto:',
  '?',
  '\\',
];
const mailLike = fc.array(fc.constantFrom(...parts), { maxLength: 12 }).map((chosen) => chosen.join(''));
const any = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: 'grapheme' }),
  mailLike,
  fc.emailAddress(),
);

describe(`parseEmail (seed ${SEED})`, () => {
  test('never throws, and what it returns is plain, bounded and stable', () => {
    const property = fc.property(any, (typed) => {
      const email = parseEmail(typed, options);
      if (!email.ok) return assert.ok(email.problem.says.length > 0);
      const { value } = email.address;
      assert.match(value, /^[\x21-\x7e]{3,254}$/);
      assert.equal(value.split('@').length, 2);
      assert.deepEqual(parseEmail(value, options), email);
      assert.equal(
        canonicalForLimits({ kind: 'email', value: canonicalForLimits(email.address) }),
        canonicalForLimits(email.address),
      );
    });
    fc.assert(property, { seed: SEED, numRuns: 10_000 });
  });

  test('an ordinary domain comes out as it went in, but for its case', () => {
    const property = fc.property(fc.domain(), (domain) => {
      const email = parseEmail(`ada@${domain}`, options);
      if (email.ok) assert.equal(email.address.value, `ada@${domain.toLowerCase()}`);
      else assert.ok(['email_domain_unknown', 'email_fictional', 'email_domain_invalid'].includes(email.problem.code));
    });
    fc.assert(property, { seed: SEED, numRuns: 3000 });
  });

  test('an international domain comes out as the URL standard writes it', () => {
    const label = fc.stringMatching(/^[a-zäößéèšłñçа-яα-ω一-龥]{1,12}$/u);
    const property = fc.property(label, (name) => {
      const email = parseEmail(`ada@${name}.org`, options);
      assert.ok(email.ok);
      assert.equal(email.address.value, `ada@${new URL(`http://${name}.org`).hostname}`);
    });
    fc.assert(property, { seed: SEED, numRuns: 1000 });
  });

  test('parseAddress takes any string too', () => {
    const all = { regions: ['US'], allowFictional: true, allowCountries: ['*'] };
    const property = fc.property(any, (typed) => {
      const parsed = parseAddress(typed, all);
      if (parsed.ok) assert.deepEqual(parseAddress(parsed.address.value, all).ok && parsed.address, parsed.address);
    });
    fc.assert(property, { seed: SEED, numRuns: 5000 });
  });
});
