// Promise: a code is a function of its verification and a secret, the same on every node and in every version, and every symbol of it
// is as likely as any other. Threat: who knows one code, or the database, learns nothing of another.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ALPHABETS, type Alphabet } from '../policy.ts';
import { deriveCode, deriveReference, REFERENCE_LENGTH } from './derive.ts';

const secret = Buffer.alloc(32, 1);
const input = { id: 'ver_1', epoch: 1, salt: Buffer.alloc(16, 2) };

describe('deriveCode', () => {
  test('gives what it always gave: a live code must outlive an upgrade', () => {
    assert.equal(deriveCode(secret, input, 'digits', 6), '209064');
    assert.equal(deriveCode(secret, input, 'digits', 12), '209064890855');
    assert.equal(deriveCode(secret, input, 'letters', 8), 'QBZNVSLZ');
    assert.equal(deriveReference(secret, { ...input, id: 'msg_1' }), 'LXHQRRVFGN');
  });

  test('every part of the input changes it', () => {
    const others = [
      deriveCode(Buffer.alloc(32, 3), input, 'digits', 12),
      deriveCode(secret, { ...input, id: 'ver_2' }, 'digits', 12),
      deriveCode(secret, { ...input, epoch: 2 }, 'digits', 12),
      deriveCode(secret, { ...input, salt: Buffer.alloc(16, 4) }, 'digits', 12),
    ];
    assert.equal(new Set([deriveCode(secret, input, 'digits', 12), ...others]).size, 5);
  });

  test('parts cannot be moved into one another', () => {
    const one = deriveCode(secret, { id: 'ver_1', epoch: 11, salt: Buffer.from('x') }, 'digits', 12);
    assert.notEqual(one, deriveCode(secret, { id: 'ver_1\u00001', epoch: 1, salt: Buffer.from('x') }, 'digits', 12));
  });

  test('of 20,000 verifications no two long codes are the same', () => {
    const codes = new Set(
      Array.from({ length: 20_000 }, (_, i) => deriveCode(secret, { ...input, id: `ver_${i}` }, 'digits', 18)),
    );
    assert.equal(codes.size, 20_000);
  });

  test('a reference is ten letters of its own alphabet, and says nothing of the code of the same id', () => {
    for (let i = 0; i < 500; i++) {
      const reference = deriveReference(secret, { ...input, id: `msg_${i}` });
      assert.match(reference, /^[BCDFGHJKLMNPQRSTVWXZ]{10}$/);
      assert.notEqual(reference, deriveCode(secret, { ...input, id: `msg_${i}` }, 'letters', REFERENCE_LENGTH));
    }
  });
});

/** Pearson's chi-square against every symbol being as likely. */
function chiSquare(counts: ReadonlyMap<string, number>, symbols: string): number {
  const expected = [...counts.values()].reduce((sum, n) => sum + n, 0) / symbols.length;
  return [...symbols].reduce((sum, symbol) => sum + ((counts.get(symbol) ?? 0) - expected) ** 2 / expected, 0);
}

/** Over 200,000 symbols; 99.9 % of fair draws stay below: 27.9 with 9 degrees of freedom, 43.8 with 19. */
const CASES: readonly [Alphabet, number][] = [
  ['digits', 27.9],
  ['letters', 43.8],
];

describe('the symbols of codes', () => {
  for (const [alphabet, most] of CASES) {
    test(`${alphabet} are unbiased, all together and at every place`, () => {
      const length = 10;
      const all = new Map<string, number>();
      const places = Array.from({ length }, () => new Map<string, number>());
      for (let i = 0; i < 20_000; i++) {
        [...deriveCode(secret, { ...input, id: `ver_${i}` }, alphabet, length)].forEach((symbol, place) => {
          for (const counts of [all, places[place]!]) counts.set(symbol, (counts.get(symbol) ?? 0) + 1);
        });
      }
      assert.deepEqual([...all.keys()].sort().join(''), ALPHABETS[alphabet]);
      for (const counts of [all, ...places]) assert.ok(chiSquare(counts, ALPHABETS[alphabet]) < most);
    });
  }
});
