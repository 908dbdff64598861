// Promise: what the search is told of the slope is the slope, with several accepted causes and with the penalty.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CAUSES } from '../../engine/model.ts';
import { seededRandom } from '../../testing/index.ts';
import { lossOver } from './objective.ts';
import { sparseRows } from './sparse-rows.ts';

const SEED = 7;
const COLUMNS = 6;

function numbersFrom(count: number, random: () => number): Float64Array {
  return Float64Array.from({ length: count }, () => 2 * random() - 1);
}

test('the gradient is that of finite differences', () => {
  const { bytes } = seededRandom(SEED);
  const random = () => bytes(1)[0]! / 256;
  const rows = sparseRows(
    Array.from({ length: 40 }, () => ({
      spoken: Array.from({ length: COLUMNS }, (_, column) => column).filter(() => random() < 0.5),
      accepted: (1 << Math.floor(random() * 10)) | (random() < 0.3 ? 1 << Math.floor(random() * 10) : 0),
      weight: 0.5 + random(),
    })),
  );
  const centre = numbersFrom(COLUMNS * CAUSES.length, random);
  const objective = lossOver(rows, { strength: 0.7, centre });
  const x = numbersFrom((COLUMNS + 1) * CAUSES.length, random);
  const gradient = new Float64Array(x.length);
  objective(x, gradient);
  const none = new Float64Array(x.length);
  const step = 1e-5;
  for (let i = 0; i < x.length; i++) {
    const [up, down] = [x.slice(), x.slice()];
    up[i]! += step;
    down[i]! -= step;
    const slope = (objective(up, none) - objective(down, none)) / (2 * step);
    assert.ok(Math.abs(slope - gradient[i]!) < 1e-6, `number ${i}: ${slope} and ${gradient[i]}`);
  }
});

test('rows that say the same are one row with the sum of their weights', () => {
  const same = { spoken: [1, 4], accepted: 2 };
  const rows = sparseRows([
    { ...same, weight: 1 },
    { spoken: [1], accepted: 2, weight: 5 },
    { ...same, weight: 2 },
    { ...same, accepted: 4, weight: 1 },
    { ...same, weight: 0 },
  ]);
  assert.deepEqual([...rows.weights], [3, 5, 1]);
  assert.deepEqual([...rows.starts], [0, 2, 3, 5]);
});
