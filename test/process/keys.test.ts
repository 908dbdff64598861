// Promise: an operator replaces every key from the command line beside running nodes, and what takes long may be stopped or killed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openVault } from '../../src/store/index.ts';
import { addPersons, openAll } from '../jobs/persons.ts';
import { openTestDatabase } from '../setup/database.ts';
import { beginCli, eventually, runCli, tempFolder } from '../setup/service-process.ts';
import { MASTER } from '../setup/world.ts';

const database = await openTestDatabase();
const { pool } = database;
const vault = await openVault(pool, [MASTER], ['lumen']);
const folder = tempFolder();
const OTHER_MASTER = Buffer.alloc(32, 8);
const base64 = (key: Buffer) => key.toString('base64');
const env = { DATABASE_URL: database.url, COUNTERSIGN_KEY: base64(MASTER) };
const keys = (...args: string[]) => runCli(['keys', ...args], env, folder);
const jsonLines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
const addresses = (await addPersons(pool, vault, 2300)).map((p) => p.address).sort();

test('which keys there are, and new ones, never a secret', async () => {
  const before = jsonLines((await keys('wrapped')).out);
  assert.deepEqual(
    before.map((key) => [key.use, key.generation, key.issuing]),
    ['code', 'index', 'person', 'receipt'].map((use) => [use, 1, true]),
  );
  for (const use of ['code', 'person', 'receipt']) {
    const { code, out } = await keys('rotate', '--use', use, ...(use === 'person' ? ['--now'] : []));
    assert.equal(code, 0);
    assert.match(out, new RegExp(`^key_\\S{12} is the ${use} key of lumen from 20`));
  }
  const { out } = await keys('wrapped');
  assert.deepEqual(
    jsonLines(out).map((key) => [key.use, key.generation, key.issuing]),
    [
      ['code', 1, true],
      ['code', 2, false],
      ['index', 1, true],
      ['person', 1, false],
      ['person', 2, true],
      ['receipt', 1, true],
      ['receipt', 2, false],
    ],
  );
  await vault.refresh();
  for (const key of [...vault.keys('code'), ...vault.keys('person'), { secret: MASTER }])
    for (const as of ['hex', 'base64', 'base64url'] as const)
      assert.ok(!out.includes(Buffer.from(key.secret).toString(as)));
});

/** A row in the middle is held fast, so that the job stands there until it is let go. */
async function holdMiddle() {
  const client = await database.another(1).connect();
  await client.query('begin');
  await client.query(
    "select 1 from subject where key = (select key from subject where kind = 'address' order by key offset 1200 limit 1) for update",
  );
  const isStanding = async () => {
    const { rows } = await pool.query("select done from job where name = 'reseal' and done = 1000");
    const waiting = await pool.query(
      "select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
    );
    return rows.length === 1 && waiting.rows.length === 1 ? true : undefined;
  };
  return {
    stands: () => eventually('the job stands at the row', isStanding),
    letGo: async () => {
      await client.query('commit');
      client.release();
    },
  };
}

test('re-sealing is killed, goes on where it was, is told to stop, and goes on again', async () => {
  const held = await holdMiddle();
  const killed = beginCli(['keys', 'reseal'], env, folder);
  await held.stands();
  killed.child.kill('SIGKILL');
  await killed.ended;
  await eventually('the server notices that it is gone', async () => {
    const { rows } = await pool.query("select 1 from pg_locks where locktype = 'advisory'");
    return rows.length === 0 ? true : undefined;
  });
  const stopped = beginCli(['keys', 'reseal'], env, folder);
  await held.stands();
  const second = await keys('reseal');
  assert.deepEqual([second.code, second.err.includes('Another process is at it.')], [1, true]);
  stopped.child.kill('SIGTERM');
  await held.letGo();
  const { code, err } = await stopped.ended;
  assert.match(err, /Stopped/);
  assert.equal(code, 1);
  const first = jsonLines(err.split('\n')[0]!)[0];
  assert.deepEqual([first.done, first.total], [1000, 2300], 'it began where the killed one was');
  const last = await keys('reseal');
  assert.deepEqual([last.code, /^Every person's key is wrapped with key_/.test(last.out)], [0, true]);
  assert.deepEqual([...(await openAll(pool, vault))].sort(), addresses);
});

test('the old key is dropped when a minute has passed and nothing needs it', async () => {
  const [first] = vault.keysOf('lumen', 'person');
  const early = await keys('drop', first!.id);
  assert.deepEqual([early.code, early.err.startsWith('It is in use')], [1, true]);
  await pool.query("update wrapped_key set active_from = active_from - interval '2 minutes'");
  assert.equal((await keys('drop', first!.id)).code, 0);
  assert.deepEqual([...(await openAll(pool, await openVault(pool, [MASTER], ['lumen'])))].sort(), addresses);
});

test('a new master key, in three steps', async () => {
  const both = { ...env, COUNTERSIGN_KEY: `${base64(OTHER_MASTER)},${base64(MASTER)}` };
  const { code, out } = await runCli(['keys', 'rewrap'], both, folder);
  assert.deepEqual([code, out], [0, '6 keys are wrapped with the newest master key.\n']);
  const last = { ...env, COUNTERSIGN_KEY: base64(OTHER_MASTER) };
  assert.equal((await runCli(['keys', 'rotate', '--use', 'code'], last, folder)).code, 0);
  const lost = await keys('rotate', '--use', 'code');
  assert.equal(lost.code, 1);
  assert.match(lost.err, /^No key in COUNTERSIGN_KEY opens/);
});

test('a new index key is announced, taken over to, and not announced twice', async () => {
  const last = { ...env, COUNTERSIGN_KEY: base64(OTHER_MASTER) };
  const run = (...args: string[]) => runCli(['keys', ...args], last, folder);
  assert.match((await run('reindex')).out, /^There is nothing to take over/);
  assert.match((await run('rotate', '--use', 'index')).out, /is announced/);
  assert.equal((await run('rotate', '--use', 'index')).code, 1);
  await pool.query("update wrapped_key set created_at = created_at - interval '2 minutes' where use = 'index'");
  const { code, out, err } = await run('reindex');
  assert.equal(code, 0, err);
  assert.match(out, /^Taken over\. What is counted is counted under both keys until 20/);
  const last2 = jsonLines(err).at(-1);
  assert.deepEqual([last2.name, last2.done >= 2300], ['reindex 2', true]);
  const after = await openVault(pool, [OTHER_MASTER], ['lumen']);
  assert.deepEqual([...(await openAll(pool, after))].sort(), addresses);
  const { rows } = await pool.query('select count(*) as n from subject where key = any($1::bytea[])', [
    addresses.map((address) => Buffer.from(after.mark('lumen', 'address', address), 'hex')),
  ]);
  assert.equal(rows[0].n, 2300);
  assert.match((await run('reindex')).out, /^Taken over/);
});

test('asked for what there is not, it says how it is used', async () => {
  for (const args of [['nonsense'], ['rotate', '--what'], []]) {
    const { code, err } = await keys(...args);
    assert.deepEqual([code, err.startsWith('Usage:')], [2, true], args.join(' '));
  }
  assert.match((await keys('rotate', '--use', 'address')).err, /--use: must be one of code, person, receipt, index/);
});
