// Promise: marks are taken over to a new key without their values, one to one, and led back; each says by itself of which key it is.
// Threat: with an old key that leaked, marks of today are made out of values.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../testing/index.ts';
import type { ServiceKey } from './keyring.ts';
import { createMarks, isOf } from './marks.ts';

const random = seededRandom(4);
const keyOf = (generation: number): ServiceKey => ({
  id: `key_${generation}`,
  service: 'lumen',
  use: 'index',
  generation,
  secret: random.bytes(32),
  active: true,
  activeFrom: 0,
  settled: true,
});
const KEYS = [1, 2, 3, 4, 5, 6].map(keyOf);
const marks = createMarks(KEYS);
const values = Array.from({ length: 500 }, (_, i) => `value-${i}`);
const made = (generation: number) => values.map((value) => marks.make('address', value, generation));

test('a mark is the same for the same value, and another for another value, kind or key', () => {
  assert.equal(marks.make('address', 'a', 1), marks.make('address', 'a', 1));
  const others = [
    marks.make('address', 'b', 1),
    marks.make('account', 'a', 1),
    createMarks([keyOf(1)]).make('address', 'a', 1),
  ];
  assert.equal(new Set([marks.make('address', 'a', 1), ...others]).size, 4);
  assert.match(marks.make('address', 'a', 3), /^[0-9a-f]{32}$/);
});

test('taking over leads to what is made of the value, and back, from any generation to any', () => {
  for (const [from, to] of [
    [3, 4],
    [4, 3],
    [3, 6],
    [6, 3],
    [4, 1],
    [6, 1],
    [1, 6],
  ] as const)
    assert.deepEqual(
      made(from).map((mark) => marks.lead(mark, from, to)),
      made(to),
      `${from} to ${to}`,
    );
  const three = createMarks(KEYS.slice(0, 3));
  assert.deepEqual(
    made(1).map((mark) => three.lead(mark, 1, 3)),
    made(3),
  );
});

test('no two become one, and each says of which generation it is', () => {
  for (const generation of [1, 2, 3, 4]) {
    assert.equal(new Set(made(generation)).size, values.length);
    for (const mark of made(generation))
      assert.deepEqual(
        [1, 2, 3, 4].map((other) => isOf(mark, other)),
        [1, 2, 3, 4].map((other) => other === generation),
      );
  }
});

test('without the newest key, all the older ones lead to none of its marks', () => {
  const leaked = createMarks([KEYS[0]!, keyOf(2)]);
  const guessed = new Set(values.map((value) => leaked.make('address', value, 2)));
  assert.deepEqual(
    made(2).filter((mark) => guessed.has(mark)),
    [],
  );
});
