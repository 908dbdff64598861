// Promise: every statement finds its rows by key, however many there are and however new the tables are: a plan is kept, so one that
// reads a whole table would be kept too. A new statement is held to it by being sent once.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Pool } from '../../src/store/index.ts';
import { openTestDatabase } from '../setup/database.ts';
import { openTestServer } from '../setup/server.ts';
import { liveEverything } from './live.ts';
import { multiplyRows } from './multiply-rows.ts';
import { collectStatements, explain, namesInSource, nodesOf, type Plan } from './statements.ts';

const server = await openTestServer();
const lived = server.database.pool;
const empty = (await openTestDatabase()).pool;
const collected = collectStatements(lived);
await liveEverything(server);
const statements = [...collected.values()].sort((x, y) => x.name.localeCompare(y.name));

/** Columns that all rows of a tenant may have in common: whoever looks by these alone reads all of them. */
const SHARED = ['service', 'kind'];

/** The column by which an index finds few rows: its first, or the first that they do not all share. */
async function findingColumns(pool: Pool): Promise<ReadonlyMap<string, string>> {
  const { rows } = await pool.query(
    `select c.relname as index, (array_agg(a.attname::text order by k.place) filter (where a.attname <> all($1)))[1] as column
     from pg_index i join pg_class c on c.oid = i.indexrelid cross join lateral unnest(i.indkey) with ordinality k(attnum, place)
     join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum group by 1`,
    [SHARED],
  );
  return new Map(rows.map((row) => [row.index, row.column]));
}

const finding = new Map([...(await findingColumns(lived)), ...(await findingColumns(empty))]);

/** What is wrong with how a node finds its rows; undefined: nothing. */
function faultOf(node: Plan): string | undefined {
  const { 'Node Type': type, 'Relation Name': table, 'Index Name': index, 'Index Cond': condition } = node;
  if (type === 'Seq Scan' || type.startsWith('Bitmap')) return `${type} of ${table}`;
  if (!type.startsWith('Index')) return undefined;
  const column = finding.get(index!)!;
  return condition && new RegExp(`\\b${column}\\b`).test(condition) ? undefined : `all of ${index}: ${condition}`;
}

const faultsOf = (plan: Plan): readonly string[] => nodesOf(plan).flatMap((node) => faultOf(node) ?? []);

/** A scan of several parts that were chosen before it ran, and are chosen from again while it runs. */
const choosesTwice = (node: Plan): boolean =>
  (node['Subplans Removed'] ?? 0) > 0 &&
  (node.Plans ?? []).some((part) => /\b(?:id|of|message|ends) = (?!ANY|\$)/.test(part['Index Cond'] ?? ''));

/** It may have to wait for a row, and look at it again when it is another. */
const mayWait = (plan: Plan): boolean =>
  nodesOf(plan).some(
    ({ 'Node Type': type, Operation: operation }) =>
      type === 'LockRows' || (type === 'ModifyTable' && operation !== 'Insert'),
  );

test('every statement that has a name in the source was sent', () => {
  const names = namesInSource();
  assert.ok(names.length > 30);
  assert.deepEqual(
    names.filter((name) => !collected.has(name)),
    [],
  );
});

/** Autovacuum looks at a table once it has been changed some thousand times: until then it is as new as on the first day. */
const STATES: readonly (readonly [string, Pool, (pool: Pool) => Promise<void>])[] = [
  ['empty tables that nobody analysed', empty, async () => {}],
  ['large tables', lived, (pool) => multiplyRows(pool, 20_000)],
];

for (const [what, pool, bringAbout] of STATES) {
  test(`over ${what} every statement finds its rows by key, and chooses its parts once`, async (t) => {
    await bringAbout(pool);
    for (const statement of statements) {
      await t.test(statement.name, async () => {
        const plan = await explain(pool, statement);
        assert.deepEqual(faultsOf(plan), []);
        if (mayWait(plan)) assert.ok(!nodesOf(plan).some(choosesTwice));
      });
    }
  });
}

/** By a column without an index; by what all rows of a tenant share; by the second column of a key. */
const BROKEN: readonly (readonly [string, readonly unknown[], RegExp])[] = [
  ["select 1 from subject where body = $1 and service = 'lumen'", ['{}'], /^all of subject_pkey|^Seq Scan of subject/],
  ['select 1 from verification where address_key = $1', [Buffer.alloc(16)], /^Seq Scan of verification/],
  ['select count(*) from budget where service = $1', ['lumen'], /^all of budget_pkey/],
  ["update subject set rev = rev where service = $1 and kind = 'address'", ['lumen'], /^all of subject_pkey/],
];

for (const [text, values, fault] of BROKEN) {
  test(`it would not pass: ${text}`, async () => {
    const faults = faultsOf(await explain(lived, { name: 'broken', text, values }));
    assert.match(faults.join(), fault);
  });
}
