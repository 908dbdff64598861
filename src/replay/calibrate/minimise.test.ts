// Promise: the search ends at the bottom of a bent valley, takes the same steps every time, and stops when it is told to.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minimise, type Objective } from './minimise.ts';

/** Rosenbrock's function: its only least value is 0 at (1, 1), at the end of a narrow bent valley. */
const valley: Objective = (x, gradient) => {
  const [a, b] = [x[0]!, x[1]!];
  const off = b - a * a;
  gradient[0] = -400 * a * off - 2 * (1 - a);
  gradient[1] = 200 * off;
  return 100 * off * off + (1 - a) ** 2;
};
const FAR = Float64Array.of(-1.2, 1);

test('it finds the least value, the same way every time', async () => {
  const options = { roundsMost: 200, tolerance: 0 };
  const [once, again] = [await minimise(valley, FAR, options), await minimise(valley, FAR, options)];
  assert.ok(Math.abs(once[0]! - 1) < 1e-6 && Math.abs(once[1]! - 1) < 1e-6, once.join());
  assert.deepEqual(once, again);
  assert.deepEqual(FAR, Float64Array.of(-1.2, 1));
});

test('it ends by what is thrown after a round', async () => {
  let rounds = 0;
  const onRound = () => {
    if (++rounds === 3) throw new Error('enough');
  };
  await assert.rejects(minimise(valley, FAR, { roundsMost: 200, tolerance: 0, onRound }), /enough/);
  assert.equal(rounds, 3);
});
