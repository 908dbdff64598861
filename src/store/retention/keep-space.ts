/**
 * What keeps the database from growing without end: parts are cut and dropped, and what is not cut by time is swept. A turn is short
 * and bounded; nodes that take turns at the same time do not hinder each other.
 */
import type { Instant } from '../../engine/model.ts';
import { firstUuidOf } from '../ids.ts';
import { DAY_MS } from '../parts/cuts.ts';
import { dropOldParts, type OldPart } from '../parts/drop-parts.ts';
import { makeParts } from '../parts/make-parts.ts';
import type { Pool } from '../pool.ts';
import { dropOldIdempotent } from '../statements/idempotency.ts';
import { sweepCounters } from '../statements/prune-counters.ts';
import { type Forgetting, forgetStretch, type WhatStays } from './forget-subjects.ts';
import { type Stretch, SWEEPS, stretchOf, sweepStretch } from './sweeps.ts';

export interface KeepRules {
  /** Verifications, and all that is of them. */
  readonly recordsDays: number;
  /** What is known of people whom nobody has seen since. */
  readonly peopleDays: number;
  readonly whatStays: WhatStays;
}

export interface Keeping {
  readonly onDropped: (part: OldPart) => void;
  readonly onMade: (names: readonly string[]) => void;
  /** A chore failed; the others go on. */
  readonly onError: (what: string, error: unknown) => void;
}

/** A message that waits for longer than its record is kept has nothing to belong to. */
async function dropOldWaiting(pool: Pool, now: Instant, days: number): Promise<void> {
  await pool.query('delete from outbox where message < $1', [firstUuidOf(now - days * DAY_MS)]);
}

/** Drops what is past its time, then cuts ahead. */
export async function keepParts(pool: Pool, now: Instant, { recordsDays }: KeepRules, keeping: Keeping): Promise<void> {
  await dropOldWaiting(pool, now, recordsDays);
  await dropOldParts(pool, now, recordsDays, keeping.onDropped);
  const { made } = await makeParts(pool, now, recordsDays);
  if (made.length > 0) keeping.onMade(made);
}

/** Nobody is forgotten while there are records of theirs: those are sealed under their key. */
export const forgettingAt = (now: Instant, { peopleDays, recordsDays, whatStays }: KeepRules): Forgetting => ({
  whatStays,
  now,
  unseenSince: now - Math.max(peopleDays, recordsDays) * DAY_MS,
});

const PARTS_EVERY_MS = 600_000;

/** Answers what takes a turn, every few seconds. */
export function keepSpace(pool: Pool, rules: KeepRules, keeping: Keeping): (now: Instant) => Promise<void> {
  const at = new Map<string, number>();
  let partsAt = Number.NEGATIVE_INFINITY;

  const sweep = async (table: string, run: (stretch: Stretch) => Promise<unknown>) => {
    const stretch = await stretchOf(pool, table, at.get(table) ?? 0, null);
    // Also past a stretch that fails: it comes round again, and what is behind it does not wait.
    at.set(table, stretch.next);
    await run(stretch);
  };
  const parts = async (now: Instant) => {
    if (now - partsAt < PARTS_EVERY_MS) return;
    partsAt = now;
    await keepParts(pool, now, rules, keeping);
  };
  const chores: Readonly<Record<string, (now: Instant) => Promise<void>>> = {
    parts,
    idempotency: (now) => dropOldIdempotent(pool, now),
    counter: async (now) => void at.set('counter', await sweepCounters(pool, now, at.get('counter') ?? 0)),
    subject: (now) => sweep('subject', (stretch) => forgetStretch(pool, forgettingAt(now, rules), stretch)),
    ...Object.fromEntries(
      SWEEPS.map((one) => [
        one.table,
        (now: Instant) => sweep(one.table, (stretch) => sweepStretch(pool, one, now, stretch)),
      ]),
    ),
  };
  return async (now) => {
    for (const [what, run] of Object.entries(chores)) await run(now).catch((error) => keeping.onError(what, error));
  };
}
