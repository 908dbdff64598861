// Promise: whatever is done to codes, in whatever order and with whatever crash in between, they live as the model says; and no
// sequence of strangers keeps a familiar device from getting and entering its code.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decide } from '../../src/engine/decide/decide.ts';
import { DEFAULT_POLICY } from '../../src/engine/policy.ts';
import { withoutLimits } from '../race/parts.ts';
import { idOf } from '../setup/rows.ts';
import { openTestWorld } from '../setup/world.ts';
import { COMMANDS, met, type Real } from './life-commands.ts';
import { type Asker, newModel } from './life-model.ts';
import { runProperty, seed } from './run-property.ts';

/** Limits on submissions would hide what stands behind them; proofs are asked early, so that there are some. */
const policy = {
  ...DEFAULT_POLICY,
  ...withoutLimits((limit) => limit.stage === 'issue' && limit.per !== 'network'),
  budget: { ...DEFAULT_POLICY.budget, proofBelow: 0.45 },
};
const open = await openTestWorld({ policy, seed });
let run = 0;

/** Every run has people and addresses of its own in the one database. */
function begin(): { model: ReturnType<typeof newModel>; real: Real } {
  run++;
  const asker = (name: string, session: string | null): Asker => ({
    name: `${name}-${run}`,
    session: session && `${session}-${run}`,
    network: `198.18.${run % 250}.${name.length}`,
    token: null,
    provedFor: new Set(),
  });
  const targets = [
    { to: `ada-${run}@example.com`, account: `acc_a${run}` },
    { to: `ada-${run}@example.com`, account: null },
    { to: `bob-${run}@example.com`, account: `acc_a${run}` },
  ];
  const askers = [asker('stranger', null), asker('web', 's1'), asker('phone', 's2'), asker('another', null)];
  return { model: newModel(run, policy), real: { test: open, engine: open.engine, node: open, askers, targets } };
}

test('a code lives as the model says', async (t) => {
  const arbitrary = fc.array(fc.oneof(...COMMANDS), { minLength: 30, maxLength: 60, size: 'max' });
  await runProperty(t, { arbitrary, numRuns: 60, seconds: 12, holds: (commands) => fc.asyncModelRun(begin, commands) });
  t.diagnostic(
    [...met]
      .map(([what, times]) => `${what} ${times}`)
      .sort()
      .join(', '),
  );
});

test('every decision made on the way is made again, bit for bit, from what was stored with it', async (t) => {
  const { rows } = await open.database.pool.query('select id, reason from decision order by at, id');
  for (const { id } of rows) {
    const { assessment, facts, decision } = (await open.world.store.readDecision('lumen', idOf('dec', id)))!;
    assert.deepEqual(decide(assessment, policy), decision);
    assert.deepEqual(assessment.facts, facts);
  }
  t.diagnostic(`${rows.length} decisions, for ${new Set(rows.map((row) => row.reason)).size} reasons`);
  assert.ok(rows.length > 0);
});
