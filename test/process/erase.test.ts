// Promise: whoever is erased from the command line stays erased, also when a backup from before is restored; and who came back since
// is not erased again. Threat: an address is said again, in an answer, an error or a log.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { createInbox } from '../../src/channels/inbox.ts';
import { createEngine } from '../../src/engine/engine.ts';
import { DEFAULT_POLICY } from '../../src/engine/policy.ts';
import { parseRequest } from '../../src/engine/request/parse-request.ts';
import { openPool, openSigner, openStore, openVault, type Pool } from '../../src/store/index.ts';
import { seededRandom } from '../../src/testing/index.ts';
import { openTestDatabase } from '../setup/database.ts';
import { runCli, tempFolder } from '../setup/service-process.ts';
import { easyPuzzles, LUMEN, MASTER } from '../setup/world.ts';

const database = await openTestDatabase();
await database.pool.end();
const folder = tempFolder();
const list = join(folder, 'erasures.jsonl');
const OTHER_MASTER = Buffer.alloc(32, 8);
const base64 = (key: Buffer) => key.toString('base64');
const env = { DATABASE_URL: database.url, COUNTERSIGN_KEY: base64(MASTER) };
const [ADA, BOB, CAY, DAN] = ['+12025550111', '+12025550122', 'cay@example.com', '+12025550144'];

/** On the database as it is now: backing up and restoring wants nobody else on it. */
async function on<T>(run: (pool: Pool) => Promise<T>): Promise<T> {
  const pool = openPool({ ...database.config, max: 3 });
  try {
    return await run(pool);
  } finally {
    await pool.end();
  }
}

const askFor = (to: string, account: string) =>
  on(async (pool) => {
    const vault = await openVault(pool, [MASTER], ['lumen']);
    const clock = { now: Date.now };
    const parts = {
      clock,
      random: seededRandom(Date.now()),
      senders: [createInbox()],
      services: [LUMEN],
      policy: DEFAULT_POLICY,
    };
    const world = {
      ...parts,
      vault,
      store: openStore(pool, vault),
      signer: openSigner(vault),
      puzzles: easyPuzzles,
      shadow: null,
      epoch: 1,
    };
    const [issued] = await createEngine(world).request([
      parseRequest(LUMEN, { purpose: 'sign_in', to, account }, null),
    ]);
    return issued!.verification!;
  });

/** Of which of them something is known, and is it sealed. */
const known = (...names: string[]) =>
  on(async (pool) => {
    const vault = await openVault(pool, [MASTER, OTHER_MASTER], ['lumen']);
    const marks = names.map((name) => Buffer.from(vault.mark('lumen', 'address', name), 'hex'));
    const { rows } = await pool.query(
      "select key from subject where kind = 'address' and person_key is not null and sealed is not null",
    );
    return names.filter((_, n) => rows.some((row) => row.key.equals(marks[n])));
  });

const said: string[] = [];
async function cli(args: readonly string[], more: NodeJS.ProcessEnv = {}, input: string | null = null) {
  const run = await runCli(args, { ...env, ...more }, folder, input);
  said.push(run.out, run.err);
  return run;
}

test('by argument, and by lines of standard input; with an account', async () => {
  for (const [to, account] of [
    [ADA, 'acc-ada'],
    [BOB, 'acc-bob'],
    [CAY, 'acc-cay'],
    [DAN, 'acc-dan'],
  ] as const)
    await askFor(to!, account);
  await database.backUp();
  const one = await cli(['erase', '--service', 'lumen', '--to', '(202) 555-0111', '--account', 'acc-ada']);
  assert.deepEqual([one.code, one.out], [0, 'Erased: 1. Of 1 something was known.\n']);
  const two = await cli(['erase', '--service', 'lumen'], {}, `${BOB}\n\nnobody@example.com\n`);
  assert.deepEqual([two.code, two.out], [0, 'Erased: 2. Of 1 something was known.\n']);
  assert.deepEqual(await known(ADA!, BOB!, CAY!, DAN!), [CAY, DAN]);
});

