// Promise: what speaks for a cause and what speaks against it is all of what was weighed, and the diagnosis names the first of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CAUSES } from '../model.ts';
import { UNKNOWN_FACTS } from '../unknown-facts.ts';
import { diagnose } from './diagnose.ts';
import { weighBoth } from './weigh-both.ts';
import { WEIGHTS } from './weights.ts';

const facts = {
  ...UNKNOWN_FACTS,
  address: { ...UNKNOWN_FACTS.address, requestsHour: 14, recoveriesHour: 12, networksDay: 9 },
  requester: { ...UNKNOWN_FACTS.requester, deviceFamiliar: false, networkFamiliar: false },
};

test('the winner’s evidence is the beginning of what speaks for it', () => {
  const { cause, evidence } = diagnose(facts, WEIGHTS);
  assert.ok(evidence.length > 0);
  assert.deepEqual(weighBoth(facts, WEIGHTS, cause).for.slice(0, evidence.length), evidence);
});

test('what speaks against a cause is among what speaks for another', () => {
  const all = CAUSES.map((cause) => weighBoth(facts, WEIGHTS, cause));
  const pleaded = new Set(all.flatMap((one) => one.for.map(({ id }) => id)));
  for (const { against } of all) for (const { id, weight } of against) assert.ok(pleaded.has(id) && weight > 0, id);
});

test('of nothing known, nothing speaks', () => {
  assert.deepEqual(weighBoth(UNKNOWN_FACTS, WEIGHTS, 'phishing'), { for: [], against: [] });
});
