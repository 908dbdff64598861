// Threat: somebody is erased while they ask, check, are reported on and looked at. Promise: nothing fails, nothing dead-locks, and
// what was sealed before it can be opened by nobody; erased once more when it is quiet, nothing is left.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sealWithoutAccount } from '../../src/engine/subjects/sealed.ts';
import { runJob, sweepJob } from '../../src/store/index.ts';
import { findIn } from '../erase/remains.ts';
import { openTestWorld } from '../setup/world.ts';
import { atOnce, codeOf, outcomeOf, requestOf, stranger, submit, tally, withoutLimits, wrongCode } from './parts.ts';

const { database, node, service, clock } = await openTestWorld({ policy: withoutLimits() });
const { pool } = database;
const nodes = await Promise.all([0, 1, 2].map(() => node(database.another())));
const TO = '+12025550199';
const to = { kind: 'phone', value: TO } as const;
const keep = async () => {};
const engineOf = (n: number) => nodes[n % 3]!.engine;
const { vault } = nodes[0]!.world;

const sweep = () =>
  runJob(
    pool,
    sweepJob({
      vault,
      service: 'lumen',
      withoutAccount: (v) => sealWithoutAccount(vault, v),
      now: clock.now,
    }),
    { signal: new AbortController().signal, onProgress: () => {} },
  );

async function askAndCheck(n: number): Promise<string> {
  const [issued] = await engineOf(n).request([requestOf(service, { to: TO, account: `acc-${n % 4}` }, stranger(n))]);
  if (issued!.decision.outcome !== 'sent') return issued!.decision.outcome;
  const id = issued!.verification!;
  const code = await codeOf(nodes[n % 3]!.world, 'lumen', id);
  await engineOf(n + 1).deliver(3);
  await outcomeOf(submit(engineOf(n), id, wrongCode(code)));
  return await outcomeOf(submit(engineOf(n + 2), id, code));
}

test('erased twelve times while forty ask and check on three nodes', async () => {
  const asking = atOnce(40, askAndCheck);
  const erasing = atOnce(12, async (n) => {
    await engineOf(n).erase({ service: 'lumen', to, account: `acc-${n % 4}` }, keep);
    await engineOf(n).lookup('lumen', to);
    return n % 5 === 0 ? await sweep() : 'finished';
  });
  const outcomes = tally(await asking);
  assert.deepEqual(
    Object.keys(outcomes).filter(
      (outcome) => !['approved', 'expired', 'challenged', 'wrong', 'locked'].includes(outcome),
    ),
    [],
    JSON.stringify(outcomes),
  );
  assert.ok(Object.keys(tally(await erasing)).every((end) => ['finished', 'taken'].includes(end)));
});

test('and once more when it is quiet: nothing is left', async () => {
  const marks = [
    vault.mark('lumen', 'address', TO),
    ...[0, 1, 2, 3].map((n) => vault.mark('lumen', 'account', `acc-${n}`)),
  ];
  const { rows } = await pool.query("select person_key from subject where kind = 'address' and person_key is not null");
  for (const n of [0, 1, 2, 3]) await engineOf(n).erase({ service: 'lumen', to, account: `acc-${n}` }, keep);
  assert.equal(await sweep(), 'finished');
  const found = await findIn(pool, [
    ...marks.map((mark) => Buffer.from(mark, 'hex')),
    ...rows.map((row) => row.person_key.subarray(20)),
  ]);
  assert.deepEqual(Object.keys(found).sort(), ['budget', 'erasure']);
});
