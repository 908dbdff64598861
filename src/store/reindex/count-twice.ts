/**
 * Counters live for a window or two, and are never taken over. From the moment that marks begin to be, whatever is counted is counted
 * under both: as it was before, which is what limits go by until every window that was open then is over, and as it will be, which is
 * what they go by from then on, when nothing is missing there. So no limit begins anew, and none counts double.
 */
import type { Instant } from '../../engine/model.ts';
import type { LimitTake, LimitTaken } from '../../engine/ports.ts';
import type { OpenIndex } from '../vault/open-index.ts';
import type { Follow } from './follow.ts';

/** A node that has not heard of the move yet counts for some seconds as before. */
const MARGIN_MS = 60_000;

/** Whether what is counted over spans of this length still goes by the marks of before. A span looks back at the one before it. */
export function goesByBefore(index: OpenIndex, service: string, spanSeconds: number, now: Instant): boolean {
  const move = service === '*' ? null : index.move(service);
  return move !== null && now < move.begunAt + 2 * spanSeconds * 1000 + MARGIN_MS;
}

/** Takes in the place of those that the engine asked for: the one that it goes by first, and with it the one that counts along. */
export interface Twice {
  readonly takes: readonly LimitTake[];
  /** Where each of them begins, and where the last one ends. */
  readonly begins: readonly number[];
}

export interface Counting {
  twice(takes: readonly LimitTake[], now: Instant): Twice;
  /** What the engine is told of those that it asked for. */
  told(asked: readonly LimitTake[], taken: readonly LimitTaken[], begins: Twice['begins']): readonly LimitTaken[];
  /** What goes back with these. */
  returned(taken: readonly LimitTaken[]): readonly LimitTaken[];
}

export function countTwice(index: OpenIndex, follow: Follow): Counting {
  const counted = new WeakMap<LimitTaken, readonly LimitTaken[]>();

  function both(take: LimitTake, now: Instant): LimitTake[] {
    const stored = { ...take, key: follow.stored(take.service, take.key) };
    if (!goesByBefore(index, take.service, take.windowSeconds, now)) return [stored];
    return [{ ...take, key: follow.before(take.service, take.key) }, stored];
  }

  return Object.freeze({
    twice(asked: readonly LimitTake[], now: Instant): Twice {
      const takes: LimitTake[] = [];
      const begins = asked.map((take) => takes.push(...both(take, now)) && takes.length);
      return { takes, begins: [0, ...begins] };
    },
    told: (asked: readonly LimitTake[], taken: readonly LimitTaken[], begins: Twice['begins']) =>
      asked.map((take, n) => {
        const own = taken.slice(begins[n], begins[n + 1]);
        const told: LimitTaken = { ...own[0]!, key: take.key };
        counted.set(told, own);
        return told;
      }),
    returned: (taken: readonly LimitTaken[]) => taken.flatMap((told) => counted.get(told) ?? [told]),
  });
}
