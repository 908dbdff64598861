// Threat: random bytes that are fetched in advance are handed out twice, or some of them are not random at all.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomBytes } from './random.ts';

test('no two of many draws are alike, over many pages', () => {
  const seen = new Set(Array.from({ length: 20_000 }, () => randomBytes(16).toString('hex')));
  assert.equal(seen.size, 20_000);
});

test('what was given out does not change with what is given out later, nor is it zero', () => {
  const first = randomBytes(32);
  const copy = Buffer.from(first);
  for (let i = 0; i < 1_000; i++) randomBytes(32);
  assert.deepEqual(first, copy);
  assert.notDeepEqual(first, Buffer.alloc(32));
});

test('every length is served, also one larger than a page and one that does not fit what is left of it', () => {
  for (const length of [0, 1, 4095, 4096, 4097, 10_000]) assert.equal(randomBytes(length).length, length);
  assert.ok(randomBytes(10_000).some((byte) => byte !== 0));
});

test('every bit is set about half of the time', () => {
  const bytes = Buffer.concat(Array.from({ length: 2_000 }, () => randomBytes(7)));
  for (let bit = 0; bit < 8; bit++) {
    const share = bytes.filter((byte) => (byte >> bit) & 1).length / bytes.length;
    assert.ok(Math.abs(share - 0.5) < 0.05, `bit ${bit}: ${share}`);
  }
});
