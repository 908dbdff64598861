// Promise: a name in its ASCII form is read back into exactly the letters a browser would show.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { domainToASCII, domainToUnicode } from 'node:url';
import fc from 'fast-check';
import { decodePunycode } from './decode-punycode.ts';

/** Names of two scripts from RFC 3492, section 7.1 (A and D), and one of ours in disguise. */
const KNOWN = [
  ['egbpdaj6bu4bxfgehfvwxn', 'ليهمابتكلموشعربي؟'],
  ['Proprostnemluvesky-uyb24dma41a', 'Proč\u{70}rostěnemluvíčesky'],
  ['lumn-x4d', 'lumеn'],
] as const;

const letters = fc.constantFrom(...'abcxyz-09', ...'éñüłøþ', ...'абвемл', ...'αβγω', ...'ابتث', '中', '𠀀', '😀');

describe('reading punycode', () => {
  test('known names', () => {
    for (const [encoded, name] of KNOWN) assert.equal(decodePunycode(encoded), name.normalize('NFC'));
  });

  test('agrees with the platform on every name it accepts', () => {
    let compared = 0;
    fc.assert(
      fc.property(fc.array(letters, { minLength: 1, maxLength: 20 }), (name) => {
        const ascii = domainToASCII(`${name.join('')}.test`);
        if (!ascii.startsWith('xn--')) return;
        compared += 1;
        assert.equal(decodePunycode(ascii.slice(4, -'.test'.length)), domainToUnicode(ascii).slice(0, -'.test'.length));
      }),
      { numRuns: 2000 },
    );
    assert.ok(compared > 500, `${compared} compared`);
  });

  test('what is no punycode is null, not an error', () => {
    for (const bad of ['a!', '99999999', 'é', 'a-é']) assert.equal(decodePunycode(bad), null, bad);
  });
});
