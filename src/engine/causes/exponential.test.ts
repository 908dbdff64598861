// Promise: probabilities come out the same on every machine, so the exponential is our own, and it is a right one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { exponential } from './exponential.ts';

const SEED = Date.now() % 2 ** 31;

test(`agrees with the library to twelve digits (seed ${SEED})`, () => {
  fc.assert(
    fc.property(fc.double({ min: -60, max: 0, noNaN: true }), (x) => {
      assert.ok(Math.abs(exponential(x) / Math.exp(x) - 1) < 1e-12);
    }),
    { seed: SEED },
  );
});

test('is one at nought, never nought, and never falls as x rises', () => {
  assert.equal(exponential(0), 1);
  assert.equal(exponential(-1e9), exponential(-60));
  assert.ok(exponential(-1e9) > 0);
  for (let x = -60; x < 0; x += 0.01) assert.ok(exponential(x + 0.01) > exponential(x));
});
