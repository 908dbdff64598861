// Promise: nothing that is learned of a subject is lost or written over, whoever learns something at the same time.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atOnce } from '../../../test/race/parts.ts';
import { openTestDatabase } from '../../../test/setup/database.ts';
import type { SubjectRef } from '../../engine/ports.ts';
import { updateSubjects } from '../../engine/subjects/update.ts';
import { createStore } from '../store.ts';

const { pool, another } = await openTestDatabase();
const stores = [createStore(pool), createStore(another())];
const now = Date.parse('2026-11-20T12:00:00Z');
const refOf = (n: number): SubjectRef => ({ service: 'lumen', kind: 'address', key: n.toString(16).padStart(32, '0') });
const count = (body: Readonly<Record<string, unknown>>) => ({ ...body, n: ((body.n as number | undefined) ?? 0) + 1 });

test('thirty changes of one subject at once are all in it', async () => {
  await atOnce(30, (i) => updateSubjects(stores[i % 2]!, [{ ref: refOf(1), fold: count }], now));
  const [subject] = await stores[0]!.readSubjects([refOf(1)]);
  assert.deepEqual([subject!.body, subject!.rev], [{ n: 30 }, 30]);
});

test('changes of several subjects at once, in any order, neither block each other nor get lost', async () => {
  await atOnce(24, (i) => {
    const order = i % 2 ? [2, 3, 4] : [4, 3, 2];
    return updateSubjects(
      stores[i % 2]!,
      order.map((n) => ({ ref: refOf(n), fold: count })),
      now,
    );
  });
  const subjects = await stores[0]!.readSubjects([refOf(2), refOf(3), refOf(4)]);
  assert.deepEqual(
    subjects.map((s) => s.body),
    [{ n: 24 }, { n: 24 }, { n: 24 }],
  );
});

test('changes of one subject in one call are folded in their order', async () => {
  const add = (letter: string) => ({
    ref: refOf(5),
    fold: (body: Readonly<Record<string, unknown>>) => ({ said: `${body.said ?? ''}${letter}` }),
  });
  await updateSubjects(stores[0]!, [add('a'), { ref: refOf(5), fold: () => undefined }, add('b'), add('c')], now);
  const [subject] = await stores[0]!.readSubjects([refOf(5)]);
  assert.deepEqual([subject!.body, subject!.rev], [{ said: 'abc' }, 1]);
});

test('what was read too long ago is not written', async () => {
  const [store] = stores;
  const [old] = await store!.readSubjects([refOf(6)]);
  assert.deepEqual(await store!.writeSubjects([{ ...old!, body: { a: 1 } }], now), [true]);
  assert.deepEqual(await store!.writeSubjects([{ ...old!, body: { a: 2 } }], now), [false]);
  const [fresh] = await store!.readSubjects([refOf(6)]);
  assert.deepEqual(
    await store!.writeSubjects(
      [
        { ...fresh!, body: { a: 3 } },
        { ...fresh!, body: { a: 4 } },
      ],
      now,
    ),
    [true, false],
    'of two in a batch the first',
  );
});

test('a row that was made to be locked, and never written to, is written to like one that is not there', async () => {
  const [store] = stores;
  await pool.query(
    "insert into subject (service, kind, key, rev, body, seen) values ('lumen', 'address', decode($1, 'hex'), 0, '{}', now())",
    [refOf(8).key],
  );
  await atOnce(6, (i) => updateSubjects(stores[i % 2]!, [{ ref: refOf(8), fold: count }], now));
  const [subject] = await store!.readSubjects([refOf(8)]);
  assert.deepEqual([subject!.body, subject!.rev], [{ n: 6 }, 6]);
});

test('a person’s key and sealed address are kept from the first on', async () => {
  const [store] = stores;
  const [empty] = await store!.readSubjects([refOf(7)]);
  await store!.writeSubjects([{ ...empty!, personKey: Buffer.from('first'), sealed: Buffer.from('sealed') }], now);
  const [first] = await store!.readSubjects([refOf(7)]);
  await store!.writeSubjects([{ ...first!, personKey: Buffer.from('second'), sealed: Buffer.from('other') }], now);
  const [kept] = await store!.readSubjects([refOf(7)]);
  assert.deepEqual(
    [Buffer.from(kept!.personKey!).toString(), Buffer.from(kept!.sealed!).toString()],
    ['first', 'sealed'],
  );
});
