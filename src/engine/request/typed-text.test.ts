// Threat: a line break or a hidden character inside an address becomes a header, a command or a second address further on.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { mapDigits, readTyped } from './typed-text.ts';

describe('readTyped', () => {
  test('takes white space and invisible characters off the ends only', () => {
    const read = readTyped('\u200e\u00a0 ada@x.org\ufeff\r\n', 64);
    assert.deepEqual(read, { ok: true, text: 'ada@x.org' });
  });

  for (const inside of ['\r\n', '\n', '\0', '\t', '\u0085', '\u2028', '\u2029', '\u001b', '\ud800']) {
    test(`refuses ${JSON.stringify(inside)} inside`, () => {
      const read = readTyped(`ada${inside}@x.org`, 64);
      assert.equal(read.ok ? '' : read.problem.code, 'address_control_characters');
    });
  }

  test('refuses what is too long before it looks at it, and what is empty', () => {
    const long = readTyped('1'.repeat(65), 64);
    assert.equal(long.ok ? '' : long.problem.code, 'address_too_long');
    const empty = readTyped(' \u200b ', 64);
    assert.equal(empty.ok ? '' : empty.problem.code, 'address_empty');
  });
});

describe('mapDigits', () => {
  const scripts = [
    '0123456789',
    '٠١٢٣٤٥٦٧٨٩',
    '۰۱۲۳۴۵۶۷۸۹',
    '०१२३४५६७८९',
    '০১২৩৪৫৬৭৮৯',
    '๐๑๒๓๔๕๖๗๘๙',
    '０１２３４５６７８９',
  ];
  for (const digits of [...scripts, '𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗', '𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡', '𝟶𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾𝟿', '𞥐𞥑𞥒𞥓𞥔𞥕𞥖𞥗𞥘𞥙']) {
    test(`reads ${digits}`, () => assert.equal(mapDigits(digits), '0123456789'));
  }

  test('every decimal digit of Unicode gets a value, and each set of ten counts from 0 to 9', () => {
    let values = '';
    for (let code = 0; code <= 0x10ffff; code += 1) {
      const character = String.fromCodePoint(code);
      if (/\p{Nd}/u.test(character)) values += mapDigits(character);
    }
    assert.match(values, /^(?:0123456789)+$/);
  });

  test('leaves what only looks like a digit', () => assert.equal(mapDigits('²①½'), '²①½'));
});
