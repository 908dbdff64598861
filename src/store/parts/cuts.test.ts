// Promise: a table is cut at midnights a span apart, early enough, never where rows may already lie behind the cut, and into a number
// of parts that does not grow with how long rows are kept.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cutsFor, DAY_MS, spanDays } from './cuts.ts';

const NOW = Date.parse('2026-11-20T13:37:00Z');
const days = (cuts: readonly number[]) => cuts.map((at) => new Date(at).toISOString());

test('a new database: this week, and two more', () => {
  assert.deepEqual(days(cutsFor(null, NOW, 7)), [
    '2026-11-26T00:00:00.000Z',
    '2026-12-03T00:00:00.000Z',
    '2026-12-10T00:00:00.000Z',
  ]);
});

test('once a week, one more', () => {
  const [first, , third] = cutsFor(null, NOW, 7);
  assert.deepEqual(cutsFor(third!, first!, 7), [], 'to the second');
  assert.deepEqual(cutsFor(third!, first! + 1, 7), [third! + 7 * DAY_MS]);
});

test('whatever the last cut, the time and the span', () => {
  const before = fc.option(fc.integer({ min: 0, max: 400 * DAY_MS }), { nil: null });
  fc.assert(
    fc.property(before, fc.integer({ min: 1, max: 60 }), (ago, span) => {
      const openFrom = ago === null ? null : NOW - ago;
      const cuts = cutsFor(openFrom, NOW, span);
      assert.ok(cuts.length <= 3);
      assert.ok(cuts.every((at, i) => at % (span * DAY_MS) === 0 && at > (cuts[i - 1] ?? openFrom ?? 0)));
      assert.ok(cuts.length === 0 || cuts[0]! > NOW + DAY_MS);
      assert.ok((cuts.at(-1) ?? openFrom ?? 0) >= NOW + 2 * span * DAY_MS);
      assert.deepEqual(cutsFor(cuts.at(-1) ?? openFrom, NOW, span), [], 'and there it rests');
    }),
  );
});

test('a month to ten years: at most fourteen parts are kept', () => {
  for (let kept = 1; kept <= 3650; kept++) {
    assert.ok(spanDays(kept) >= 1 && kept / spanDays(kept) <= 13, `${kept} days`);
  }
});
