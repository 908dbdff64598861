// Promise: of a limit whose counter is spread over rows exactly `max` get through, whatever runs at the same time; strangers never take
// what familiar devices have to themselves.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isWithin } from '../../src/engine/decide/decide.ts';
import { DEFAULT_LIMITS, type Limit } from '../../src/engine/policy/limits.ts';
import type { LimitTake, LimitTaken } from '../../src/engine/ports.ts';
import { createStore } from '../../src/store/index.ts';
import { openTestDatabase } from '../setup/database.ts';
import { START } from '../setup/world.ts';
import { atOnce, takeOf } from './parts.ts';

const database = await openTestDatabase();
const stores = [database.pool, database.another(), database.another(), database.another()].map(createStore);

const limitOf = (max: number, maxWithFamiliar: number | null): Limit => ({
  ...DEFAULT_LIMITS[0]!,
  name: 'test.shards',
  shards: 8,
  max,
  maxWithFamiliar,
});
const keyOf = (n: number) => n.toString(16).padStart(8, '0').padEnd(32, 'f');
const passed = (limit: Limit, taken: readonly LimitTaken[]) => taken.filter((t) => isWithin(limit, t));

const takesOfSizes = [
  [7, 1],
  [40, 1],
  [64, 1],
  [64, 7],
  [100, 30],
] as const;
for (const [max, batch] of takesOfSizes) {
  const number = max * 1000 + batch;
  const take = takeOf('test.shards', { key: keyOf(number), shards: 8, max });

  test(`${max}, ${batch} at a time: all of them and nobody else, one after the other`, async () => {
    const through: boolean[] = [];
    while (through.length < 2 * max + batch) {
      const groups = Array.from({ length: batch }, () => [take]);
      const taken = (await stores[0]!.takeLimits(groups, START)).flat();
      through.push(...taken.map((t) => isWithin(limitOf(max, null), t)));
    }
    assert.deepEqual(through.lastIndexOf(true), max - 1);
    assert.equal(through.filter(Boolean).length, max);
  });

  test(`${max}, ${batch} at a time: exactly as many, from four pools at once`, async () => {
    for (let round = 0; round < 5; round++) {
      const mine = { ...take, key: keyOf((round + 1) * 10_000_000 + number) };
      const groups = Array.from({ length: batch }, () => [mine]);
      const taken = await atOnce(Math.ceil((6 * max) / batch), (i) => stores[i % 4]!.takeLimits(groups, START));
      assert.equal(passed(limitOf(max, null), taken.flat(2)).length, max);
    }
  });
}

test('one statement while there is room, a second one only near the ceiling', async () => {
  let statements = 0;
  const counting = Object.assign(Object.create(database.pool), {
    query: (...args: Parameters<typeof database.pool.query>) => {
      statements += 1;
      return database.pool.query(...args);
    },
  });
  const store = createStore(counting);
  const take = takeOf('test.shards', { key: keyOf(77), shards: 8, max: 80 });
  const used: number[] = [];
  for (let i = 0; i < 90; i++) {
    statements = 0;
    await store.takeLimits([[take]], START);
    used.push(statements);
  }
  assert.deepEqual(used, [...Array<number>(80).fill(1), ...Array<number>(10).fill(2)]);
});

test('while strangers crowd in, familiar devices get all that is theirs, and together they are as many as may be', async () => {
  const limit = limitOf(40, 50);
  for (let round = 0; round < 5; round++) {
    const take = takeOf('test.shards', { key: keyOf(900 + round), shards: 8, max: 40 });
    const taken = (
      await atOnce(400, (i) => stores[i % 4]!.takeLimits([[{ ...take, familiar: i % 40 === 39 }]], START))
    ).flat(2);
    const through = passed(limit, taken);
    assert.equal(through.filter((t) => t.familiar).length, 10);
    assert.equal(through.length, 50);
  }
});

test('what is given back makes room again, and no more room than that', async () => {
  const limit = limitOf(40, null);
  const take: LimitTake = takeOf('test.shards', { key: keyOf(1234), shards: 8, max: 40 });
  let through = 0;
  await atOnce(400, async (i) => {
    const store = stores[i % 4]!;
    const taken = (await store.takeLimits([[take]], START)).flat();
    if (isWithin(limit, taken[0]!)) through += 1;
    else await store.release(taken);
  });
  assert.ok(through <= 40);
  for (let i = 0; i < 60; i++) {
    const taken = (await stores[0]!.takeLimits([[take]], START)).flat();
    if (isWithin(limit, taken[0]!)) through += 1;
  }
  assert.equal(through, 40);
});

test('batches that overlap in every order, with places given back in between, never wait for each other in a circle', async () => {
  const takes = Array.from({ length: 40 }, (_, n) =>
    takeOf(n % 3 ? 'test.overlap' : 'test.overlap_other', { key: keyOf(n % 20), shards: n % 4 === 0 ? 8 : 1, max: 3 }),
  );
  await atOnce(300, async (i) => {
    const store = stores[i % 4]!;
    const mine = Array.from({ length: 12 }, (_, n) => [takes[(i * 7 + n * ((i % 5) + 1)) % takes.length]!]);
    const taken = await store.takeLimits(i % 2 ? mine : mine.reverse(), START);
    if (i % 3 === 0) await store.release(taken.flat().reverse());
  });
  const { rows } = await database.pool.query(
    'select pg_stat_force_next_flush(), deadlocks::int from pg_stat_database where datname = current_database()',
  );
  assert.equal(rows[0].deadlocks, 0);
});
