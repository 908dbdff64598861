/**
 * Where tables are cut by time: pure. Cuts lie at midnight UTC, a span apart; what is after the last of them goes to one open part,
 * so that no row is ever without a place, whoever forgets to cut.
 */
import type { Instant } from '../../engine/model.ts';

export const DAY_MS = 86_400_000;

/** So many spans from now on have a part of their own, so that a cut can be put off for that long when the database is busy. */
const SPANS_AHEAD = 2;

/** Every statement knows of every part, so there are about so many, however long rows are kept; a span is what that comes to. */
const PARTS_KEPT = 13;

export const spanDays = (keptDays: number): number => Math.max(1, Math.ceil(keptDays / PARTS_KEPT));

/**
 * Where to cut the open part, which begins at `openFrom` (null: at the beginning of time), first to last; none where there is enough.
 * The first cut is a day off at least: rows of the present may be in the open part, and none of them may lie after it.
 */
export function cutsFor(openFrom: Instant | null, now: Instant, days: number): readonly Instant[] {
  const span = days * DAY_MS;
  const cuts: Instant[] = [];
  let last = openFrom ?? 0;
  while (last < now + SPANS_AHEAD * span) {
    last = (Math.floor(Math.max(last, now + DAY_MS) / span) + 1) * span;
    cuts.push(last);
  }
  return cuts;
}
