// Promise: times and bytes come back from the database as they went in, and a statement that lost a deadlock is tried again.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { openTestDatabase } from '../../test/setup/database.ts';
import { hex, retrying, toBytes, toMark, toMarkOrNull, toTime } from './pool.ts';

const { pool } = await openTestDatabase();

test('a time is the same to the millisecond, alone and out of JSON', async () => {
  const times = [
    0,
    1,
    999,
    1_795_176_000_000,
    1_795_176_000_001,
    4_102_444_800_123,
    -1,
    ...fc.sample(fc.integer({ min: 0, max: 4e12 }), 50),
  ];
  for (const at of times) {
    const { rows } = await pool.query(
      'select $1::timestamptz as at, j.at as out from jsonb_to_recordset($2) as j(at timestamptz)',
      [toTime(at), JSON.stringify([{ at: toTime(at) }])],
    );
    assert.deepEqual(rows, [{ at, out: at }]);
  }
});

test('a mark is the same, and none is none', async () => {
  const mark = '00ff10'.padEnd(32, 'a');
  const { rows } = await pool.query("select $1::bytea as plain, decode($2, 'hex') as decoded", [
    toBytes(mark),
    hex(toBytes(mark)),
  ]);
  assert.deepEqual([toMark(rows[0].plain), toMarkOrNull(rows[0].decoded)], [mark, mark]);
  assert.deepEqual([toMarkOrNull(null), hex(null)], [null, null]);
});

const failing = (code: string, times: number) => {
  let left = times;
  return async () => {
    if (left-- > 0) throw Object.assign(new Error('failed'), { code });
    return 'done';
  };
};

test('a deadlock’s victim and a failed serialization are tried again, four times at most', async () => {
  assert.equal(await retrying(failing('40P01', 4)), 'done');
  assert.equal(await retrying(failing('40001', 2)), 'done');
  await assert.rejects(retrying(failing('40P01', 5)));
});

test('any other error is not', async () => {
  await assert.rejects(retrying(failing('23505', 1)));
});

test('a real deadlock: both statements are carried out in the end', async () => {
  await pool.query(
    'create table ring (id int primary key, n int not null default 0); insert into ring values (1), (2)',
  );
  await pool.query(`create function step(first int, second int) returns void language plpgsql as $$
    begin update ring set n = n + 1 where id = first; perform pg_sleep(0.05); update ring set n = n + 1 where id = second; end $$`);
  await Promise.all([retrying(() => pool.query('select step(1, 2)')), retrying(() => pool.query('select step(2, 1)'))]);
  assert.deepEqual((await pool.query('select n from ring order by id')).rows, [{ n: 2 }, { n: 2 }]);
});
