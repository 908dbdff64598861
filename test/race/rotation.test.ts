// Promise: keys are replaced while several nodes serve, and nobody notices: nothing fails on a node that has not heard of a key yet,
// codes and receipts from before go on being good, and no limit and no budget begins anew.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEngine } from '../../src/engine/engine.ts';
import { DEVICE_TOKEN_PREFIX } from '../../src/engine/subjects/identity.ts';
import { rewrapKeys, rotateKey } from '../../src/store/index.ts';
import { seededRandom } from '../../src/testing/index.ts';
import { MASTER, openTestWorld } from '../setup/world.ts';
import { atOnce, codeOf, requestOf, stranger, submit, tally, withoutLimits, wrongCode } from './parts.ts';

const { database, node, service, clock } = await openTestWorld();
const { pool } = database;
const OTHER_MASTER = Buffer.alloc(32, 8);
const MASTERS = [MASTER, OTHER_MASTER];
const nodes = await Promise.all([0, 1, 2].map(() => node(database.another(), MASTERS)));

const seed = Math.floor(Math.random() * 1e9);
console.log('seed', seed);
const random = seededRandom(seed);
const below = (n: number) => random.bytes(4).reduce((sum, byte) => sum * 256 + byte, 0) % n;
const anyNode = () => nodes[below(nodes.length)]!;

const USES = ['code', 'person', 'receipt'] as const;
let turns = 0;
/** The next key in turn is replaced; one node hears of it at once and uses it, the others have to find out. */
async function rotateNext(): Promise<void> {
  const turn = turns++ % (USES.length + 1);
  if (turn === USES.length) await rewrapKeys(pool, turns % 8 === 0 ? MASTERS : [...MASTERS].reverse());
  else await rotateKey(pool, MASTERS, 'lumen', USES[turn]!, { activeInSeconds: 0 });
  await anyNode().world.vault.refresh();
}

/** One person's whole life, each step on whatever node it happens to reach. */
async function live(to: string, n: number): Promise<string[]> {
  const [issued] = await anyNode().engine.request([requestOf(service, { to, account: `acc ${to}` }, stranger(n))]);
  const id = issued!.verification!;
  while ((await anyNode().engine.deliver(5)) > 0);
  const code = await codeOf(anyNode().world, 'lumen', id);
  const wrong = await submit(anyNode().engine, id, wrongCode(code));
  const right = await submit(anyNode().engine, id, code);
  const redeemed = await anyNode().engine.redeem('lumen', right!.receipt!);
  const token = right!.deviceToken!.slice(DEVICE_TOKEN_PREFIX.length);
  const device = await anyNode().world.signer.read('lumen', 'device', token);
  const seen = await anyNode().engine.read('lumen', id, false);
  return [
    issued!.decision.outcome,
    wrong!.outcome,
    right!.outcome,
    redeemed.valid ? 'redeemed' : 'not redeemed',
    device ? 'device known' : 'device unknown',
    seen!.account === `acc ${to}` ? 'read' : 'unreadable',
  ];
}

test('whole lives on three nodes while every kind of key is replaced again and again', async () => {
  const WORKERS = 6;
  const LIVES = 10;
  const told = await atOnce(WORKERS, async (worker) => {
    const steps: string[] = [];
    for (let n = 0; n < LIVES; n++) {
      // Every other life is of somebody who was there before, under an older key.
      const to = `life-${worker}-${n % 2 === 0 ? n : 1}@example.com`;
      steps.push(...(await live(to, worker * LIVES + n)));
      if ((worker + n) % 3 === 0) await rotateNext();
    }
    return steps;
  });
  const all = WORKERS * LIVES;
  assert.deepEqual(tally(told.flat()), {
    sent: all,
    wrong: all,
    approved: all,
    redeemed: all,
    'device known': all,
    read: all,
  });
  const { rows } = await pool.query('select count(distinct code_key)::int as n from verification');
  assert.ok(rows[0].n >= 4, `codes were issued under ${rows[0].n} keys`);
});

test('of 60 strangers who ask at once, on three nodes, while keys are replaced, exactly five get a message', async () => {
  const asking = atOnce(60, async (i) => {
    const [one] = await anyNode().engine.request([requestOf(service, { to: '+12025550106' }, stranger(i))]);
    return one!.decision.outcome;
  });
  await atOnce(8, rotateNext);
  assert.deepEqual(tally(await asking), { sent: 5, refused: 55 });
});

test('what was guessed at counts on: an account whose keys are replaced fares as one whose keys are not', async () => {
  const engines = nodes.map(({ world }) => createEngine({ ...world, policy: { ...world.policy, ...withoutLimits() } }));
  const fare = async (account: string, rotating: boolean) => {
    const steps: unknown[] = [];
    for (let n = 0; n < 12; n++) {
      const to = `${account}@example.com`;
      const [issued] = await engines[n % 3]!.request([requestOf(service, { to, account }, stranger(n))]);
      steps.push([issued!.decision.outcome, issued!.decision.codeLength]);
      if (issued!.decision.outcome !== 'sent') continue;
      const code = await codeOf(nodes[0]!.world, 'lumen', issued!.verification!);
      if (rotating) await rotateNext();
      for (const miss of [1, 2, 3])
        steps.push((await submit(engines[(n + miss) % 3]!, issued!.verification!, wrongCode(code, miss)))!.outcome);
      clock.advance(700_000);
    }
    return steps;
  };
  const still = await fare('still', false);
  assert.ok(new Set(still.map(String)).size > 2, 'the budget shows within these steps');
  assert.deepEqual(await fare('moved', true), still);
});

test('a key to come is published before anything is signed by it', async () => {
  const [first, second] = nodes as [(typeof nodes)[0], (typeof nodes)[0]];
  await first.world.vault.refresh();
  const keyIdOf = async () => {
    const token = await first.world.signer.sign('lumen', 'receipt', { jti: 'x' });
    return JSON.parse(Buffer.from(token.split('.')[0]!, 'base64url').toString()).kid as string;
  };
  const before = await keyIdOf();
  const coming = await rotateKey(pool, MASTERS, 'lumen', 'receipt', { activeInSeconds: 3600 });
  for (const { world } of [first, second]) {
    await world.vault.refresh();
    const published = world.signer.jwks().keys.map((key) => key.kid);
    assert.ok(published.includes(before) && published.includes(coming));
  }
  assert.equal(await keyIdOf(), before);
  await pool.query('update wrapped_key set active_from = now() where id = $1', [coming]);
  await first.world.vault.refresh();
  assert.equal(await keyIdOf(), coming);
});
