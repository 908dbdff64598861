// Promise: every row has a part at every time, cuts and drops go on beside the traffic and wait for nobody long, and what goes is what
// is past its time and nothing else.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestDatabase } from '../../../test/setup/database.ts';
import { firstUuidOf } from '../ids.ts';
import { migrate } from '../migrate.ts';
import type { Pool } from '../pool.ts';
import { cutsFor, DAY_MS, spanDays } from './cuts.ts';
import { dropOldParts, findOldParts } from './drop-parts.ts';
import { makeParts } from './make-parts.ts';
import { type Part, readParts } from './read-parts.ts';
import { CUT_TABLES, keptDaysOf } from './tables.ts';

const NOW = Date.parse('2026-11-20T13:37:00Z');
const KEPT = 35;
const nothing = () => {};

/** A new database for each test; they end with the file. */
const databases = await Promise.all(Array.from({ length: 10 }, openTestDatabase));
// The template is cut already; here it begins with one part for all of time.
for (const { pool } of databases) {
  await pool.query('drop schema public cascade; create schema public');
  await migrate(pool);
}
const next = () => databases.pop()!;

const partsOf = async (pool: Pool, table: string): Promise<readonly Part[]> =>
  (await readParts(pool)).filter((part) => part.cut.table === table);

/** A row of that time, told apart by it. */
const idAt = (at: number) => `${firstUuidOf(at).slice(0, 8)}${'1'.repeat(24)}`;
const explainAt = (pool: Pool, at: number) =>
  pool.query(
    "insert into explanation (id, service, created_at, address_key, proof, locale, answer) values ($1, 's', now(), '', 'none', 'en', '{}')",
    [idAt(at)],
  );
const whereIs = async (pool: Pool, at: number): Promise<string | undefined> =>
  (await pool.query('select tableoid::regclass::text as part from explanation where id = $1', [idAt(at)])).rows[0]
    ?.part;

/** Holds a lock as somebody does who reads for long, until the answer is called. */
async function hold(pool: Pool, table: string): Promise<() => Promise<void>> {
  const client = await pool.connect();
  await client.query('begin');
  await client.query(`select from ${table} limit 1`);
  return async () => {
    await client.query('commit');
    client.release();
  };
}

test('parts follow one another from the beginning of time to its end, each made like the one before', async () => {
  const { pool } = next();
  const { made, putOff } = await makeParts(pool, NOW, KEPT);
  assert.deepEqual(putOff, []);
  assert.equal((await readParts(pool)).length, CUT_TABLES.length + made.length);
  for (const cut of CUT_TABLES) {
    const { table } = cut;
    const parts = await partsOf(pool, table);
    assert.equal(parts.length, cutsFor(null, NOW, spanDays(keptDaysOf(cut, KEPT))).length + 1, table);
    assert.equal(parts[0]!.from, null);
    parts.forEach((part, i) => {
      assert.equal(part.until, parts[i + 1]?.from ?? null, `${part.name} ends where the next begins`);
      assert.deepEqual(part.options, parts[0]!.options, part.name);
    });
  }
  assert.deepEqual(await makeParts(pool, NOW, KEPT), { made: [], putOff: [] }, 'and again: nothing');
});

test('every part has the keys and indexes of its table', async () => {
  const { pool } = next();
  await makeParts(pool, NOW, KEPT);
  const { rows } = await pool.query(`
    select p.relname as table, count(distinct i.inhrelid)::int as parts, count(x.indexrelid)::int as indexes,
      (select count(*)::int from pg_index t where t.indrelid = p.oid) as wanted
    from pg_class p join pg_inherits i on i.inhparent = p.oid left join pg_index x on x.indrelid = i.inhrelid and x.indisvalid
    where p.relkind = 'p' group by p.oid, p.relname`);
  assert.equal(rows.length, CUT_TABLES.length);
  for (const { table, parts, indexes, wanted } of rows) assert.equal(indexes, parts * wanted, table);
});

test('six nodes at once: each part is made once', async () => {
  const { pool, another } = next();
  const all = await Promise.all(Array.from({ length: 6 }, () => makeParts(another(1), NOW, KEPT)));
  const made = all.flatMap((one) => one.made);
  assert.equal(new Set(made).size, made.length);
  assert.equal((await readParts(pool)).length, CUT_TABLES.length + made.length);
});

test('rows that came while nobody cut stay where they are, and new ones come behind them', async () => {
  const { pool } = next();
  const [old, fresh, later] = [NOW - 200 * DAY_MS, NOW, NOW + 20 * DAY_MS];
  await explainAt(pool, old);
  await explainAt(pool, fresh);
  await makeParts(pool, NOW, KEPT);
  await explainAt(pool, later);
  assert.equal(await whereIs(pool, old), 'explanation_first');
  assert.equal(await whereIs(pool, fresh), 'explanation_first');
  assert.equal(await whereIs(pool, later), (await partsOf(pool, 'explanation')).at(-1)!.name);
  const { rows } = await pool.query("select conname from pg_constraint where conname = 'within_its_end'");
  assert.deepEqual(rows, [], 'what was looked at beforehand is forgotten');
});

test('a row behind the cut is never cut off: the cutting fails and leaves all as it was', async () => {
  const { pool } = next();
  await explainAt(pool, NOW + 300 * DAY_MS);
  await assert.rejects(makeParts(pool, NOW, KEPT), /within_its_end/);
  assert.equal((await partsOf(pool, 'explanation')).length, 1);
  await explainAt(pool, NOW + 301 * DAY_MS);
});

