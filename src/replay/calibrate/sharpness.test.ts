// Promise: what was too sure is made less sure, and the other way round, until probabilities hold what they say.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CAUSES } from '../../engine/model.ts';
import { findCantTell } from './cant-tell.ts';
import type { LabelledRow } from './labelled-row.ts';
import { findSharpness, type WeighedHeldOut } from './sharpness.ts';

const ROW: LabelledRow = {
  ...{ kind: 'ask', asked: true, accepted: ['requested'], scenario: 's', campaign: 'c', weight: 1, spoken: [] },
};

/** Of a hundred rows on which `requested` leads by `lead`, so many are right. */
function rows(lead: number, right: number): WeighedHeldOut[] {
  const scores = Float64Array.from(CAUSES, (cause) => (cause === 'requested' ? lead : cause === 'phishing' ? 0 : -50));
  return Array.from({ length: 100 }, (_, n) => {
    const accepted = [n < right ? 'requested' : 'phishing'] as const;
    return { row: { ...ROW, accepted }, scores, weight: 1 };
  });
}

test('the factor turns a lead into the log-odds that it was worth', () => {
  for (const [lead, right] of [
    [4, 80],
    [2, 90],
  ] as const) {
    const sharpness = findSharpness(rows(lead, right));
    assert.ok(Math.abs(sharpness * lead - Math.log(right / (100 - right))) < 1e-3, `${sharpness}`);
  }
  assert.equal(findSharpness([]), 1);
});

test('a cause is not told where it is wrong too often for what a wrong one costs', () => {
  const [often, seldom] = [rows(Math.log(55 / 45), 55), rows(Math.log(95 / 5), 95)];
  const { threshold, margin } = findCantTell([...often, ...seldom], 1);
  assert.ok(threshold > 0.55 || margin > 0.1, `${threshold} ${margin}`);
  assert.ok(threshold <= 0.95 && margin <= 0.9);
});
