// Promise: nothing grows that the operator is not told of, with what bounds it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { SWEEPS } from '../../src/store/retention/sweeps.ts';
import { openTestDatabase } from '../setup/database.ts';
import { ROOT } from './paths.ts';

const { pool } = await openTestDatabase();

const LISTED = new Map(
  [
    ...readFileSync(join(ROOT, 'docs', 'operations', 'space.md'), 'utf8').matchAll(/^\| `(\w+)` \| .+ \| (.+) \|$/gm),
  ].map(([, table, bound]) => [table!, bound!]),
);

async function tablesOfKind(kind: 'r' | 'p'): Promise<readonly string[]> {
  const { rows } = await pool.query(
    `select relname as name from pg_class
     where relkind = $1 and not relispartition and relnamespace = current_schema()::regnamespace order by 1`,
    [kind],
  );
  return rows.map((row) => row.name);
}

test('every table is listed, and every one listed is there', async () => {
  const there = [...(await tablesOfKind('r')), ...(await tablesOfKind('p'))].sort();
  assert.deepEqual([...LISTED.keys()].sort(), there);
});

test('what is said to be cut is cut, what is said to be swept is swept', async () => {
  const said = (word: string) => [...LISTED].filter(([, bound]) => bound.startsWith(word)).map(([table]) => table);
  assert.deepEqual(said('parts').sort(), await tablesOfKind('p'));
  assert.deepEqual(said('swept').sort(), ['counter', 'subject', ...SWEEPS.map(({ table }) => table)].sort());
});
