// Promise: while marks are taken over to a new index key, what was exact stays exact: limits, the guess budget, who is familiar, what
// is joined, who was erased. Threat: a node that has not heard of it writes what is counted apart from the rest.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { createEngine } from '../../src/engine/engine.ts';
import { sealWithoutAccount } from '../../src/engine/subjects/sealed.ts';
import {
  announceIndexKey,
  beginMove,
  openVault,
  reindexJob,
  runJob,
  settleMoves,
  sweepJob,
} from '../../src/store/index.ts';
import { findIn } from '../erase/remains.ts';
import { strayMarks } from '../jobs/reindexing.ts';
import { MASTER, openTestWorld } from '../setup/world.ts';
import { atOnce, codeOf, requestOf, stranger, submit, tally, withoutLimits, wrongCode } from './parts.ts';

const { database, node, service, clock } = await openTestWorld();
const { pool } = database;
const nodes = await Promise.all([0, 1].map(() => node(database.another())));
/** A node that hears of nothing but what it finds out by itself. */
const deaf = await node(database.another());
const operator = await openVault(database.another(), [MASTER], ['lumen']);
const HOUR = 3_600_000;
const quiet = { signal: new AbortController().signal, onProgress: () => {} };
const engineOf = (n: number) => [...nodes, deaf][n % (nodes.length + 1)]!.engine;

async function announce(): Promise<void> {
  assert.ok(await announceIndexKey(pool, [MASTER], 'lumen'));
  await Promise.all(nodes.map(({ world }) => world.vault.refresh()));
}
const begin = () => beginMove(database.another(2), operator, 'lumen', clock.now());
async function moveRows(): Promise<void> {
  await operator.refresh();
  assert.equal(await runJob(database.another(2), reindexJob(operator, 'lumen'), quiet), 'finished');
}

const ask = async (to: string, n: number, by = engineOf(n), more: Partial<Parameters<typeof requestOf>[1]> = {}) =>
  (await by.request([requestOf(service, { to, ...more }, stranger(n))]))[0]!;
const outcomes = (all: readonly { decision: { outcome: string } }[]) => tally(all.map((one) => one.decision.outcome));

/** What stood before the move, and must stand after it. */
const held = { token: '', waiting: '', joinable: '', event: '', explanation: '' };
const FAMILIAR = '+12025550121';
const sessionOf = { session: 'ses-join' };

before(async () => {
  const first = await ask(FAMILIAR, 1, engineOf(0), { account: 'acc-familiar' });
  const code = await codeOf(nodes[0]!.world, 'lumen', first.verification!);
  held.token = (await submit(engineOf(0), first.verification!, code))!.deviceToken!;
  for (let n = 0; n < 3; n++) await ask('+12025550122', 10 + n);
  held.waiting = (await ask('+12025550123', 20)).verification!;
  const [open] = await engineOf(0).request([
    requestOf(service, { to: '+12025550124' }, { ...stranger(30), ...sessionOf }),
  ]);
  held.joinable = open!.verification!;
  held.event = nodes[0]!.world.vault.mark('lumen', 'event', 'evt-1');
  assert.deepEqual(await nodes[0]!.world.store.rememberEvents('lumen', [held.event], clock.now()), [true]);
});

