// Promise: after the key that wraps persons' keys is replaced, every one of them is wrapped anew while nodes serve; stopped, killed or
// begun twice, it goes on where it was and loses nobody; and the old key goes only when nothing needs it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dropKey, type JobProgress, openVault, resealJob, rotateKey, runJob } from '../../src/store/index.ts';
import { openTestDatabase } from '../setup/database.ts';
import { MASTER } from '../setup/world.ts';
import { besideItself, runUntilKilled } from './disturbed.ts';
import { addPersons, openAll } from './persons.ts';

const MANY = 2300;
const database = await openTestDatabase();
const { pool } = database;
const vault = await openVault(pool, [MASTER], ['lumen']);
const [first] = vault.keysOf('lumen', 'person');
const persons = await addPersons(pool, vault, MANY);
let leftAlone: string[] = [];
const addresses = persons.map((p) => p.address).sort();

const options = (onProgress: (progress: JobProgress) => void = () => {}, signal = new AbortController().signal) => ({
  signal,
  onProgress,
});
const jobOf = async () => resealJob(await openVault(pool, [MASTER], ['lumen']), 'lumen');
const drop = (id: string) => dropKey(pool, id, { now: Date.now(), endDeviceTokens: false, successorForSeconds: 0 });
const underFirst = async () =>
  (
    await pool.query('select count(*) as n from subject where substr(person_key, 1, length($1::bytea)) = $1', [
      Buffer.from(`${first!.id}\n`),
    ])
  ).rows[0].n;

test('the key in use is not dropped, and a replaced one not while rows need it', async () => {
  assert.deepEqual(await drop(first!.id), { is: 'issuing' });
  await rotateKey(pool, [MASTER], 'lumen', 'person', { activeInSeconds: 0 });
  assert.deepEqual(await drop(first!.id), { is: 'needed', use: 'person', rows: MANY });
});

test('stopped, it says how far it is; two at once, the second finds it taken', async () => {
  const stopping = new AbortController();
  const seen: JobProgress[] = [];
  let second: unknown;
  const job = await jobOf();
  const beside = besideItself(job, async () => {
    second = await runJob(database.another(2), job, options());
  });
  const end = await runJob(
    pool,
    beside,
    options((progress) => {
      seen.push(progress);
      if (progress.done === 1000) stopping.abort();
    }, stopping.signal),
  );
  assert.equal(end, 'stopped');
  assert.deepEqual(
    seen.map(({ done, total }) => [done, total]),
    [
      [0, MANY],
      [500, MANY],
      [1000, MANY],
    ],
  );
  assert.equal(second, 'taken');
  assert.equal(await underFirst(), MANY - 1000);
});

test('killed in the middle of a chunk, it has lost nobody, and goes on where it was', async () => {
  const job = await jobOf();
  await assert.rejects(runUntilKilled(pool, database.another(1), job, options()));
  assert.equal(await underFirst(), MANY - 1500, 'the chunk that was not committed is as if it had not begun');
  await vault.refresh();
  assert.deepEqual([...(await openAll(pool, vault))].sort(), addresses);
});

test('meanwhile some are erased and some come anew: they are left alone', async () => {
  const [gone, fresh] = [persons.at(-1)!, persons.at(-2)!];
  leftAlone = [gone.address, fresh.address];
  const job = await jobOf();
  const renewed = (await openVault(pool, [MASTER], ['lumen'])).newPersonKey('lumen').wrapped;
  const end = await runJob(
    pool,
    {
      ...job,
      step: async (tx, position) => {
        await pool.query('update subject set person_key = null, sealed = null where key = $1', [gone.key]);
        await pool.query('update subject set person_key = $2, sealed = null where key = $1', [fresh.key, renewed]);
        return await job.step(tx, position);
      },
    },
    options(),
  );
  assert.equal(end, 'finished');
  const { rows } = await pool.query('select person_key from subject where key = $1', [fresh.key]);
  assert.deepEqual(rows[0].person_key, renewed);
});

test('then nothing needs the old key: it goes, and everybody is still there', async () => {
  assert.equal(await underFirst(), 0);
  assert.deepEqual(await drop(first!.id), { is: 'dropped' });
  const others = await openVault(pool, [MASTER], ['lumen']);
  assert.deepEqual(
    [...(await openAll(pool, others))].sort(),
    addresses
      .slice()
      .sort()
      .filter((a) => !leftAlone.includes(a)),
  );
  assert.deepEqual(await drop(first!.id), { is: 'unknown' });
});

test('of the others: a code key stays while codes are open under it, a receipt key while device tokens may be, an index key always', async () => {
  const [code, receipt, index] = (['code', 'receipt', 'index'] as const).map((use) => vault.keysOf('lumen', use)[0]!);
  assert.deepEqual(await drop(index!.id), { is: 'chained' });
  assert.deepEqual([await drop(code!.id), await drop(receipt!.id)], [{ is: 'issuing' }, { is: 'issuing' }]);
  for (const use of ['code', 'receipt'] as const) await rotateKey(pool, [MASTER], 'lumen', use, { activeInSeconds: 0 });
  assert.deepEqual(await drop(receipt!.id), { is: 'uncounted' });
  const minute = { now: Date.now(), endDeviceTokens: true };
  assert.deepEqual(
    await dropKey(pool, receipt!.id, minute),
    { is: 'issuing' },
    'not before its successor was in use for a while',
  );
  assert.deepEqual(await dropKey(pool, receipt!.id, { ...minute, successorForSeconds: 0 }), { is: 'dropped' });
  assert.deepEqual(await drop(code!.id), { is: 'dropped' });
});
