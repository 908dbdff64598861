// Threat: asking about a text again and again with other digits, to learn from the answers. No digit or reference survives here.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { ALPHABETS } from '../../../policy.ts';
import { wordsOf } from './words-of.ts';

const words = (text: string) => wordsOf(text, []).join(' ');
const digits = fc.string({ unit: fc.constantFrom(...'0123456789٣۷９'), minLength: 4, maxLength: 12 });
const letters = (size: number) =>
  fc.string({ unit: fc.constantFrom(...ALPHABETS.letters), minLength: size, maxLength: size });

describe('masking', () => {
  test('codes of digits, in any script and grouping', () => {
    for (const code of ['123456', '123 456', '12-34-56', '١٢٣٤٥٦', '１２３４５６', '1, 2, 3, 4, 5, 6']) {
      assert.equal(words(`${code} is your code`), '# is your code', code);
    }
  });

  test('codes of letters and references, in any grouping, the latter in any case', () => {
    for (const reference of [
      'BCDFGHJKLM',
      'BCDF GHJK LM',
      'BCDFG-HJKLM',
      'bcdfghjklm',
      'bcdf ghjk lm',
      'B, C, D, F, G, H, J, K, L, M',
    ]) {
      assert.equal(words(`Ref ${reference}.`), 'ref #', reference);
    }
    assert.equal(words('BCDFGH is your code'), '# is your code');
  });

  test('few digits are told from many, and digits in a word are all one', () => {
    assert.equal(words('valid 10 minutes, A1B2'), 'valid 0 minutes a0b0');
  });

  test('any two codes and any two references are the same word', () => {
    fc.assert(
      fc.property(digits, digits, letters(10), letters(10), (code, other, reference, another) => {
        const say = (c: string, r: string) => words(`${c} is your code. Why? Ref ${r}\n#${c}`);
        assert.equal(say(code, reference), say(other, another));
      }),
    );
  });
});

describe('what does not count', () => {
  test('case, accents, punctuation, blanks and format characters', () => {
    assert.equal(words('  ¿Por QUÉ?\u200b  Don’t\nstop—now '), 'por que dont stop now');
    assert.equal(words('أرسل\u2066 الرَّمز\u2069'), words('ارسل الرمز'));
  });

  test('a span is one word whatever it holds', () => {
    assert.deepEqual(wordsOf('see a.test/123 now', [{ start: 4, end: 14, word: '<link>' }]), ['see', '<link>', 'now']);
  });
});
