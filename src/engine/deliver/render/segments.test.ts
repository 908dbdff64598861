// Promise: what a message costs is counted as the network counts it, and no pair of units is ever split between two segments.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { countSegments, isGsm } from './segments.ts';

const WICG = '747723 is your ExampleCo authentication code.\n\n@example.com #747723';

/** Text, encoding, units, segments. */
const VECTORS: readonly (readonly [string, string, 'gsm7' | 'ucs2', number, number])[] = [
  ['one full segment', 'a'.repeat(160), 'gsm7', 160, 1],
  ['one septet more', 'a'.repeat(161), 'gsm7', 161, 2],
  ['two full segments', 'a'.repeat(306), 'gsm7', 306, 2],
  ['two and a septet', 'a'.repeat(307), 'gsm7', 307, 3],
  ['extension, full', '€'.repeat(80), 'gsm7', 160, 1],
  ['extension, over', '€'.repeat(81), 'gsm7', 162, 2],
  ['an escape pair at the edge', '{'.repeat(77) + 'a'.repeat(7), 'gsm7', 161, 2],
  ['UCS-2, full', 'ж'.repeat(70), 'ucs2', 70, 1],
  ['UCS-2, over', 'ж'.repeat(71), 'ucs2', 71, 2],
  ['UCS-2, two full', 'ж'.repeat(134), 'ucs2', 134, 2],
  ['UCS-2, two and one', 'ж'.repeat(135), 'ucs2', 135, 3],
  ['surrogate pairs, full', '😀'.repeat(35), 'ucs2', 70, 1],
  ['surrogate pairs, over', '😀'.repeat(36), 'ucs2', 72, 2],
  ['the example of the origin-bound codes draft', WICG, 'gsm7', 67, 1],
  ['nothing', '', 'gsm7', 0, 1],
];

describe('counting segments', () => {
  for (const [name, text, encoding, units, segments] of VECTORS) {
    test(name, () => assert.deepEqual(countSegments(text), { encoding, units, segments }));
  }

  test('a pair that does not fit moves on whole, and what it leaves empty is paid for', () => {
    // 153 is odd: an escape pair after 152 septets starts the next segment, so 306 septets of text need three.
    assert.equal(countSegments(`${'a'.repeat(152)}€${'a'.repeat(152)}`).segments, 3);
    assert.equal(countSegments(`${'a'.repeat(151)}€${'a'.repeat(153)}`).segments, 2);
    // 67 is odd as well: 33 emoji fill 66 units of a segment, so 67 emoji (134 units) need three.
    assert.deepEqual(countSegments('😀'.repeat(67)), { encoding: 'ucs2', units: 134, segments: 3 });
    assert.equal(countSegments('😀'.repeat(66)).segments, 2);
  });

  test('letters that look Latin but are not in the alphabet force UCS-2', () => {
    for (const letter of ['ç', '`', '’', 'á', 'í', 'ó', 'ú', '–', '\u00a0', '\u2066'])
      assert.equal(isGsm(letter), false, letter);
    for (const letter of ['Ç', 'é', 'ñ', 'ü', 'Ñ', '¿', '¡', '@', '_', '#', '\n', '€', '[', '~'])
      assert.ok(isGsm(letter), letter);
  });
});
