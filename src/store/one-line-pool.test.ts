// Promise: what was asked without waiting is done in its order, found by whoever asks next, and never fails unheard.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openTestDatabase } from '../../test/setup/database.ts';
import { openOneLinePool } from './one-line-pool.ts';
import { inTransaction } from './transaction.ts';

const { pool: other, config } = await openTestDatabase();
await other.query('create table line (n int primary key)');
const open = async () => {
  const pool = await openOneLinePool(config);
  after(() => pool.end());
  return pool;
};

/** By the name of a statement that is believed. */
const add = (n: number) => ({ name: 'world.add', text: 'insert into line values ($1)', values: [n] });
const COUNT = 'select count(*)::int as n from line';

test('what only writes is not waited for, and whoever asks next finds it', async () => {
  const pool = await open();
  for (let n = 0; n < 200; n++) {
    void pool.query(add(2 * n));
    void pool.query(add(2 * n + 1));
    const { rows } = await pool.query(COUNT);
    assert.equal(rows[0].n, 2 * n + 2);
  }
});

test('so does a transaction, on a connection of its own', async () => {
  const pool = await open();
  await other.query('truncate line');
  for (let n = 0; n < 50; n++) {
    await pool.query(add(n));
    const { rows } = await inTransaction(pool, (tx) => tx.query(COUNT));
    assert.equal(rows[0].n, n + 1);
  }
});

test('what could not be written is thrown at whoever asks next', async () => {
  const pool = await open();
  await other.query('truncate line; insert into line values (1)');
  assert.deepEqual((await pool.query(add(1))).rows, []);
  await assert.rejects(async () => {
    await pool.query('select 1');
    await pool.query('select 1');
  }, /duplicate key/);
  await assert.rejects(pool.query(add(2)), /duplicate key/);
});

test('what is issued is believed at once, and whoever was believed wrongly is told', async () => {
  const pool = await open();
  const issue = (given: string) => ({
    name: 'issue',
    text: 'select n from unnest($1::int[]) n where n < 5',
    values: [given],
  });
  assert.deepEqual((await pool.query(issue('{0,3,4}'))).rows, [{ n: 0 }, { n: 3 }, { n: 4 }]);
  assert.deepEqual((await pool.query('select 1 as one')).rows, [{ one: 1 }]);
  assert.deepEqual((await pool.query(issue('{4,5}'))).rows, [{ n: 4 }, { n: 5 }]);
  await assert.rejects(async () => {
    await pool.query('select 1');
    await pool.query('select 1');
  }, /Somebody else writes/);
});

test('what may be sent is held against the answer in whichever way its ids are written', async () => {
  const pool = await open();
  const id = 'f0e1d2c3b4a5968778695a4b3c2d1e0f';
  const begin = { name: 'outbox.begin', text: 'select m as message from unnest($1::uuid[]) m', values: [[id]] };
  assert.deepEqual((await pool.query(begin)).rows, [{ message: id }]);
  await pool.query('select 1');
  assert.equal((await pool.query('select 1 as one')).rows[0].one, 1);
});
