// Promise: the odds of a guess are never counted for less than they are, and a code is as short as the guess budget allows, so that
// what is reserved always fits.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { ALPHABETS, DEFAULT_POLICY } from '../policy.ts';
import { nextCodeLength, ODDS_UNIT, oddsOfGuess } from './odds.ts';

const codes = DEFAULT_POLICY.codes.sign_in;

describe('oddsOfGuess', () => {
  test('counts six digits as a thousand billionths, and everything rounded up', () => {
    assert.equal(oddsOfGuess('digits', 6), 1000);
    assert.equal(oddsOfGuess('digits', 9), 1);
    assert.equal(oddsOfGuess('digits', 12), 1);
    assert.equal(oddsOfGuess('letters', 6), 16);
  });

  test('is never less than the real odds, and at most one unit more', () => {
    for (const alphabet of ['digits', 'letters'] as const) {
      for (let length = 1; length <= 14; length++) {
        const real = 1 / ALPHABETS[alphabet].length ** length;
        const counted = oddsOfGuess(alphabet, length) * ODDS_UNIT;
        assert.ok(counted >= real * (1 - 1e-9) && counted <= real + ODDS_UNIT, `${alphabet} ${length}`);
      }
    }
  });
});

describe('nextCodeLength', () => {
  test('a full budget gives the shortest code, an empty one none', () => {
    assert.equal(nextCodeLength(codes, 10_000), 6);
    assert.equal(nextCodeLength(codes, 0), undefined);
    assert.equal(nextCodeLength(codes, -5), undefined);
  });

  test('what it reserves fits into what is left, and less left never gives a shorter code', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12_000 }), fc.nat({ max: 500 }), (left, less) => {
        const length = nextCodeLength(codes, left);
        if (length !== undefined) {
          assert.ok(length >= codes.length && length <= codes.lengthMax);
          assert.ok(codes.tries * oddsOfGuess(codes.alphabet, length) <= left);
        }
        assert.ok((nextCodeLength(codes, left - less) ?? 99) >= (length ?? 99));
      }),
    );
  });

  test('drawing on one budget until it is gone never passes it, and codes grow on the way', () => {
    let left = 10_000;
    const lengths: number[] = [];
    for (let length = nextCodeLength(codes, left); length !== undefined; length = nextCodeLength(codes, left)) {
      left -= codes.tries * oddsOfGuess(codes.alphabet, length);
      lengths.push(length);
      assert.ok(left >= 0);
    }
    assert.deepEqual(
      [...new Set(lengths)],
      [6, 7, 8, 9, 10].filter((length) => lengths.includes(length)),
    );
    assert.equal(lengths[0], 6);
    assert.equal(lengths.at(-1)! > 8, true);
  });
});
