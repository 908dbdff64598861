// Promise: other work that goes through the tables while marks are taken over to a new index key misses nobody and is not refused: who is
// erased is swept out wherever rows have moved to meanwhile, who was not seen for long is forgotten, persons' keys are wrapped anew.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  announceIndexKey,
  beginMove,
  keepSpace,
  openVault,
  type Pool,
  reindexJob,
  resealJob,
  rotateKey,
  runJob,
  sweepJob,
} from '../../src/store/index.ts';
import { findIn } from '../erase/remains.ts';
import { openTestDatabase } from '../setup/database.ts';
import { MASTER } from '../setup/world.ts';
import { addPersons, openAll } from './persons.ts';

const NOW = Date.parse('2026-11-20T12:00:00.000Z');
const MANY = 2500;
const quiet = { signal: new AbortController().signal, onProgress: () => {} };
const bytes = (mark: string) => Buffer.from(mark, 'hex');

/** Accounts that all point to the one who was erased. */
async function addPointing(pool: Pool, erased: string, many: number): Promise<void> {
  const body = JSON.stringify({ contacts: [{ k: erased, at: NOW }] });
  await pool.query(
    `insert into subject (service, kind, key, rev, body, links, seen)
     select 'lumen', 'account', set_byte(uuid_send(gen_random_uuid()), 15, 1), 1, $1, array[$2::bytea], now() from generate_series(1, $3)`,
    [body, bytes(erased), many],
  );
  await pool.query(
    "insert into erasure (service, kind, key, at, aliases, purse) values ('lumen', 'address', $1, now(), '{}', $1)",
    [bytes(erased)],
  );
}

async function openMoving() {
  const { pool, another } = await openTestDatabase();
  const vault = await openVault(pool, [MASTER], ['lumen']);
  const begin = async () => {
    assert.ok(await announceIndexKey(pool, [MASTER], 'lumen'));
    await beginMove(another(1), vault, 'lumen', NOW);
  };
  const takeOver = async () => assert.equal(await runJob(another(1), reindexJob(vault, 'lumen'), quiet), 'finished');
  return { pool, vault, begin, takeOver };
}

/** Chunks until it is stopped, in the middle of the subjects. */
const CHUNKS = 2;

for (const [when, begun, through] of [
  ['before it, and is through in the middle of it', 'before', 'meanwhile'],
  ['in the middle of it, and is through then', 'meanwhile', 'meanwhile'],
  ['in the middle of it, and is through later', 'meanwhile', 'later'],
] as const)
  test(`who was erased is swept out of every row when a move begins ${when}`, async () => {
    const { pool, begin, takeOver } = await openMoving();
    // Another process, which hears of the move by itself.
    const vault = await openVault(pool, [MASTER], ['lumen']);
    const erased = vault.mark('lumen', 'address', 'gone@example.com');
    await addPointing(pool, erased, MANY);
    const job = sweepJob({ vault, service: 'lumen', withoutAccount: ({ sealed }) => sealed, now: () => NOW });
    if (begun === 'before') await begin();
    const stopping = new AbortController();
    let told = 0;
    const onProgress = () => {
      told += 1;
      if (told > CHUNKS) stopping.abort();
    };
    assert.equal(await runJob(pool, job, { signal: stopping.signal, onProgress }), 'stopped');
    if (begun === 'meanwhile') await begin();
    if (through === 'meanwhile') await takeOver();
    assert.equal(await runJob(pool, job, quiet), 'finished');
    await vault.refresh();
    const marks = [1, 2].map((generation) => bytes(vault.marksOf('lumen').lead(erased, 1, generation)));
    assert.deepEqual(Object.keys(await findIn(pool, marks)), ['erasure']);
  });

test('who was not seen for long is forgotten though nothing of theirs was taken over, and all others can be wrapped anew', async () => {
  const { pool, vault, begin, takeOver } = await openMoving();
  const persons = await addPersons(pool, vault, 600);
  const unseen = persons.slice(0, 100).map(({ key }) => key);
  await pool.query(
    `update subject set seen = to_timestamp(0), body = '{"proofs":[{"a":null,"at":1}],"x":1}' where key = any($1)`,
    [unseen],
  );
  await begin();
  const errors: unknown[] = [];
  const rules = {
    recordsDays: 90,
    peopleDays: 365,
    whatStays: (_: string, { proofs }: Readonly<Record<string, unknown>>) => ({ proofs }),
  };
  const keep = keepSpace(pool, rules, { onDropped() {}, onMade() {}, onError: (_, error) => void errors.push(error) });
  for (let turn = 0; turn < 20; turn++) await keep(NOW);
  assert.deepEqual(errors, []);
  const { rows } = await pool.query('select count(*)::int as n from subject where person_key is null');
  assert.equal(rows[0].n, 100);

  await rotateKey(pool, [MASTER], 'lumen', 'person', { activeInSeconds: 0 });
  await vault.refresh();
  assert.equal(await runJob(pool, resealJob(vault, 'lumen'), quiet), 'finished');
  await takeOver();
  assert.equal((await openAll(pool, vault)).length, 500);
});