test('whoever reads for long is not waited for: the table is left for later, and nothing of it is half done', async () => {
  const { pool } = next();
  await explainAt(pool, NOW);
  const letGo = await hold(pool, 'explanation');
  const first = await makeParts(pool, NOW, KEPT);
  assert.deepEqual(first.putOff, ['explanation']);
  assert.ok(
    first.made.some((name) => name.startsWith('event')),
    'the others are cut',
  );
  await explainAt(pool, NOW + 400 * DAY_MS);
  await pool.query('delete from explanation where id = $1', [idAt(NOW + 400 * DAY_MS)]);
  await letGo();
  const second = await makeParts(pool, NOW, KEPT);
  assert.ok(second.made.length > 0 && second.made.every((name) => name.startsWith('explanation')));
});

/** Ten weeks of a node's upkeep. */
async function liveTenWeeks(pool: Pool): Promise<number> {
  for (let week = 0; week < 10; week++) await makeParts(pool, NOW + week * 7 * DAY_MS, KEPT);
  return NOW + 63 * DAY_MS;
}

test('retention: what is dropped is what was told beforehand, all of it old, nothing else', async () => {
  const { pool } = next();
  const now = await liveTenWeeks(pool);
  const [old, kept] = [now - 39 * DAY_MS, now - 34 * DAY_MS];
  await explainAt(pool, old);
  await explainAt(pool, kept);
  const told = await findOldParts(pool, now, KEPT);
  assert.ok(told.length > 6 * 5 && told.every((part) => part.until <= now - DAY_MS && part.bytes > 0));
  const heard: string[] = [];
  const { dropped, putOff } = await dropOldParts(pool, now, KEPT, ({ name }) => heard.push(name));
  assert.deepEqual([dropped, putOff], [told, []]);
  assert.deepEqual(
    heard,
    told.map(({ name }) => name),
  );
  assert.equal(await whereIs(pool, old), undefined);
  assert.ok(await whereIs(pool, kept));
  assert.deepEqual(await findOldParts(pool, now, KEPT), []);
  const { rows } = await pool.query(
    "select relname from pg_class where relkind = 'r' and not relispartition and relname like '%_from_%'",
  );
  assert.deepEqual(rows, []);
  for (const { table } of CUT_TABLES.slice(0, 6)) assert.ok((await partsOf(pool, table)).length <= 17, table);
});

test('a part that somebody still reads goes in a later round, and none overtakes it', async () => {
  const { pool } = next();
  const now = await liveTenWeeks(pool);
  const letGo = await hold(pool, 'message');
  const told = await findOldParts(pool, now, KEPT);
  const stuck = told.findIndex(({ table }) => table === 'message');
  const first = await dropOldParts(pool, now, KEPT, nothing);
  assert.deepEqual([first.dropped, first.putOff], [told.slice(0, stuck), told.slice(stuck).map(({ name }) => name)]);
  await explainAt(pool, now);
  await letGo();
  assert.deepEqual((await dropOldParts(pool, now, KEPT, nothing)).dropped, told.slice(stuck));
});

test('dropping that was killed half way is ended; a part that somebody detached to keep is not touched', async () => {
  const { pool } = next();
  const now = await liveTenWeeks(pool);
  const [mine, theirs] = (await findOldParts(pool, now, KEPT)).filter(({ table }) => table === 'event');
  await pool.query(`comment on table ${mine!.name} is 'countersign: past its time, to be dropped'`);
  await pool.query(`alter table event detach partition ${mine!.name}`);
  await pool.query(`alter table event detach partition ${theirs!.name}`);
  await dropOldParts(pool, now, KEPT, nothing);
  const { rows } = await pool.query('select to_regclass($1) as mine, to_regclass($2) as theirs', [
    mine!.name,
    theirs!.name,
  ]);
  assert.deepEqual(rows, [{ mine: null, theirs: theirs!.name }]);
});

test('no statement fails while tables are cut and parts dropped under it', async () => {
  const { pool, another } = next();
  let now = NOW;
  let done = false;
  const busy = Array.from({ length: 4 }, async (_, lane) => {
    const own = another(2);
    let n = 0;
    while (!done) {
      const of = `${firstUuidOf(now).slice(0, 8)}${lane}${String(n++).padStart(23, '0')}`;
      const text = "insert into event (of, service, at, events) values ($1, 's', now(), '[]')";
      await own.query({ name: 'add', text, values: [of] });
      const { rows } = await own.query({ name: 'read', text: 'select 1 from event where of = $1', values: [of] });
      assert.equal(rows.length, 1);
    }
    return n;
  });
  const working = (async () => {
    for (let week = 0; week < 12; week++, now += 7 * DAY_MS) {
      while ((await makeParts(pool, now, KEPT)).putOff.length > 0);
      while ((await dropOldParts(pool, now, KEPT, nothing)).putOff.length > 0);
    }
  })().finally(() => {
    done = true;
  });
  const [, ...counts] = await Promise.all([working, ...busy]);
  assert.ok(
    counts.every((n) => n > 10),
    String(counts),
  );
  const parts = await partsOf(pool, 'event');
  assert.ok(parts.length < 20 && parts[0]!.from !== null, 'and some were dropped');
});