describe('begun, and nothing taken over yet but what is asked for', () => {
  before(async () => {
    await announce();
    await begin();
  });

  test('a node that has not heard of it writes nothing of before, fails nobody, and counts with the others', async () => {
    assert.equal(deaf.world.vault.stored('lumen'), 1);
    const issued = await atOnce(60, (n) => ask('+12025550131', 100 + n));
    assert.deepEqual(outcomes(issued), { sent: 5, refused: 55 });
    assert.equal(deaf.world.vault.stored('lumen'), 2, 'now it has');
  });

  test('a limit that was three fifths used up lets two more through, and not five', async () => {
    const issued = await atOnce(20, (n) => ask('+12025550122', 200 + n));
    assert.deepEqual(outcomes(issued), { sent: 2, refused: 18 });
  });

  test('a node that starts now counts with those from before', async () => {
    const fresh = await node(database.another());
    assert.equal(fresh.world.vault.shown('lumen'), 2);
    const by = (n: number) => (n % 2 === 0 ? fresh.engine : engineOf(n));
    const issued = await atOnce(40, (n) => ask('+12025550132', 300 + n, by(n)));
    assert.deepEqual(outcomes(issued), { sent: 5, refused: 35 });
    assert.equal((await ask('+12025550122', 399, fresh.engine)).decision.outcome, 'refused');
  });

  test('a familiar device is familiar, and an open code is joined by its own session', async () => {
    const fresh = await node(database.another());
    const known = { ...stranger(2), device: held.token };
    for (const { engine } of [nodes[1]!, deaf, fresh]) {
      const [issued] = await engine.request([requestOf(service, { to: FAMILIAR, account: 'acc-familiar' }, known)]);
      const { assessment } = (await nodes[0]!.world.store.readDecision('lumen', issued!.decisionId))!;
      assert.equal(assessment.familiar, true);
      const [joined] = await engine.request([
        requestOf(service, { to: '+12025550124' }, { ...stranger(30), ...sessionOf }),
      ]);
      assert.equal(joined!.verification, held.joinable);
    }
  });

  test('what was told before is not new', async () => {
    for (const { world } of [nodes[1]!, deaf]) {
      const mark = world.vault.mark('lumen', 'event', 'evt-1');
      assert.deepEqual(await world.store.rememberEvents('lumen', [mark], clock.now()), [false]);
    }
  });

  test('a message that was waiting goes to where it was to go', async () => {
    for (let pass = 0; pass < 20; pass++) await engineOf(pass).deliver();
    const { rows } = await pool.query('select state from message where verification = $1', [held.waiting.slice(4)]);
    assert.deepEqual(rows, [{ state: 'sent' }]);
  });

  test('who is erased now is gone from what was taken over and from what was not', async () => {
    const to = { kind: 'phone', value: '+12025550123' } as const;
    await engineOf(1).erase({ service: 'lumen', to, account: null }, async () => {});
    const { vault } = nodes[0]!.world;
    await operator.refresh();
    const withoutAccount = (v: Parameters<typeof sealWithoutAccount>[1]) => sealWithoutAccount(operator, v);
    const job = sweepJob({ vault: operator, service: 'lumen', withoutAccount, now: clock.now });
    assert.equal(await runJob(pool, job, quiet), 'finished');
    const marks = operator.marksOf('lumen');
    const first = vault.root('lumen', vault.mark('lumen', 'address', to.value));
    const found = await findIn(
      pool,
      [1, 2].map((generation) => Buffer.from(marks.lead(first, 1, generation), 'hex')),
    );
    assert.deepEqual(
      Object.keys(found).filter((table) => table !== 'erasure'),
      [],
    );
  });
});

test('through it all an account fares as it would have', async () => {
  const policy = { ...nodes[0]!.world.policy, ...withoutLimits() };
  const engines = [...nodes, deaf].map(({ world }) => createEngine({ ...world, policy }));
  /** Six codes with three misses each, two before, two while rows are taken over, two after. */
  const fare = async (account: string, between: (n: number) => Promise<unknown>) => {
    const steps: unknown[] = [];
    for (let n = 0; n < 9; n++) {
      const issued = await ask(`${account}@example.com`, n, engines[n % 3]!, { account });
      steps.push([issued.decision.outcome, issued.decision.codeLength]);
      await between(n);
      if (issued.decision.outcome === 'sent') {
        const code = await codeOf(nodes[0]!.world, 'lumen', issued.verification!);
        for (const miss of [1, 2, 3])
          steps.push((await submit(engines[(n + miss) % 3]!, issued.verification!, wrongCode(code, miss)))!.outcome);
      }
      clock.advance(700_000);
    }
    return steps;
  };
  await moveRows();
  clock.advance(72 * HOUR);
  await settleMoves(pool, clock.now(), 86_400);
  const still = await fare('still', async () => {});
  assert.ok(new Set(still.map(String)).size > 2, 'the budget shows within these steps');
  const moved = await fare('moved', async (n) => {
    if (n === 1) await announce();
    if (n === 3) await begin();
    if (n === 5) await moveRows();
  });
  assert.deepEqual(moved, still);
});

test('limits go by the new marks when every window of before is over, and nothing is missing there', async () => {
  const day = 24 * HOUR;
  const to = '+12025550141';
  clock.advance(day - (clock.now() % day));
  const steps: string[] = [];
  for (let n = 0; n < 40; n++) {
    steps.push((await ask(to, 500 + n)).decision.outcome);
    clock.advance(2 * HOUR + 1);
    if (n === 20) await settleMoves(pool, clock.now(), 86_400);
  }
  // Ten a day from strangers: the window begins with its first use.
  let [windowEnds, taken, at] = [0, 0, 0];
  const expected = steps.map(() => {
    if (at >= windowEnds) [windowEnds, taken] = [at + day, 0];
    taken += 1;
    at += 2 * HOUR + 1;
    return taken <= 10 ? 'sent' : 'refused';
  });
  assert.deepEqual(steps, expected);
});

test('twice taken over, on nodes that were there all the time, no mark of the first or second key is left', async () => {
  clock.advance(72 * HOUR);
  await settleMoves(pool, clock.now(), 86_400);
  const { rows } = await pool.query("select generation, settled from wrapped_key where use = 'index' order by 1");
  assert.deepEqual(
    rows.map((row) => [row.generation, row.settled]),
    [
      [1, true],
      [2, true],
      [3, true],
    ],
  );
  assert.equal(nodes[0]!.world.vault.shown('lumen'), 1);
  assert.deepEqual(await strayMarks(pool, 3), []);
  assert.deepEqual((await pool.query("select tgname from pg_trigger where tgname like 'marks_of%'")).rows, []);
});
