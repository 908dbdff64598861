// Promise: how many different people there were is told about right, from none to a hundred, and never twice for the same one.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { addTo, addWidely, countIn, mayHold, type Sketch } from '../../src/engine/surroundings/sketch.ts';

/** As marks are: thirty random hex digits, and the last with the two bits of its generation. */
const markOf = (n: number) => `${createHash('sha256').update(String(n)).digest('hex').slice(0, 31)}9`;

function sketchOf(count: number): Sketch | undefined {
  let sketch: Sketch | undefined;
  for (let n = 0; n < count; n++) sketch = addWidely(addWidely(sketch, markOf(n)), markOf(n));
  return sketch;
}

test('counts are near: within a half, from five to a hundred', () => {
  assert.equal(countIn([]), 0);
  for (const count of [5, 10, 20, 50, 100]) {
    const told = countIn([sketchOf(count)]);
    assert.ok(Math.abs(told - count) <= count / 2, `${told} of ${count}`);
  }
});

test('two joined count those of both once', () => {
  assert.equal(countIn([sketchOf(30), sketchOf(20)]), countIn([sketchOf(30)]));
});

test('who is in it is never taken for a stranger', () => {
  let sketch: Sketch | undefined;
  for (let n = 0; n < 12; n++) sketch = addTo(sketch, markOf(n));
  for (let n = 0; n < 12; n++) assert.ok(mayHold(sketch, markOf(n)));
  assert.equal(mayHold(undefined, markOf(1)), false);
});
