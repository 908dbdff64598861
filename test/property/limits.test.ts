// Promise: whatever is taken, looked at and given back, in whatever order and however time passes, a limit lets through whom a naive
// count of the same window lets through: in one row or in many, fixed or sliding, familiar devices beside strangers.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isWithin } from '../../src/engine/decide/decide.ts';
import { DEFAULT_LIMITS, type Limit } from '../../src/engine/policy/limits.ts';
import type { LimitTake, LimitTaken } from '../../src/engine/ports.ts';
import { windowOf } from '../../src/store/counters/rows.ts';
import { createStore } from '../../src/store/index.ts';
import { openTestDatabase } from '../setup/database.ts';
import { START } from '../setup/world.ts';
import { runProperty, seed } from './run-property.ts';

const { pool } = await openTestDatabase();
const store = createStore(pool);
const WINDOW_SECONDS = 60;
const LENGTH = WINDOW_SECONDS * 1000;
let runs = 0;

type Who = 'strangers' | 'familiars';

/** Every place that is taken, by the window it was taken in; what slides is worked out anew each time. */
function naiveCounter(take: LimitTake) {
  const places: { endsMs: number; who: Who }[] = [];
  let endsMs = 0;
  const inWindow = (ends: number, who: Who) => places.filter((p) => p.endsMs === ends && p.who === who).length;
  return {
    /** The position of one more, who then has that place or does not. */
    next(now: number, who: Who, counts: boolean) {
      const begins = take.window === 'fixed' && take.shards === 1;
      const ends = begins && endsMs > now ? endsMs : windowOf(take, now).endsMs;
      const share = take.window === 'sliding' ? (ends - now) / LENGTH : 0;
      const own = (which: Who) =>
        inWindow(ends, which) + Math.ceil(inWindow(ends - LENGTH, which) * share) + (which === who ? 1 : 0);
      const position = { strangers: own('strangers'), familiars: own('familiars') };
      if (counts) {
        endsMs = ends;
        places.push({ endsMs, who });
      }
      return { ...position, endsMs: ends };
    },
    giveBack(ends: number, who: Who) {
      const at = places.findIndex((p) => p.endsMs === ends && p.who === who);
      if (at >= 0) places.splice(at, 1);
    },
  };
}

const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      does: fc.constant('take' as const),
      who: fc.constantFrom<Who>('strangers', 'strangers', 'familiars'),
      counts: fc.constantFrom(true, true, true, false),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('wait' as const),
      ms: fc.constantFrom(1, 500, 7_000, 21_000, 59_999, 60_000, 125_000),
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('return' as const), which: fc.nat() }) },
);
const scene = fc.record({
  window: fc.constantFrom('fixed' as const, 'sliding' as const),
  shards: fc.constantFrom(1, 1, 2, 8),
  max: fc.integer({ min: 0, max: 12 }),
  more: fc.option(fc.nat({ max: 4 }), { nil: null }),
  steps: fc.array(step, { minLength: 20, maxLength: 80, size: 'max' }),
});

test('position by position like a naive count', async (t) => {
  await runProperty(t, {
    arbitrary: scene,
    numRuns: 60,
    seconds: 8,
    holds: async ({ window, shards: spread, max, more, steps }) => {
      const shards = window === 'sliding' ? 1 : spread;
      const limit: Limit = {
        ...DEFAULT_LIMITS[0]!,
        window,
        shards,
        max,
        maxWithFamiliar: more === null ? null : max + more,
      };
      const key = (++runs).toString(16).padStart(8, '0') + seed.toString(16).padStart(24, '0');
      const base = {
        service: 'lumen',
        name: limit.name,
        key,
        windowSeconds: WINDOW_SECONDS,
        window,
        shards,
        max,
        weight: 1,
        about: false,
      };
      const naive = naiveCounter({ ...base, familiar: false, counts: true });
      const held: LimitTaken[] = [];
      let now = START;
      for (const one of steps) {
        if (one.does === 'wait') now += one.ms;
        if (one.does === 'return' && held.length > 0) {
          const [taken] = held.splice(one.which % held.length, 1);
          await store.release([taken!]);
          naive.giveBack(taken!.windowEnds, taken!.familiar ? 'familiars' : 'strangers');
        }
        if (one.does !== 'take') continue;
        const take = { ...base, familiar: one.who === 'familiars', counts: one.counts };
        const taken = (await store.takeLimits([[take]], now))[0]![0]!;
        const { endsMs, ...position } = naive.next(now, one.who, one.counts);
        const told = { strangers: taken.strangers, familiars: taken.familiars };
        if (shards === 1) assert.deepEqual(told, position);
        assert.equal(taken.windowEnds, endsMs);
        const fact = { name: limit.name, familiar: take.familiar, windowEnds: endsMs };
        assert.equal(
          isWithin(limit, { ...fact, ...told }),
          isWithin(limit, { ...fact, ...position }),
          JSON.stringify({ told, position }),
        );
        if (one.counts) held.push(taken);
      }
    },
  });
});

test('a sliding window lets at most max × (1 + the span’s part of a window) through in any span of at most its length', async (t) => {
  const waits = fc.array(fc.integer({ min: 0, max: 9_000 }), { minLength: 40, maxLength: 120, size: 'max' });
  await runProperty(t, {
    arbitrary: fc.tuple(fc.integer({ min: 1, max: 12 }), waits),
    numRuns: 300,
    seconds: 4,
    holds: async ([max, pauses]) => {
      const take: LimitTake = {
        service: 'lumen',
        name: 'x',
        key: '0'.repeat(32),
        windowSeconds: WINDOW_SECONDS,
        window: 'sliding',
        shards: 1,
        max,
        familiar: false,
        counts: true,
        weight: 1,
        about: false,
      };
      const naive = naiveCounter(take);
      const through: number[] = [];
      let now = START;
      for (const pause of pauses) {
        now += pause;
        const { strangers, endsMs } = naive.next(now, 'strangers', true);
        if (strangers <= max) through.push(now);
        else naive.giveBack(endsMs, 'strangers');
      }
      for (const [i, first] of through.entries())
        for (const [n, last] of through.slice(i).entries())
          if (last - first <= LENGTH)
            assert.ok(n + 1 <= max * (1 + (last - first) / LENGTH) + 1e-9, `${n + 1} of ${max}`);
    },
  });
});
