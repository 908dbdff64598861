// Promise: a test owns time and chance, and gets the same of both on every run.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fakeClock, puzzles, seededRandom, solvePuzzle } from './index.ts';

describe('a fake clock', () => {
  test('stands until it is moved', () => {
    const clock = fakeClock('2026-11-20T12:00:00.000Z');
    const start = Date.parse('2026-11-20T12:00:00.000Z');
    assert.equal(clock.now(), start);
    assert.equal(clock.advance(1500), start + 1500);
    assert.equal(clock.now(), start + 1500);
    clock.set(start - 1);
    assert.equal(clock.now(), start - 1);
    assert.equal(fakeClock(7).now(), 7);
  });

  test('advances only on, and to a time', () => {
    const clock = fakeClock(0);
    for (const bad of [-1, Number.NaN]) assert.throws(() => clock.advance(bad), RangeError);
    assert.throws(() => clock.set('soon'), RangeError);
    assert.throws(() => fakeClock(Number.POSITIVE_INFINITY), RangeError);
    assert.equal(clock.now(), 0);
  });
});

describe('seeded bytes', () => {
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

  test('are the same for the same seed, and others for another', () => {
    assert.equal(hex(seededRandom(1).bytes(100)), hex(seededRandom(1).bytes(100)));
    assert.equal(hex(seededRandom('x').bytes(8)), hex(seededRandom('x').bytes(8)));
    assert.notEqual(hex(seededRandom(1).bytes(8)), hex(seededRandom(2).bytes(8)));
    assert.notEqual(hex(seededRandom(1).bytes(32)), hex(seededRandom(12).bytes(32)));
  });

  test('are one stream, however it is cut', () => {
    const whole = hex(seededRandom(1).bytes(130));
    const random = seededRandom(1);
    assert.equal([0, 1, 31, 33, 65].map((length) => hex(random.bytes(length))).join(''), whole);
  });

  test('do not repeat, and hold every byte about as often as every other', () => {
    const bytes = seededRandom(1).bytes(256 * 1024);
    const counts = new Array(256).fill(0);
    for (const byte of bytes) counts[byte]++;
    // Chi squared of 255 degrees of freedom: below 350 in all but 1 of 10,000 seeds, and this seed is fixed.
    const chiSquared = counts.reduce((sum, count) => sum + (count - 1024) ** 2 / 1024, 0);
    assert.ok(chiSquared < 350, `${chiSquared}`);
  });

  test('are not shared with who got them', () => {
    const random = seededRandom(1);
    random.bytes(4).fill(0);
    const [, ...rest] = [random.bytes(4), random.bytes(4)];
    assert.equal(hex(rest[0]!), hex(seededRandom(1).bytes(12).subarray(8)));
  });
});

test('a puzzle is solved for one verification and one secret alone', async () => {
  const challenge = await puzzles.make('secret', 'ver_1');
  const solution = solvePuzzle(challenge);
  assert.equal(await puzzles.judge('secret', 'ver_1', challenge, solution), true);
  assert.equal(await puzzles.judge('secret', 'ver_2', challenge, solution), false);
  assert.equal(await puzzles.judge('other', 'ver_1', challenge, solution), false);
  const forged = 'test-puzzle.ver_1.x';
  assert.equal(await puzzles.judge('secret', 'ver_1', forged, solvePuzzle(forged)), false);
  for (const wrong of [challenge, '', undefined, { solution }]) {
    assert.equal(await puzzles.judge('secret', 'ver_1', challenge, wrong), false);
  }
});
