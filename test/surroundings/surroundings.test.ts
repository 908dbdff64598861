// Promise: what many share is known at once on the node that saw it, soon on the others, is never under the guard of a request, and adds
// up, however many nodes write it at the same time.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Store, SubjectRef } from '../../src/engine/ports.ts';
import type { Change } from '../../src/engine/subjects/update.ts';
import {
  ALONE,
  type Body,
  createSurroundings,
  type Keeping,
  NODE,
} from '../../src/engine/surroundings/surroundings.ts';
import { createStore } from '../../src/store/index.ts';
import { openTestDatabase } from '../setup/database.ts';

const { pool } = await openTestDatabase();
const store = createStore(pool);
const NOW = Date.parse('2026-11-20T12:00:00.000Z');
let run = 0;

const ref = (n: number): SubjectRef => ({ service: `around${run}`, kind: 'range', key: `${n}`.padStart(32, 'a') });
const more = (n = 0): Change => ({ ref: ref(n), fold: (body) => ({ count: ((body.count as number) ?? 0) + 1 }) });
const countOf = (body: Body | undefined) => (body?.count as number | undefined) ?? 0;
const storedCount = async (n = 0) => countOf((await store.readSubjects([ref(n)]))[0]?.body);

/** The store with its calls counted, and what a test does in the middle of them. */
function watched(during: { write?: () => unknown; read?: () => unknown } = {}) {
  const calls = { reads: 0, writes: 0 };
  const watching: Store = {
    ...store,
    readSubjects: async (refs) => {
      calls.reads++;
      const found = await store.readSubjects(refs);
      await during.read?.();
      return found;
    },
    writeSubjects: async (writes, now) => {
      calls.writes++;
      await during.write?.();
      return await store.writeSubjects(writes, now);
    },
  };
  return { calls, watching };
}

function open(keeping: Partial<Keeping> = {}, during: Parameters<typeof watched>[0] = {}) {
  run++;
  const { calls, watching } = watched(during);
  return { calls, around: createSurroundings(watching, { ...NODE, ...keeping }) };
}

test('what is told is known at once, whether it was read before or not, and the rest is read in one call', async () => {
  const { calls, around } = open();
  around.tell([more(1)]);
  assert.deepEqual((await around.read([ref(1), ref(2), ref(1)], NOW)).map(countOf), [1, 0, 1]);
  around.tell([more(1), more(2)]);
  assert.deepEqual((await around.read([ref(1), ref(2)], NOW)).map(countOf), [2, 1]);
  assert.deepEqual(calls, { reads: 1, writes: 0 });
});

test('it is written at most once a second, all of it together, and at once when the node closes', async () => {
  const { calls, around } = open();
  await around.read([ref(0), ref(1)], NOW);
  await around.flush(NOW);
  around.tell([more(0), more(0), more(1)]);
  await around.flush(NOW + 999);
  assert.equal(calls.writes, 0);
  await around.flush(NOW + 1000);
  assert.deepEqual([calls.writes, await storedCount(0), await storedCount(1)], [1, 2, 1]);
  await around.flush(NOW + 5000);
  assert.equal(calls.writes, 1, 'nothing new, nothing written');
  around.tell([more(0)]);
  await around.flush(NOW + 5001, true);
  assert.equal(await storedCount(0), 3);
});

test('nodes that write the same at the same time lose nothing of one another', async () => {
  run++;
  const nodes = [1, 2, 3, 4].map(() => createSurroundings(store, NODE));
  await Promise.all(nodes.map((node) => node.read([ref(0)], NOW)));
  for (const node of nodes) for (let i = 0; i < 5; i++) node.tell([more(0)]);
  // Whoever is overtaken too often goes on with it the next time.
  for (let round = 0; round < 3; round++) await Promise.all(nodes.map((node) => node.flush(NOW, true)));
  assert.equal(await storedCount(), 20);
  const seen = await Promise.all(nodes.map((node) => node.read([ref(0)], NOW + 6_000)));
  assert.deepEqual(
    seen.map(([body]) => countOf(body)),
    [20, 20, 20, 20],
    'and each sees the others after a few seconds',
  );
});

test('what is told while it is being written, or read, is kept for the next time', async () => {
  let around = createSurroundings(store, NODE);
  const during = { write: () => around.tell([more(0)]), read: () => around.tell([more(0)]) };
  around = open({}, during).around;
  around.tell([more(0)]);
  await around.flush(NOW, true);
  assert.equal(await storedCount(), 2, 'told, and told while it was read');
  assert.equal(countOf((await around.read([ref(0)], NOW))[0]), 3, 'and while it was written');
  await around.flush(NOW, true);
  assert.equal(await storedCount(), 3);
});

test('where writing fails, it is written later', async () => {
  let fails = true;
  const { around } = open({}, { write: () => fails && Promise.reject(new Error('no disk')) });
  around.tell([more(0)]);
  await assert.rejects(around.flush(NOW, true), /no disk/);
  fails = false;
  await around.flush(NOW, true);
  assert.equal(await storedCount(), 1);
});

test('a row that was forgotten meanwhile begins anew with what was told since', async () => {
  const { around } = open();
  around.tell([more(0)]);
  await around.flush(NOW, true);
  await pool.query('delete from subject where service = $1', [`around${run}`]);
  around.tell([more(0)]);
  await around.flush(NOW, true);
  assert.equal(await storedCount(), 1);
});

test('what is at hand is bounded, and what waits to be written is never let go', async () => {
  const { calls, around } = open({ ...ALONE, most: 10 });
  for (let n = 0; n < 100; n++) {
    around.tell([more(n)]);
    await around.read([ref(n)], NOW);
  }
  assert.deepEqual((await around.read([ref(0)], NOW)).map(countOf), [1]);
  assert.ok(calls.writes > 5, `${calls.writes} writes made room`);
  await around.flush(NOW, true);
  for (const n of [0, 50, 99]) assert.equal(await storedCount(n), 1);
});
