// Promise: what happens in a world happens in the order of its time, and at one time in the order in which it was planned.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createChance } from './chance.ts';
import { createQueue } from './queue.ts';

test('everything comes out by time, ties by turn', () => {
  const chance = createChance('queue');
  const queue = createQueue<number>();
  const planned = Array.from({ length: 2000 }, (_, turn) => ({ at: chance.whole(0, 40), turn }));
  for (const { at, turn } of planned) queue.add(at, turn);
  const taken = planned.map(() => queue.take()!);
  const expected = planned.toSorted((a, b) => a.at - b.at || a.turn - b.turn);
  assert.deepEqual(
    taken.map(({ at, what }) => [at, what]),
    expected.map(({ at, turn }) => [at, turn]),
  );
  assert.equal(queue.take(), undefined);
});

test('what is planned while it runs takes its place', () => {
  const queue = createQueue<string>();
  queue.add(5, 'late');
  queue.add(1, 'early');
  assert.equal(queue.take()!.what, 'early');
  queue.add(3, 'between');
  assert.deepEqual([queue.take()!.what, queue.take()!.what, queue.size], ['between', 'late', 0]);
});
