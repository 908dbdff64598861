// Promise: who mistypes in a world makes one slip, as fingers do.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findEdit } from '../../../engine/codes/edits.ts';
import { createChance } from '../chance.ts';
import { slipDigits } from './slips.ts';

test('a mistyped number is one slip away from the one that was meant', () => {
  const chance = createChance('slips');
  const kinds = new Set<string | null>();
  for (let i = 0; i < 500; i++) {
    const meant = `+49151${chance.digits(8)}`;
    const typed = slipDigits(meant, chance);
    assert.notEqual(typed, meant);
    kinds.add(findEdit(meant, typed));
  }
  assert.deepEqual([...kinds].sort(), ['substitution', 'transposition']);
});
