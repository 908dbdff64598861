// Promise: nodes that start together migrate once, and a database that is newer than the program is left alone and told of.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { openTestDatabase } from '../../test/setup/database.ts';
import { DatabaseTooNew, migrate } from './migrate.ts';

const { pool, another } = await openTestDatabase();
const ALL = readdirSync(new URL('./migrations/', import.meta.url))
  .filter((name) => name.endsWith('.sql'))
  .sort();
const known = async () => (await pool.query('select name from migration order by name')).rows.map((row) => row.name);

test('a database that is migrated stays as it is', async () => assert.deepEqual(await migrate(pool), []));

test('six nodes at once on an empty database: one migrates, all find it done', async () => {
  await pool.query('drop schema public cascade; create schema public');
  const done = await Promise.all(Array.from({ length: 6 }, () => migrate(another(1))));
  assert.deepEqual(done.flat(), ALL);
  assert.deepEqual(await known(), ALL);
});

test('a newer database is refused with a sentence that says what to do, and not touched', async () => {
  await pool.query("insert into migration (name) values ('9999_from_the_future.sql')");
  await assert.rejects(
    migrate(pool),
    (error: Error) =>
      error instanceof DatabaseTooNew && /9999_from_the_future\.sql.*restore a backup/.test(error.message),
  );
  await pool.query("delete from migration where name = '9999_from_the_future.sql'");
  assert.deepEqual(await migrate(pool), [], 'and the lock was given back');
});

test('a migration that fails leaves nothing behind', async () => {
  await pool.query("delete from migration where name = '0001_initial.sql'");
  await assert.rejects(migrate(pool), /already exists/);
  assert.deepEqual(await known(), ALL.slice(1));
});
