// Promise: every node tells the database's time, and knows how far its own clock is off.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestDatabase } from '../../test/setup/database.ts';
import { openDatabaseClock, SKEW_MAX_MS } from './clock.ts';

const { pool } = await openTestDatabase();
const databaseTime = async () =>
  Number((await pool.query('select extract(epoch from clock_timestamp()) * 1000 as at')).rows[0].at);

for (const off of [0, -3_600_000, 90_000]) {
  test(`a clock that is ${off} ms off tells the same time`, async () => {
    const clock = await openDatabaseClock(pool, () => Date.now() + off);
    const [before, told, after] = [await databaseTime(), clock.now(), await databaseTime()];
    assert.ok(told > before - SKEW_MAX_MS && told < after + SKEW_MAX_MS, `${told - before}`);
    assert.ok(Number.isInteger(told));
    assert.ok(Math.abs(clock.skew() + off) < SKEW_MAX_MS, `${clock.skew()}`);
  });
}

test('a clock that is set while it runs is measured again', async () => {
  let off = 0;
  const clock = await openDatabaseClock(pool, () => Date.now() + off);
  off = 600_000;
  assert.ok(clock.now() > (await databaseTime()) + 500_000, 'not noticed yet');
  await clock.measure();
  assert.ok(Math.abs(clock.now() - (await databaseTime())) < SKEW_MAX_MS);
  assert.ok(clock.skew() < -500_000);
});
