// Promise: people may type a code as they see it, in any script's digits and any grouping; a reference is told from a code, so that it
// costs no try; and nothing typed can break the reading.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { ALPHABETS } from '../policy.ts';
import { readCode, readReference, TYPED_CODE_MAX } from './read.ts';

const codeOf = (typed: string, lettersLength: number | null = null) => {
  const read = readCode(typed, lettersLength);
  return read.kind === 'code' ? read.code : read.kind;
};

/** First digits of scripts that people type in: Arabic-Indic, Persian, Devanagari, Bengali, Thai, full-width; and two runs side by side. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10, 0x116d0, 0x116da, 0x1d7ce, 0x1d7d8, 0x1d7f6];
const inScript = (code: string, zero: number) =>
  [...code].map((digit) => String.fromCodePoint(zero + Number(digit))).join('');
const GROUPINGS = ['', ' ', '-', '.', ',', '\u00a0', '\u2009', '\u2011', '\u2013', '\u200b', '\t', '\n', ' - '];

describe('readCode', () => {
  test('takes digits of every script in every grouping', () => {
    const code = fc.stringMatching(/^[0-9]{4,10}$/);
    fc.assert(
      fc.property(
        code,
        fc.constantFrom(...ZEROS),
        fc.constantFrom(...GROUPINGS),
        fc.integer({ min: 1, max: 9 }),
        (digits, zero, gap, at) => {
          const typed = inScript(digits, zero);
          const symbols = [...typed];
          const grouped = [...symbols.slice(0, at), gap, ...symbols.slice(at)].join('');
          assert.equal(codeOf(grouped), digits);
          assert.equal(codeOf(`  ${grouped}\n`), digits);
        },
      ),
    );
  });

  test('takes what phones and mail programs put around it', () => {
    for (const typed of [
      '123456',
      '#123456',
      '123 456.',
      '\u2066123456\u2069',
      '\u202a12\u200f3456\u202c',
      '１２３４５６',
      '١٢٣٤٥٦',
      '۱۲۳۴۵۶',
      '१२३४५६',
      '①②③④⑤⑥',
    ]) {
      assert.equal(codeOf(typed), '123456', JSON.stringify(typed));
    }
  });

  test('digits of two scripts that stand side by side keep their values', () => {
    for (let digit = 0; digit < 10; digit++) assert.equal(codeOf(inScript(String(digit), 0x116da)), String(digit));
  });

  test('tells a reference from a code, in any case and grouping, and also where the code is as long', () => {
    for (const typed of ['Ref BCDFGHJKLM', 'bcdfghjklm', 'REF: BCDF-GHJK-LM', ' ref bcdfg hjklm ', 'BCDFGHJKLM.']) {
      assert.deepEqual(readCode(typed), { kind: 'reference' }, typed);
      assert.equal(readReference(typed), 'BCDFGHJKLM');
    }
  });

  test('where codes are of letters, only their length tells them from a reference', () => {
    assert.equal(codeOf('bcdf ghjk', 8), 'BCDFGHJK');
    assert.equal(codeOf('BCDFGHJKLM', 8), 'reference');
    assert.equal(codeOf('BCDFGHJKLM', 10), 'BCDFGHJKLM');
  });

  test('takes nothing else for a code', () => {
    for (const typed of [
      '',
      ' ',
      '-',
      'abc',
      '12a456',
      '1234567890123',
      '½',
      '12/34',
      '💥',
      'A',
      '0x1234',
      '1e5',
      '١'.repeat(13),
      '1'.repeat(65),
    ]) {
      assert.deepEqual(readCode(typed), { kind: 'unreadable' }, JSON.stringify(typed));
    }
  });

  test('no text, however hostile, breaks it or comes out as anything but capitals and digits', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc.constantFrom('\ud800', '\udfff\ud800', '\u0000', 'ﷺ'.repeat(64), '́'.repeat(64)),
    );
    fc.assert(
      fc.property(hostile, fc.option(fc.integer({ min: 4, max: 12 })), (typed, length) => {
        const read = readCode(typed, length);
        if (read.kind === 'code') assert.match(read.code, /^([0-9]{1,12}|[B-Z]{4,12})$/);
        if (typed.length > TYPED_CODE_MAX) assert.equal(read.kind, 'unreadable');
        const reference = readReference(typed);
        if (reference !== undefined) assert.ok([...reference].every((letter) => ALPHABETS.letters.includes(letter)));
      }),
      { numRuns: 2000 },
    );
  });
});
