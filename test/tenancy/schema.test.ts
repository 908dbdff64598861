// Promise: whose a row is stands in the row itself, in every table, and in every key that somebody could look it up by.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestDatabase } from '../setup/database.ts';

const { pool } = await openTestDatabase();

/** What belongs to the database and to no service. */
const SHARED = ['migration', 'policy_version', 'setting'];
/** Keys, or first parts of keys, that are random and long: nobody's by themselves, and read with the service beside them. */
const UNGUESSABLE = ['id', 'hash', 'message', 'verification', 'of', 'reference_mark'];

const names = async (): Promise<string[]> =>
  (await pool.query("select tablename as name from pg_tables where schemaname = 'public' order by 1")).rows
    .map((row) => row.name)
    .filter((name) => !SHARED.includes(name));

test('every table says whose a row is, and never leaves it open', async () => {
  const { rows } = await pool.query(
    "select table_name as name, is_nullable as nullable from information_schema.columns where table_schema = 'public' and column_name = 'service'",
  );
  const said = new Map(rows.map((row) => [row.name, row.nullable]));
  const tables = await names();
  assert.ok(tables.length >= 15);
  for (const name of tables) assert.equal(said.get(name), 'NO', name);
});

test('every unique key begins with the service, or is one that cannot be guessed', async () => {
  const { rows } = await pool.query(`
    select t.relname as name, array_agg(a.attname::text order by k.n) as columns
    from pg_index i join pg_class t on t.oid = i.indrelid join pg_namespace s on s.oid = t.relnamespace and s.nspname = 'public'
    cross join lateral unnest(i.indkey) with ordinality k(attnum, n) join pg_attribute a on a.attrelid = t.oid and a.attnum = k.attnum
    where i.indisunique group by t.relname, i.indexrelid`);
  assert.ok(rows.length >= 17);
  for (const { name, columns } of rows.filter((row) => !SHARED.includes(row.name))) {
    const isSafe = ['service', ...UNGUESSABLE].includes(columns[0]);
    assert.ok(isSafe, `${name} (${columns})`);
  }
});

test('every other index begins with the service too, or with such a key, or serves the node’s own chores', async () => {
  const { rows } = await pool.query(
    "select tablename as name, indexdef as text from pg_indexes where schemaname = 'public' and indexdef not like '%UNIQUE%'",
  );
  const first = new RegExp(`\\((service|${UNGUESSABLE.join('|')})[,)]`);
  const apart = rows.filter(({ text }) => !first.test(text)).map(({ name }) => name);
  assert.deepEqual([...new Set(apart)].sort(), ['erasure', 'idempotency', 'outbox'], 'what is old, what is due');
});
