// Threat: a fact that is missing taken for a "no", and a diagnosis built on it.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  all,
  atLeast,
  atMost,
  disfavours,
  favours,
  fewOrMany,
  given,
  known,
  not,
  oneOf,
  present,
  some,
  speaks,
} from './known.ts';

describe('what is unknown', () => {
  test('stays unknown unless the rest decides', () => {
    assert.deepEqual([all(true, null), all(false, null), all(true, true)], [null, false, true]);
    assert.deepEqual([some(false, null), some(true, null), some(false, false)], [null, true, false]);
    assert.deepEqual([not(null), not(undefined), not(true)], [null, null, false]);
  });

  test('is neither much nor little nor one of anything', () => {
    assert.deepEqual(
      [atLeast(null, 0), atMost(undefined, 9), oneOf<number>(null, 1), known(undefined), present(null)],
      Array(5).fill(null),
    );
    assert.equal(fewOrMany(null, 2, 5), 'unknown');
  });

  test('says nothing', () => {
    assert.deepEqual([speaks(null), favours(null), disfavours(null)], Array(3).fill('unknown'));
  });
});

test('a condition that does not hold says nothing', () => {
  assert.deepEqual([given(true, false), given(false, false), given(null, true)], [false, null, null]);
});

test('what lies between few and many says nothing', () => {
  assert.deepEqual(
    [2, 3, 4, 5].map((n) => fewOrMany(n, 2, 5)),
    ['for', 'unknown', 'unknown', 'against'],
  );
});

test('one-sided evidence never speaks the other way', () => {
  assert.deepEqual(
    [favours(true), favours(false), disfavours(true), disfavours(false)],
    ['for', 'unknown', 'unknown', 'against'],
  );
});
