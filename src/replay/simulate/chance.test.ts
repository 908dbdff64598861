// Promise: chance that a seed decides is the same on every run, and one part of a world drawing more changes no other part.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createChance } from './chance.ts';

const draws = (seed: string) => {
  const chance = createChance(seed);
  return Array.from({ length: 200 }, () => chance.unit());
};

test('the same seed draws the same, another seed something else', () => {
  assert.deepEqual(draws('1'), draws('1'));
  assert.notDeepEqual(draws('1'), draws('2'));
});

test('a fork does not depend on what was drawn before it', () => {
  const [one, other] = [createChance('a'), createChance('a')];
  one.unit();
  assert.equal(one.fork('people', 3).word(12), other.fork('people', 3).word(12));
  assert.notEqual(one.fork('people', 3).word(12), one.fork('people', 4).word(12));
});

test('draws are spread as they say', () => {
  const chance = createChance('spread');
  const many = Array.from({ length: 20_000 }, () => chance.unit());
  assert.ok(many.every((x) => x >= 0 && x < 1));
  assert.ok(Math.abs(many.reduce((a, b) => a + b, 0) / many.length - 0.5) < 0.01);
  const gaps = Array.from({ length: 20_000 }, () => chance.gap(10));
  assert.ok(Math.abs(gaps.reduce((a, b) => a + b, 0) / gaps.length - 10) < 0.4);
  const below = Array.from({ length: 20_000 }, () => chance.around(7, 0.9)).filter((x) => x < 7).length;
  assert.ok(Math.abs(below - 10_000) < 300);
  const heads = Array.from({ length: 20_000 }, () => chance.weigh({ heads: 3, tails: 1 })).filter(
    (x) => x === 'heads',
  ).length;
  assert.ok(Math.abs(heads - 15_000) < 300);
});

test('a sample has no member twice, and no more than there are', () => {
  const chance = createChance('sample');
  const list = ['a', 'b', 'c', 'd', 'e'];
  assert.equal(new Set(chance.sample(list, 3)).size, 3);
  assert.deepEqual(chance.sample(list, 99).toSorted(), list);
});
