// Promise: marks are taken over to a new index key while several nodes serve, and nobody notices: nothing fails, whoever was known is
// known, codes from before check, and no limit and no budget begins anew or counts double. When it is through, no old mark is left.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  announceIndexKey,
  beginMove,
  type JobEnd,
  openVault,
  reindexJob,
  runJob,
  settleMoves,
} from '../../src/store/index.ts';
import { seededRandom } from '../../src/testing/index.ts';
import { strayMarks } from '../jobs/reindexing.ts';
import { MASTER, openTestWorld } from '../setup/world.ts';
import { atOnce, codeOf, requestOf, stranger, submit, wrongCode } from './parts.ts';

const { database, node, service, clock, inbox } = await openTestWorld();
const { pool } = database;
const nodes = await Promise.all([0, 1, 2].map(() => node(database.another())));
const seed = Math.floor(Math.random() * 1e9);
console.log('seed', seed);
const random = seededRandom(seed);
const below = (n: number) => random.bytes(4).reduce((sum, byte) => sum * 256 + byte, 0) % n;
const anyNode = () => nodes[below(nodes.length)]!;
const DAY = 86_400_000;

const operator = await openVault(database.another(), [MASTER], ['lumen']);
const announce = async () => {
  assert.ok(await announceIndexKey(pool, [MASTER], 'lumen'));
  await Promise.all(nodes.map(({ world }) => world.vault.refresh()));
};
const begin = () => beginMove(database.another(2), operator, 'lumen', clock.now());
async function moveRows(signal = new AbortController().signal): Promise<JobEnd> {
  await operator.refresh();
  return await runJob(database.another(2), reindexJob(operator, 'lumen'), { signal, onProgress: () => {} });
}

/** A message that another worker's pass took is sent by that one, in its time. */
async function delivered(to: string, code: string): Promise<string> {
  for (let pass = 0; pass < 200; pass++) {
    const message = inbox.messages(to).find(({ text }) => text.includes(code));
    if (message) return message.text;
    await anyNode().engine.deliver(5);
  }
  return '';
}

/** Each step on whatever node it happens to reach. */
async function live(to: string, account: string, n: number, token: string | null = null): Promise<[string[], string]> {
  const requester = { ...stranger(n), device: token, session: `session ${to}` };
  const [issued] = await anyNode().engine.request([requestOf(service, { to, account }, requester)]);
  const id = issued!.verification!;
  const code = await codeOf(anyNode().world, 'lumen', id);
  const text = await delivered(to, code);
  const wrong = await submit(anyNode().engine, id, wrongCode(code), { account });
  const right = await submit(anyNode().engine, id, code, { account, requester });
  const seen = await anyNode().engine.read('lumen', id, false);
  const explained = await anyNode().engine.explain({
    service,
    to: { kind: 'email', value: to },
    reference: /Ref ([A-Z]{10})/.exec(text)?.[1] ?? null,
    verification: null,
    complaint: 'not_me',
    text: { text: null, textLures: null },
    locale: 'en',
  });
  const lookup = await anyNode().engine.lookup('lumen', { kind: 'email', value: to });
  const steps = [
    issued!.decision.outcome,
    text === '' ? 'not delivered' : 'delivered',
    wrong!.outcome,
    right!.outcome,
    seen!.account === account ? 'read' : 'unreadable',
    explained.proof,
    lookup.proofs.length > 0 ? 'proved' : 'not proved',
    right!.deviceToken ? 'token' : 'no token',
  ];
  return [steps, right!.deviceToken!];
}

const WELL = ['sent', 'delivered', 'wrong', 'approved', 'read', 'reference', 'proved', 'token'];
const PEOPLE = 8;
const tokens = new Map<number, string>();

test('before: people are known', async () => {
  for (let n = 0; n < PEOPLE; n++) {
    const [steps, token] = await live(`p${n}@example.com`, `acc ${n}`, n);
    assert.deepEqual(steps, WELL);
    tokens.set(n, token);
  }
  assert.deepEqual(await strayMarks(pool, 1), []);
});

test('whole lives, of old and new people, while it is announced, begins, and goes through the tables', async () => {
  const lives = atOnce(6, async (worker) => {
    const told: string[][] = [];
    for (let round = 0; round < 8; round++) {
      const n = round % 2 === 0 ? worker : PEOPLE + worker * 100 + round;
      const known = n < PEOPLE;
      const [steps] = await live(`p${n}@example.com`, `acc ${n}`, n, known ? tokens.get(n)! : null);
      told.push(steps);
    }
    return told;
  });
  await announce();
  await begin();
  assert.equal(await moveRows(), 'finished');
  const told = (await lives).flat();
  const odd = told.filter((steps) => String(steps) !== String(WELL));
  assert.deepEqual(
    odd.map(([outcome]) => outcome).filter((outcome) => outcome !== 'refused'),
    [],
    JSON.stringify(odd),
  );
});

test('when it is through, no old mark is left but in company and counters, which are soon over', async () => {
  assert.deepEqual(
    (await strayMarks(pool, 2)).filter((where) => !where.startsWith('company')),
    [],
  );
  await settleMoves(pool, clock.now(), 86_400);
  assert.equal((await strayMarks(pool, 2)).length > 0, true, 'not yet over');
  clock.advance(3 * DAY);
  await settleMoves(pool, clock.now(), 86_400);
  assert.deepEqual(await strayMarks(pool, 2), []);
  const { rows } = await pool.query("select generation, settled from wrapped_key where use = 'index' order by 1");
  assert.deepEqual(rows, [
    { generation: 1, settled: true },
    { generation: 2, settled: true },
  ]);
});

test('nodes from before and a new one go on side by side', async () => {
  const fresh = await node(database.another());
  nodes.push(fresh);
  for (let n = 0; n < 4; n++) {
    const [steps] = await live(`p${n}@example.com`, `acc ${n}`, n, tokens.get(n)!);
    assert.deepEqual(steps, WELL);
  }
});
