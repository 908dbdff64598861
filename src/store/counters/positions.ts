/** From counters as they stand to the position of each taker. Pure: held against a naive model in its test. */
import type { Instant } from '../../engine/model.ts';
import type { LimitTake, LimitTaken } from '../../engine/ports.ts';
import type { Row } from './rows.ts';

/** A row as stored: its window, what was counted in it, what in the one before, and whether its shards are marked. */
export interface Stored {
  readonly endsMs: Instant;
  readonly strangers: number;
  readonly familiars: number;
  readonly prevStrangers: number;
  readonly prevFamiliars: number;
  /** Windows, this one included, in which positions have to be exact. */
  readonly near: number;
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
  near: 0,
});

/** How much of the window before still counts: as much of it as lies within one length before now. */
export const shareOfBefore = ({ window, windowSeconds }: LimitTake, endsMs: Instant, now: Instant): number =>
  window === 'sliding' ? Math.min(1, Math.max(0, (endsMs - now) / (windowSeconds * 1000))) : 0;

/** What another shard says of the window that ends at `endsMs`: it may have stayed in the one before, or gone on to the next. */
export function readIn(stored: Stored, endsMs: Instant, { windowSeconds }: LimitTake): Stored {
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
 * `stored` is the row after this batch has counted, undefined where there is none. `others` is what the other shards hold in the same
 * window; undefined where they were not asked, and each is taken to stand where this one does.
 */
export function standingOf(row: Row, stored: Stored, others: readonly Stored[] | undefined, now: Instant): Standing {
  const share = shareOfBefore(row.take, stored.endsMs, now);
  const rest = others ?? [];
  const sum = (field: 'strangers' | 'familiars' | 'prevStrangers' | 'prevFamiliars') =>
    rest.reduce((all, one) => all + one[field], 0);
  return {
    row,
    endsMs: stored.endsMs,
    strangers: stored.strangers - row.strangers,
    familiars: stored.familiars - row.familiars,
    moreStrangers: sum('strangers') + Math.ceil((stored.prevStrangers + sum('prevStrangers')) * share),
    moreFamiliars: sum('familiars') + Math.ceil((stored.prevFamiliars + sum('prevFamiliars')) * share),
    times: others === undefined ? row.take.shards : 1,
  };
}

/** The next one's position, in the order in which they asked. */
export function nextPosition(standing: Standing, take: LimitTake): LimitTaken {
  const { row, moreStrangers, moreFamiliars, times } = standing;
  const strangers = standing.strangers + (take.familiar ? 0 : take.weight);
  const familiars = standing.familiars + (take.familiar ? take.weight : 0);
  if (take.counts) {
    standing.strangers = strangers;
    standing.familiars = familiars;
  }
  // Each field by its name: spreading the take here costs more than all the rest of counting.
  return {
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
    strangers: (strangers + moreStrangers) * times,
    familiars: (familiars + moreFamiliars) * times,
    windowEnds: standing.endsMs,
    shard: row.shard,
  };
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
  const { endsMs: windowEnds, shard } = row;
  return { ...take, strangers: Math.ceil(strangers), familiars: Math.ceil(familiars), windowEnds, shard };
}

/** Whether the last taker of a row in shards would still be told, roughly, a place at which nobody is refused. */
export function isFar({ row, ...last }: Standing): boolean {
  const strangers = last.strangers + row.strangers + last.moreStrangers;
  const familiars = last.familiars + row.familiars + last.moreFamiliars;
  return (strangers + familiars + row.looked) * row.take.shards <= row.take.max;
}
