// Promise: the master key is replaced while nodes serve and keys are made, whoever has which of the two, and killed at any moment it
// was replaced wholly or not at all. Threat: a key stays behind under a master key that is thrown away.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openVault, rewrapKeys, rotateKey } from '../../src/store/index.ts';
import { MasterKeyWrong } from '../../src/store/vault/keyring.ts';
import { atOnce } from '../race/parts.ts';
import { openTestDatabase } from '../setup/database.ts';

const database = await openTestDatabase();
const { pool } = database;
const [OLD, NEW, LOST] = [4, 5, 6].map((fill) => Buffer.alloc(32, fill)) as [Buffer, Buffer, Buffer];
const open = (...masters: Buffer[]) => openVault(pool, masters, ['lumen']);
const opens = (...masters: Buffer[]) =>
  open(...masters).then(
    () => true,
    (error) => {
      if (error instanceof MasterKeyWrong) return false;
      throw error;
    },
  );
await open(OLD);

test('the newest is used from rewrapping on and not before, so that nodes without it can open what is made meanwhile', async () => {
  await rotateKey(pool, [NEW, OLD], 'lumen', 'code', { activeInSeconds: 0 });
  await openVault(pool, [NEW, OLD], ['lumen', 'another']);
  assert.deepEqual([await opens(OLD), await opens(NEW)], [true, false]);
});

test('killed in the middle, nothing has changed', async () => {
  const rewrapping = database.another(1);
  const inTheWay = await database.another(1).connect();
  await inTheWay.query('begin');
  await inTheWay.query("select 1 from wrapped_key where use = 'receipt' for update");
  const pid = (await rewrapping.query('select pg_backend_pid() as pid')).rows[0].pid;
  const killed = assert.rejects(rewrapKeys(rewrapping, [NEW, OLD]));
  const isWaiting = async () =>
    (await pool.query("select wait_event_type = 'Lock' as yes from pg_stat_activity where pid = $1", [pid])).rows[0]
      .yes;
  while (!(await isWaiting()));
  await pool.query('select pg_terminate_backend($1)', [pid]);
  await killed;
  await inTheWay.query('commit');
  inTheWay.release();
  assert.deepEqual([await opens(OLD), await opens(NEW)], [true, false]);
});

test('keys that are made while it is replaced are under the one that is kept', async () => {
  await atOnce<unknown>(24, (i) =>
    i % 6 === 0
      ? rewrapKeys(pool, [NEW, OLD])
      : rotateKey(pool, i % 2 === 0 ? [NEW, OLD] : [OLD, NEW], 'lumen', 'person', { activeInSeconds: 0 }),
  );
  assert.deepEqual([await opens(OLD), await opens(NEW)], [false, true]);
  const { rows } = await pool.query(
    "select array_agg(generation order by generation) as g from wrapped_key where use = 'person' and service = 'lumen'",
  );
  assert.deepEqual(
    rows[0].g,
    Array.from({ length: rows[0].g.length }, (_, i) => i + 1),
    'each has a number of its own',
  );
});

test('a node that has only the old one goes on with what it holds, and says what it could not open', async () => {
  await rewrapKeys(pool, [OLD, NEW]);
  const node = await open(OLD);
  const person = node.newPersonKey('lumen');
  await rewrapKeys(pool, [NEW, OLD]);
  await node.refresh();
  assert.ok(node.locked().all.length >= 8);
  assert.deepEqual(node.locked().lost, []);
  assert.deepEqual(Buffer.from(node.openPersonKey('lumen', person.wrapped).secret), Buffer.from(person.secret));
  const made = await rotateKey(pool, [NEW, OLD], 'lumen', 'person', { activeInSeconds: 0 });
  await node.refresh();
  assert.deepEqual(node.locked().lost, [made]);
  assert.notEqual(node.newPersonKey('lumen').wrapped.toString(), '', 'what it makes it makes under what it holds');
  await rewrapKeys(pool, [OLD, NEW]);
  await node.refresh();
  assert.deepEqual(node.locked(), { all: [], lost: [] });
});

test('without the key that the others are wrapped with nothing is made and nothing is rewrapped', async () => {
  const before = (await pool.query('select id, wrapped from wrapped_key order by id')).rows;
  await assert.rejects(rewrapKeys(pool, [LOST]), MasterKeyWrong);
  await assert.rejects(rotateKey(pool, [LOST], 'lumen', 'code'), MasterKeyWrong);
  assert.deepEqual((await pool.query('select id, wrapped from wrapped_key order by id')).rows, before);
});
