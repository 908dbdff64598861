/** From counters as they stand to the position of each taker. Pure: held against a naive count in its test. */
import type { Instant } from '../../engine/model.ts';
import type { LimitTake, LimitTaken } from '../../engine/ports.ts';
import type { Row } from './rows.ts';

/** A row as stored: its window, what was counted in it, what in the one before, and how many it takes by itself. */
export interface Stored {
  readonly endsMs: Instant;
  readonly strangers: number;
  readonly familiars: number;
  readonly prevStrangers: number;
  readonly prevFamiliars: number;
  readonly room: number | null;
}

/** Where the takers of one row stand: a taker's place in the row, what is added to it, and what that is multiplied by. */
export interface Standing {
  readonly row: Row;
  readonly endsMs: Instant;
  strangers: number;
  familiars: number;
  readonly moreStrangers: number;
  readonly moreFamiliars: number;
  readonly times: number;
}

/** What stands in no row, or in one whose window is over. */
export const nothing = (endsMs: Instant): Stored => ({
  endsMs,
  strangers: 0,
  familiars: 0,
  prevStrangers: 0,
  prevFamiliars: 0,
  room: null,
});

/** How much of the window before still counts: as much of it as lies within one length before now. */
function shareOfBefore({ window, windowSeconds }: LimitTake, endsMs: Instant, now: Instant): number {
  return window === 'sliding' ? Math.min(1, Math.max(0, (endsMs - now) / (windowSeconds * 1000))) : 0;
}

/** In a row of its own: `stored` is the row after this batch has counted. In shards: each is taken to stand where this one does. */
export function standingOf(row: Row, stored: Stored, now: Instant): Standing {
  const share = shareOfBefore(row.take, stored.endsMs, now);
  return {
    row,
    endsMs: stored.endsMs,
    strangers: stored.strangers - row.strangers,
    familiars: stored.familiars - row.familiars,
    moreStrangers: Math.ceil(stored.prevStrangers * share),
    moreFamiliars: Math.ceil(stored.prevFamiliars * share),
    times: row.take.shards,
  };
}

/** In shards that were all looked at together: behind everybody in them. */
export function standingAmong(row: Row, stored: Stored, others: readonly Stored[], now: Instant): Standing {
  const own = standingOf(row, stored, now);
  const sum = (which: 'strangers' | 'familiars') => others.reduce((all, one) => all + one[which], 0);
  return { ...own, moreStrangers: sum('strangers'), moreFamiliars: sum('familiars'), times: 1 };
}

/** Each field by its name: spreading the take here costs more than all the rest of counting. */
const takenAt = (take: LimitTake, row: Row, strangers: number, familiars: number, windowEnds: Instant): LimitTaken => ({
  service: take.service,
  name: take.name,
  key: take.key,
  windowSeconds: take.windowSeconds,
  window: take.window,
  shards: take.shards,
  max: take.max,
  familiar: take.familiar,
  counts: take.counts,
  weight: take.weight,
  about: take.about,
  strangers,
  familiars,
  windowEnds,
  shard: row.shard,
});

/** The next one's position, in the order in which they asked. */
export function nextPosition(standing: Standing, take: LimitTake): LimitTaken {
  const { row, moreStrangers, moreFamiliars, times } = standing;
  const strangers = standing.strangers + (take.familiar ? 0 : take.weight);
  const familiars = standing.familiars + (take.familiar ? take.weight : 0);
  if (take.counts) {
    standing.strangers = strangers;
    standing.familiars = familiars;
  }
  const all = (own: number, more: number) => (own + more) * times;
  return takenAt(take, row, all(strangers, moreStrangers), all(familiars, moreFamiliars), standing.endsMs);
}

/** What a shard says of the window that ends at `endsMs`: it may have stayed in the one before, or gone on to the next. */
function readIn(stored: Stored, endsMs: Instant, { windowSeconds }: LimitTake): Stored {
  const length = windowSeconds * 1000;
  const { strangers, familiars, prevStrangers, prevFamiliars } = stored;
  if (stored.endsMs === endsMs) return stored;
  if (stored.endsMs === endsMs - length)
    return { ...nothing(endsMs), prevStrangers: strangers, prevFamiliars: familiars };
  if (stored.endsMs === endsMs + length)
    return { ...nothing(endsMs), strangers: prevStrangers, familiars: prevFamiliars };
  return nothing(endsMs);
}

/**
 * About how much there was when a taker came: the shards as they were read beside the counting, and its own, where it counted, as it
 * found it.
 */
export function positionAbout(
  take: LimitTake,
  row: Row,
  shards: ReadonlyMap<string, Stored>,
  own: Standing | undefined,
  now: Instant,
): LimitTaken {
  const share = shareOfBefore(take, row.endsMs, now);
  let strangers = own ? own.strangers + own.moreStrangers : 0;
  let familiars = own ? own.familiars + own.moreFamiliars : 0;
  for (const [id, stored] of shards) {
    if (own && id === row.id) continue;
    const then = readIn(stored, row.endsMs, take);
    strangers += then.strangers + then.prevStrangers * share;
    familiars += then.familiars + then.prevFamiliars * share;
  }
  return takenAt(take, row, Math.ceil(strangers), Math.ceil(familiars), row.endsMs);
}
