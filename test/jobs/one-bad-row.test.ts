// Threat: one row that does not open stops a job for everybody: nobody's key is wrapped anew any more, or nobody is erased.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sealWithoutAccount } from '../../src/engine/subjects/sealed.ts';
import { dropKey, type Job, openVault, resealJob, rotateKey, runJob, sweepJob } from '../../src/store/index.ts';
import { findIn } from '../erase/remains.ts';
import { requestOf, stranger } from '../race/parts.ts';
import { MASTER, openTestWorld } from '../setup/world.ts';

const { engine, world, database, clock, service } = await openTestWorld();
const { pool } = database;
const { vault } = world;

const addressOf = (to: string) => Buffer.from(vault.mark('lumen', 'address', to), 'hex');
const ask = async (to: string, account: string) =>
  (await engine.request([requestOf(service, { to, account }, stranger(1))]))[0]!.verification!;
const run = (job: Job) => runJob(pool, job, { signal: new AbortController().signal, onProgress: () => {} });

/** The last byte of the key that this person's data is sealed under is another. */
async function alter(to: string): Promise<void> {
  const { rowCount } = await pool.query(
    `update subject set person_key = set_byte(person_key, octet_length(person_key) - 1,
       get_byte(person_key, octet_length(person_key) - 1) # 1) where kind = 'address' and key = $1`,
    [addressOf(to)],
  );
  assert.equal(rowCount, 1);
}

test('an account is erased although one of its verifications does not open', async () => {
  await ask('a@example.com', 'acc_1');
  const opened = await ask('b@example.com', 'acc_1');
  const other = await ask('b@example.com', 'acc_2');
  await alter('a@example.com');
  await engine.erase({ service: 'lumen', to: null, account: 'acc_1' }, async () => {});
  const withoutAccount = (v: Parameters<typeof sealWithoutAccount>[1]) => sealWithoutAccount(vault, v);
  assert.equal(await run(sweepJob({ vault, service: 'lumen', withoutAccount, now: clock.now })), 'finished');
  const found = await findIn(pool, [Buffer.from(vault.mark('lumen', 'account', 'acc_1'), 'hex')]);
  assert.deepEqual(Object.keys(found).sort(), ['budget', 'erasure']);
  const view = await engine.read('lumen', opened, true);
  assert.deepEqual([view!.account, view!.status], [null, 'canceled']);
  assert.equal((await engine.read('lumen', other, true))!.account, 'acc_2');
});

test('everybody else’s key is wrapped anew; what does not open stays as it is, and its key is still needed', async () => {
  const [first] = vault.keysOf('lumen', 'person');
  await ask('c@example.com', 'acc_3');
  await rotateKey(pool, [MASTER], 'lumen', 'person', { activeInSeconds: 0 });
  const fresh = await openVault(pool, [MASTER], ['lumen']);
  assert.equal(await run(resealJob(fresh, 'lumen')), 'finished');
  const options = { now: Date.now(), endDeviceTokens: false, successorForSeconds: 0 };
  assert.deepEqual(await dropKey(pool, first!.id, options), { is: 'needed', use: 'person', rows: 1 });
  const { rows } = await pool.query(
    "select key, person_key from subject where kind = 'address' and person_key is not null",
  );
  const opens = rows.filter(({ key }) => !key.equals(addressOf('a@example.com')));
  assert.equal(opens.length, rows.length - 1);
  for (const row of opens) assert.equal(fresh.openPersonKey('lumen', row.person_key).secret.length, 32);
});