test('what cannot be read erases nobody, and is not said again', async () => {
  for (const [args, input] of [
    [['erase', '--service', 'lumen'], `${CAY}\nno address at all 8k\n`],
    [['erase', '--service', 'nowhere', '--to', CAY!], null],
    [['erase', '--service', 'lumen', '--to', 'zyx-8k'], null],
    [['erase', '--too', CAY!], null],
  ] as const) {
    assert.notEqual((await cli(args, {}, input)).code, 0, args.join(' '));
  }
  assert.deepEqual(await known(CAY!, DAN!), [CAY, DAN]);
  assert.ok(!said.join('').includes('8k'));
});

test('the list is the operator’s alone, and says nobody', () => {
  assert.equal(statSync(list).mode & 0o777, 0o600);
  const lines = readFileSync(list, 'utf8').trim().split('\n');
  assert.equal(lines.length, 4);
  for (const name of [ADA, BOB, CAY, 'acc-ada']) assert.ok(!lines.join('').includes(name!.replace('+', '')));
});

test('a backup brings them back; restored, they are gone again, and every code is dead', async () => {
  await database.restore();
  assert.deepEqual(await known(ADA!, BOB!, CAY!, DAN!), [ADA, BOB, CAY, DAN]);
  const { code, out } = await cli(['restored']);
  assert.deepEqual(
    [code, out],
    [0, 'Epoch 2: every code given out before is dead.\nErased again: 4. In the backup already: 0.\n'],
  );
  assert.deepEqual(await known(ADA!, BOB!, CAY!, DAN!), [CAY, DAN]);
});

test('who comes back is left alone by a backup that knew of the erasure', async () => {
  await askFor(ADA!, 'acc-ada');
  await database.backUp();
  await cli(['erase', '--service', 'lumen', '--to', DAN!]);
  await database.restore();
  const { code, out } = await cli(['restored']);
  assert.deepEqual(
    [code, out],
    [0, 'Epoch 3: every code given out before is dead.\nErased again: 1. In the backup already: 4.\n'],
  );
  assert.deepEqual(await known(ADA!, BOB!, CAY!, DAN!), [ADA, CAY]);
});

test('the list goes along to a new master key, and can be made again from the database', async () => {
  const both = { COUNTERSIGN_KEY: `${base64(OTHER_MASTER)},${base64(MASTER)}` };
  const last = { COUNTERSIGN_KEY: base64(OTHER_MASTER) };
  const { out } = await cli(['keys', 'rewrap'], both);
  assert.match(out, /5 notes of erasures/);
  assert.equal((await cli(['restored'], last)).code, 0);
  const again = await cli(['erase', '--notes'], last);
  rmSync(list);
  const without = await cli(['restored'], last);
  assert.deepEqual([without.code, without.err.startsWith('There is no erasureList')], [1, true]);
  writeFileSync(list, again.out);
  assert.match((await cli(['restored'], last)).out, /In the backup already: 5\./);
  writeFileSync(list, `${again.out}{"service":"lumen"}\n`);
  const unreadable = await cli(['restored'], last);
  assert.deepEqual([unreadable.code, /1 lines of erasureList/.test(unreadable.err)], [1, true]);
});

test('in production nothing is erased before it is said where the list is', async () => {
  const production = { NODE_ENV: 'production', COUNTERSIGN_KEY: base64(OTHER_MASTER) };
  const refused = await cli(['erase', '--service', 'lumen', '--to', CAY!], production);
  assert.deepEqual([refused.code, /erasureList is not set/.test(refused.err)], [1, true]);
  const named = join(folder, 'elsewhere.jsonl');
  const done = await cli(['erase', '--service', 'lumen', '--to', CAY!], {
    ...production,
    COUNTERSIGN_ERASURE_LIST: named,
  });
  assert.deepEqual([done.code, existsSync(named)], [0, true]);
  assert.deepEqual(await known(ADA!, CAY!), [ADA]);
});

test('through all of this no address was said', () => {
  for (const name of [ADA, BOB, CAY, DAN, 'acc-ada'])
    assert.ok(!said.join('\n').includes(name!.replace('+1', '')), name);
});
