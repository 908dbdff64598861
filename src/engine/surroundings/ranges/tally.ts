/**
 * How many numbers of a range got codes and were proved, faded with time: what was a week ago weighs half of what is now. The
 * last minutes are kept apart, since a number that was asked for a moment ago has not failed to be proved yet. Pure.
 */
import type { Instant } from '../../model.ts';

/** Numbers of one minute: that were asked for, of these proved, and of these signed in with afterwards. */
export type Minute = readonly [minute: number, asked: number, proved: number, came: number];

export interface Tally {
  /** When the sums were last faded. */
  readonly at: Instant;
  readonly asked: number;
  readonly proved: number;
  /** Whoever proved the number was seen signed in later. */
  readonly came: number;
  readonly lately: readonly Minute[];
}

export const NO_TALLY: Tally = { at: 0, asked: 0, proved: 0, came: 0, lately: [] };

const DAY = 86_400_000;
const MINUTE = 60_000;
const HALF_LIFE_DAYS = 7;
const LATELY_MINUTES = 16;

export const fading = (from: Instant, to: Instant): number =>
  to <= from ? 1 : 0.5 ** ((to - from) / (HALF_LIFE_DAYS * DAY));

const rounded = (value: number): number => Math.round(value * 1000) / 1000;
export const minuteOf = (at: Instant): number => Math.floor(at / MINUTE);

/** The sums as of now, with what is no longer of the last minutes among them. */
function settled(tally: Tally, now: Instant): Tally {
  const first = minuteOf(now) - LATELY_MINUTES;
  const faded = fading(tally.at, now);
  const old = tally.lately.filter(([minute]) => minute < first);
  const sum = (before: number, n: 1 | 2 | 3) =>
    old.reduce((total, row) => total + row[n] * fading(row[0] * MINUTE, now), before * faded);
  return {
    at: now,
    asked: rounded(sum(tally.asked, 1)),
    proved: rounded(sum(tally.proved, 2)),
    came: rounded(sum(tally.came, 3)),
    lately: tally.lately.filter(([minute]) => minute >= first),
  };
}

type Sum = 'asked' | 'proved' | 'came';
const COLUMN: Readonly<Record<Sum, 1 | 2 | 3>> = { asked: 1, proved: 2, came: 3 };

/** One more number, or one less; `askedAt`: when it was asked for. */
export function count(tally: Tally, what: Sum, askedAt: Instant, now: Instant, by: 1 | -1 = 1): Tally {
  const base = settled(tally, now);
  const minute = minuteOf(askedAt);
  if (minute < minuteOf(now) - LATELY_MINUTES)
    return { ...base, [what]: rounded(Math.max(0, base[what] + by * fading(askedAt, now))) };
  const rows = base.lately.some((row) => row[0] === minute)
    ? base.lately
    : ([...base.lately, [minute, 0, 0, 0]] as Minute[]).sort((a, b) => a[0] - b[0]);
  const lately = rows.map((row): Minute => {
    if (row[0] !== minute) return row;
    const more = [...row] as [number, number, number, number];
    more[COLUMN[what]] += by;
    return more;
  });
  return { ...base, lately };
}

/** A tally as it is read: how many were proved, how many had the time and were not, and how many may still be. */
export interface Reading {
  readonly proved: number;
  readonly unproved: number;
  readonly waiting: number;
}

const PROVED_WITHIN_MINUTES = 2;
const CAME_WITHIN_MINUTES = 5;

/**
 * `cameBack`: the share of proofs after which somebody is usually seen signed in. Of proofs after which nobody was, that share counts as
 * none: a code that was entered by who earns on its delivery brings no person.
 */
export function readTally(tally: Tally, cameBack: number, now: Instant): Reading {
  const { asked, proved, came, lately } = settled(tally, now);
  const minute = now / MINUTE;
  let [known, open, waiting] = [proved, Math.max(0, asked - proved), 0];
  let alone = Math.max(0, proved - came);
  for (const [at, more, right, back] of lately) {
    const age = Math.max(0, minute - at);
    const ripe = Math.min(1, age / PROVED_WITHIN_MINUTES);
    const left = Math.max(0, more - right);
    known += right;
    open += left * ripe;
    waiting += left * (1 - ripe);
    alone += Math.max(0, right - back) * Math.min(1, age / CAME_WITHIN_MINUTES);
  }
  const false_ = Math.min(known, alone * cameBack);
  return { proved: rounded(known - false_), unproved: rounded(open + false_), waiting: rounded(waiting) };
}

export const less = (all: Reading, part: Reading): Reading => ({
  proved: Math.max(0, all.proved - part.proved),
  unproved: Math.max(0, all.unproved - part.unproved),
  waiting: Math.max(0, all.waiting - part.waiting),
});
