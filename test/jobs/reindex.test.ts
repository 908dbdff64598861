// Promise: taking marks over is stopped, killed and begun twice like any job, and loses nobody; it may begin only when every node had
// the time to hear of it, and ends only when nothing of before is left.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  announceIndexKey,
  beginMove,
  dropKey,
  type JobProgress,
  openVault,
  reindexJob,
  runJob,
  secondsUntilMove,
  settleMoves,
} from '../../src/store/index.ts';
import { openTestDatabase } from '../setup/database.ts';
import { MASTER } from '../setup/world.ts';
import { besideItself, runUntilKilled } from './disturbed.ts';
import { addPersons, openAll } from './persons.ts';
import { marksByGeneration, strayMarks } from './reindexing.ts';

const MANY = 2300;
const database = await openTestDatabase();
const { pool } = database;
const open = () => openVault(pool, [MASTER], ['lumen']);
const before = await open();
const persons = await addPersons(pool, before, MANY);
await pool.query(
  'insert into budget (service, key) select service, key from subject; insert into event_seen (service, key, day) select service, key, current_date from subject',
);
const operator = await open();
const NOW = Date.parse('2026-11-20T12:00:00.000Z');
const DAY = 86_400_000;
const options = (onProgress: (progress: JobProgress) => void = () => {}, signal = new AbortController().signal) => ({
  signal,
  onProgress,
});

test('one that was announced may be withdrawn', async () => {
  const id = (await announceIndexKey(pool, [MASTER], 'lumen'))!;
  assert.deepEqual(await dropKey(pool, id, { now: NOW, endDeviceTokens: false }), { is: 'dropped' });
  await operator.refresh();
  assert.equal(operator.isAnyComing(), false);
});

test('only one is announced at a time, and none is taken over to before it was', async () => {
  assert.equal(await secondsUntilMove(pool, 'lumen'), undefined);
  assert.ok(await announceIndexKey(pool, [MASTER], 'lumen'));
  assert.equal(await announceIndexKey(pool, [MASTER], 'lumen'), undefined);
  assert.ok((await secondsUntilMove(pool, 'lumen'))! > 50);
  await pool.query("update wrapped_key set created_at = created_at - interval '2 minutes'");
  assert.equal(await secondsUntilMove(pool, 'lumen'), 0);
  await operator.refresh();
  assert.deepEqual([operator.move('lumen'), operator.isAnyComing(), operator.stored('lumen')], [null, true, 1]);
});

test('begun twice at once it is begun once', async () => {
  await Promise.all([1, 2].map(() => beginMove(database.another(2), operator, 'lumen', NOW)));
  assert.deepEqual(operator.move('lumen'), { from: 1, to: 2, begunAt: NOW });
  assert.deepEqual(await strayMarks(pool, 1), []);
});

test('the database takes no new row with a mark of before any more, and what stands there is changed as ever', async () => {
  const old = Buffer.from(before.mark('lumen', 'address', 'late@example.com'), 'hex');
  for (const [table, rest] of [
    ['subject', "key, kind, rev, body, seen) values ('lumen', $1, 'address', 1, '{}', now())"],
    ['budget', "key) values ('lumen', $1)"],
    ['erasure', "key, kind, at, aliases) values ('lumen', $1, 'address', now(), '{}')"],
    ['event_seen', "key, day) values ('lumen', $1, now())"],
    [
      'explanation',
      "address_key, id, created_at, proof, locale, answer) values ('lumen', $1, gen_random_uuid(), now(), '', '', '{}')",
    ],
  ] as const)
    await assert.rejects(pool.query(`insert into ${table} (service, ${rest}`, [old]), { code: '23514' }, table);
  assert.equal((await pool.query('update budget set holds = holds')).rowCount, MANY);
  await pool.query("insert into budget (service, key) values ('another', $1)", [old]);
});

test('stopped and killed, it goes on where it was; two at once, the second finds it taken', async () => {
  const stopping = new AbortController();
  const job = reindexJob(operator, 'lumen');
  let second: unknown;
  const beside = besideItself(job, async () => {
    second = await runJob(database.another(2), job, options());
  });
  const end = await runJob(
    pool,
    beside,
    options(({ done }) => {
      if (done === 1000) stopping.abort();
    }, stopping.signal),
  );
  assert.deepEqual([end, second], ['stopped', 'taken']);
  assert.deepEqual((await marksByGeneration(pool))['subject.key'], { 1: MANY - 1000, 2: 1000 });

  await assert.rejects(runUntilKilled(pool, database.another(1), job, options()));
  assert.deepEqual((await marksByGeneration(pool))['subject.key'], { 1: MANY - 1500, 2: 1500 });
  assert.equal(await runJob(pool, job, options()), 'finished');
});

test('nobody is lost: each is where a new node looks, and opens', async () => {
  assert.deepEqual(await strayMarks(pool, 2), []);
  const after = await open();
  const { rows } = await pool.query("select encode(key, 'hex') as key from subject");
  const keys = new Set(rows.map((row) => row.key));
  assert.equal(keys.size, MANY);
  assert.ok(persons.every(({ address }) => keys.has(after.mark('lumen', 'address', address))));
  assert.deepEqual([...(await openAll(pool, after))].sort(), persons.map((p) => p.address).sort());
  for (const { address } of persons.slice(0, 50)) {
    const [was, is] = [before.mark('lumen', 'address', address), after.mark('lumen', 'address', address)];
    assert.notEqual(was, is);
    assert.equal(before.root('lumen', was), after.root('lumen', is), 'what is bound to it stays bound');
  }
});

test('it is over when what was counted before is, and not while a row of before is left', async () => {
  const isSettled = async () =>
    (await pool.query("select settled from wrapped_key where use = 'index' and generation = 2")).rows[0].settled;
  await settleMoves(pool, NOW + DAY, 86_400);
  assert.equal(await isSettled(), false);
  const old = Buffer.from(before.mark('lumen', 'address', 'stray@example.com'), 'hex');
  await pool.query('alter table budget disable trigger marks_of_lumen');
  await pool.query("insert into budget (service, key) values ('lumen', $1)", [old]);
  await pool.query('alter table budget enable trigger marks_of_lumen');
  await assert.rejects(settleMoves(pool, NOW + 3 * DAY, 86_400), /left in budget/);
  assert.equal(await isSettled(), false);
  await pool.query('delete from budget where key = $1', [old]);
  await settleMoves(pool, NOW + 3 * DAY, 86_400);
  assert.equal(await isSettled(), true);
  assert.ok(await announceIndexKey(pool, [MASTER], 'lumen'), 'and the next one may be announced');
});
