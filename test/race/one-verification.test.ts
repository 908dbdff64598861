// Promise: what one verification leaves behind is bounded, whoever asks for it again, resends it or shows proofs for it, how often,
// and at how many nodes at once. Whoever is another requester or has another verification notices nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProofInput } from '../../src/engine/check/prove.ts';
import { createEngine } from '../../src/engine/engine.ts';
import { CountersignError } from '../../src/engine/errors.ts';
import type { Issued } from '../../src/engine/issue/issue.ts';
import type { Requester } from '../../src/engine/model.ts';
import { messagesOf, uuidOf } from '../setup/rows.ts';
import { openTestWorld } from '../setup/world.ts';
import { atOnce, requestOf, tally, withoutLimits } from './parts.ts';

const limits = withoutLimits(({ per }) => per === 'verification');
const { engine, database, another, service, clock, world } = await openTestWorld({ policy: limits });
const engines = [engine, await another(database.another())];

const ask = async (i: number, to: string, who: Partial<Requester>): Promise<Issued> =>
  (await engines[i % 2]!.request([requestOf(service, { to }, who)]))[0]!;

/** Rows of a table that are about this verification. */
async function rowsOf(table: 'decision' | 'event', id: string): Promise<number> {
  const of = table === 'event' ? 'of' : 'verification';
  const { rows } = await database.pool.query(`select count(*)::int as n from ${table} where ${of} = $1`, [uuidOf(id)]);
  return rows[0].n;
}

const codeOfError = (error: unknown): string => {
  if (error instanceof CountersignError) return error.code;
  throw error;
};

test('a session that asks a hundred times at once, and then goes on, is answered twenty times more and then refused', async () => {
  const session = { session: 'ses_loop' };
  const issued = await atOnce(100, (i) => ask(i, 'loop@example.com', session));
  assert.deepEqual(tally(issued.map((one) => one.decision.reason)), {
    nothing_against: 1,
    joined_too_soon: 20,
    limit_reached: 79,
  });
  const [id] = new Set(issued.flatMap((one) => one.verification ?? []));
  clock.advance(60_000);
  for (let i = 0; i < 5; i++) assert.equal((await ask(i, 'loop@example.com', session)).decision.outcome, 'refused');
  assert.deepEqual([await rowsOf('decision', id!), await rowsOf('event', id!)], [21, 21]);
  assert.equal((await messagesOf(database.pool, [id!])).length, 1);

  const other = await ask(1, 'loop@example.com', { session: 'ses_other' });
  assert.equal(other.decision.reason, 'nothing_against', 'another session is not held up');
  clock.advance(600_000);
  assert.equal((await ask(0, 'loop@example.com', session)).decision.reason, 'nothing_against', 'nor the next code');
});

test('the same in one batch', async () => {
  const batch = Array.from({ length: 40 }, () =>
    requestOf(service, { to: 'batch@example.com' }, { session: 'ses_batch' }),
  );
  const issued = await engine.request(batch);
  assert.deepEqual(tally(issued.map((one) => one.decision.outcome)), { sent: 1, resent: 20, refused: 19 });
});

test('asking again and pressing "send again" count together', async () => {
  const session = { session: 'ses_both' };
  const { verification: id } = await ask(0, 'both@example.com', session);
  for (let i = 0; i < 18; i++) await ask(i, 'both@example.com', session);
  const resend = () =>
    engine.resend('lumen', id!, requestOf(service, { to: 'both@example.com' }, session).requester, null);
  for (const outcome of ['resent', 'resent', 'refused', 'refused']) {
    clock.advance(121_000);
    assert.equal((await resend()).decision.outcome, outcome);
  }
});

test('forty wrong proofs at once: ten are judged, and the others are told to come back', async () => {
  const challenging = { ...world, policy: { ...world.policy, budget: { ...world.policy.budget, proofBelow: 2 } } };
  const nodes = [createEngine(challenging), createEngine({ ...challenging })];
  const challenge = async (to: string) => {
    const [issued] = await nodes[0]!.request([requestOf(service, { to })]);
    assert.equal(issued!.decision.outcome, 'challenged');
    return issued!.verification!;
  };
  const { requester } = requestOf(service, { to: 'proofs@example.com' });
  const show = (i: number, id: string, proof: ProofInput) =>
    nodes[i % 2]!.prove('lumen', id, proof, requester).then(() => 'met', codeOfError);
  const id = await challenge('proofs@example.com');
  const wrong = await atOnce(40, (i) => show(i, id, { kind: 'work', solution: 'no' }));
  assert.deepEqual(tally(wrong), { proof_wrong: 10, limited: 30 });
  assert.equal(await rowsOf('event', id), 11);

  const [next, other] = [await challenge('proofs@example.com'), await challenge('others@example.com')];
  for (const one of [next, other]) {
    for (let i = 0; i < 9; i++) await show(i, one, { kind: 'device', device: 'none' });
    assert.equal(await show(0, one, { kind: 'work', solution: `puzzle ${one}` }), 'met');
  }
});
