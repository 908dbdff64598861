// Promise: what grows and is not cut by time is swept, a bounded stretch at a time: what says nothing any more goes, what still holds
// stays, and whoever is at a row at this moment keeps it and waits for nobody.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestDatabase } from '../../../test/setup/database.ts';
import type { Pool } from '../pool.ts';
import { type Keeping, type KeepRules, keepSpace } from './keep-space.ts';
import { countGoing, sweepAll } from './sweep-all.ts';
import { SWEEPS, stretchOf, sweepStretch } from './sweeps.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const ago = (days: number) => new Date(NOW - days * 86_400_000).toISOString();
const rules: KeepRules = {
  recordsDays: 90,
  peopleDays: 365,
  whatStays: (kind, body) => (kind === 'address' && body.proofs ? { proofs: body.proofs } : null),
};
const { pool } = await openTestDatabase();
const keysOf = async (table: string) =>
  (await pool.query(`select encode(key, 'escape') as key from ${table} order by 1`)).rows.map((row) => row.key);
const sweepOf = (table: string) => SWEEPS.find((sweep) => sweep.table === table)!;

test('a budget goes when its last hold has ended and nothing is spent in any window', async () => {
  await pool.query(`insert into budget (service, key, holds, spent) values
    ('s', 'nothing', '{}', '{}'),
    ('s', 'ended', array[row(gen_random_uuid(), 'strangers', '${ago(0.01)}', 5000)]::hold[], '{}'),
    ('s', 'spent long ago', '{}', array[row('${ago(70)}'::date, 'strangers', 1000)]::spending[]),
    ('s', 'held', array[row(gen_random_uuid(), 'strangers', '${ago(-0.01)}', 5000)]::hold[], '{}'),
    ('s', 'spent', '{}', array[row('${ago(40)}'::date, 'strangers', 1000)]::spending[])`);
  assert.equal((await countGoing(pool, NOW, rules)).budget, 3);
  assert.equal((await sweepAll(pool, NOW, rules)).budget, 3);
  assert.deepEqual(await keysOf('budget'), ['held', 'spent']);
});

test('an event’s id is remembered for thirty days', async () => {
  await pool.query(
    `insert into event_seen (service, key, day) values ('s', 'old', '${ago(31)}'), ('s', 'known', '${ago(30)}')`,
  );
  assert.equal((await sweepAll(pool, NOW, rules)).event_seen, 1);
  assert.deepEqual(await keysOf('event_seen'), ['known']);
});

const subject = (kind: string, key: string, days: number, body: object) =>
  pool.query(
    "insert into subject (service, kind, key, rev, body, links, recent, person_key, sealed, seen) values ('s', $1, $2, 7, $3, array['l'::bytea], array[gen_random_uuid()], 'key', 'sealed', $4)",
    [kind, key, JSON.stringify(body), ago(days)],
  );

test('people whom nobody has seen for a year are forgotten, with the key that their address is sealed under', async () => {
  await subject('address', 'unseen', 366, { requests: [1] });
  await subject('address', 'unseen, proved', 366, { requests: [1], proofs: [2] });
  await subject('address', 'seen', 364, { requests: [1], proofs: [2] });
  await subject('account', 'unseen account', 366, { seen: 1 });
  assert.equal((await countGoing(pool, NOW, rules)).subject, 3);
  assert.equal((await sweepAll(pool, NOW, rules)).subject, 3);
  assert.deepEqual(await keysOf('subject'), ['seen', 'unseen, proved']);
  const { rows } = await pool.query(
    "select body, rev, links, recent, person_key, sealed from subject where key = 'unseen, proved'",
  );
  assert.deepEqual(rows, [{ body: '{"proofs":[2]}', rev: 8, links: [], recent: [], person_key: null, sealed: null }]);
  assert.equal((await sweepAll(pool, NOW, rules)).subject, 0, 'what is left of them is left alone');
});

test('nobody is forgotten whose records are kept', async () => {
  await subject('account', 'old account', 400, {});
  assert.equal((await sweepAll(pool, NOW, { ...rules, recordsDays: 500 })).subject, 0);
  assert.equal((await sweepAll(pool, NOW, rules)).subject, 1);
});

test('who comes back at this moment is not forgotten, and a row that somebody holds is passed over', async () => {
  await subject('account', 'back', 400, { seen: 1 });
  await pool.query("insert into budget (service, key) values ('s', 'in use')");
  const client = await pool.connect();
  await client.query('begin');
  await client.query("update subject set seen = $1, rev = rev + 1 where key = 'back'", [ago(0)]);
  await client.query("select 1 from budget where key = 'in use' for update");
  const gone = await sweepAll(pool, NOW, rules);
  assert.deepEqual([gone.subject, gone.budget], [0, 0]);
  await client.query('commit');
  client.release();
  const later = await sweepAll(pool, NOW, rules);
  assert.deepEqual([later.subject, later.budget], [0, 1]);
});

/** So many rows that are over. */
const fill = (on: Pool, rows: number) =>
  on.query("insert into event_seen select 's', int4send(n), '2020-01-01' from generate_series(1, $1::int) n", [rows]);

test('stretch after stretch goes through the table once and begins again', async () => {
  await fill(pool, 5000);
  let at = await stretchOf(pool, 'event_seen', 0, 10);
  let gone = 0;
  let stretches = 0;
  for (;;) {
    const some = await sweepStretch(pool, sweepOf('event_seen'), NOW, at);
    assert.ok(some < 5000);
    gone += some;
    stretches++;
    if (at.next === 0) break;
    at = await stretchOf(pool, 'event_seen', at.next, 10);
  }
  assert.deepEqual([gone, stretches > 2], [5000, true]);
});

test('a node’s turns come round to everything, and a chore that fails holds up no other', async () => {
  await fill(pool, 3000);
  await pool.query("insert into idempotency (service, key, body, created_at) values ('s', 'k', 'b', $1)", [ago(2)]);
  await subject('account', 'unseen', 400, {});
  await subject('address', 'unreadable', 400, {});
  await pool.query("update subject set body = '{' where key = 'unreadable'");
  const failed: string[] = [];
  const keeping: Keeping = { onDropped: () => {}, onMade: () => {}, onError: (what) => failed.push(what) };
  await pool.query('alter table world rename to elsewhere');
  const turn = keepSpace(pool, rules, keeping);
  await turn(NOW);
  await pool.query('alter table elsewhere rename to world');
  assert.deepEqual(failed, ['world']);
  for (const table of ['event_seen', 'idempotency', 'subject']) {
    const { rows } = await pool.query(
      `select 1 from ${table} where service = 's' and key not in ('known', 'seen', 'unseen, proved', 'back')`,
    );
    assert.deepEqual(rows, [], table);
  }
});
