// Promise: counters whose window is over go, a bounded stretch at a time; those that still say something stay, and one that somebody
// counts in at this moment is waited for by nobody.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestDatabase } from '../../../test/setup/database.ts';
import type { LimitTake } from '../../engine/ports.ts';
import { createStore } from '../index.ts';
import { pruneCounters, sweepCounters } from './prune-counters.ts';

const { pool } = await openTestDatabase();
const store = createStore(pool);
const NOW = Date.parse('2026-11-20T12:00:00Z');
const HOUR = 3_600_000;

const take = (n: number, window: LimitTake['window'], windowSeconds: number): LimitTake => ({
  service: 'lumen',
  name: `test.${window}.${windowSeconds}`,
  key: n.toString(16).padStart(8, '0').padEnd(32, '0'),
  windowSeconds,
  window,
  shards: 1,
  max: 5,
  familiar: false,
  counts: true,
  weight: 1,
  about: false,
});
const counted = async (): Promise<Record<string, number>> =>
  Object.fromEntries(
    (await pool.query('select name, count(*)::int as n from counter group by name order by name')).rows.map((row) => [
      row.name,
      row.n,
    ]),
  );

test('what ended goes, what counts stays, a stretch at a time', async () => {
  const groups = Array.from({ length: 3000 }, (_, n) => [
    take(n, 'fixed', 3600),
    take(n, 'sliding', 3600),
    take(n, 'fixed', 86_400),
  ]);
  await store.takeLimits(groups, NOW);
  assert.equal(await sweepCounters(pool, NOW + HOUR - 1, 0), 0, 'looked through to the end');
  assert.deepEqual(await counted(), { 'test.fixed.3600': 3000, 'test.fixed.86400': 3000, 'test.sliding.3600': 3000 });

  const first = await pruneCounters(pool, NOW + HOUR, 0, 10);
  assert.equal(first.next, 10);
  assert.ok(first.removed > 0 && first.removed < 3000, `${first.removed}`);
  for (let at = first.next; at > 0; ) at = (await pruneCounters(pool, NOW + HOUR, at, 10)).next;
  assert.deepEqual(await counted(), { 'test.fixed.86400': 3000, 'test.sliding.3600': 3000 });

  assert.equal(await sweepCounters(pool, NOW + 2 * HOUR, 0), 0);
  assert.deepEqual(await counted(), { 'test.fixed.86400': 3000 });
});

test('a row that somebody counts in is passed over, and nobody waits', async () => {
  const { rows } = await pool.query('select id from counter limit 1');
  const client = await pool.connect();
  await client.query('begin');
  await client.query('select 1 from counter where id = $1 for update', [rows[0].id]);
  await sweepCounters(pool, NOW + 48 * HOUR, 0);
  await client.query('rollback');
  client.release();
  assert.deepEqual((await pool.query('select id from counter')).rows, rows);
});
