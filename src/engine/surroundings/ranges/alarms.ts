/**
 * The operator is told when a range begins to be blocked, and when a code leaves for it again: once each, by what its row remembers. Pure.
 */
import type { RangeFacts } from '../../facts.ts';
import type { Instant } from '../../model.ts';
import type { Nearby } from '../../subjects/assessed.ts';
import type { Blocked, CarrierBody, CountryBody } from './bodies.ts';
import { isAbroad } from './fold-range.ts';

/** What was decided on a request for a new number. */
export interface RangeVerdict {
  readonly facts: RangeFacts;
  /** As the decision names it; another than those of ranges: it was not blocked. */
  readonly reason: string;
  readonly sends: boolean;
  readonly from: string;
  readonly digit: string;
  readonly now: Instant;
}

export interface RangeAlarm {
  readonly type: 'range.blocked' | 'range.released';
  /** Whose row remembers it, and under which name. */
  readonly row: 'country' | 'carrier';
  readonly part: string;
}

const DAY = 86_400_000;

/** The parts of the tree that this request is of, by the reason that each gives. */
const partsOf = (country: CountryBody, { from, digit }: RangeVerdict) =>
  [
    { reason: 'range_strange', row: 'country', part: 'strange' },
    { reason: 'range_country', row: 'country', part: 'country' },
    { reason: 'range_origin', row: 'country', part: isAbroad(country, from) ? 'abroad' : 'home' },
    { reason: 'range_carrier', row: 'carrier', part: 'carrier' },
    { reason: 'range_block', row: 'carrier', part: `block ${digit}` },
    { reason: 'range_close', row: 'carrier', part: 'close' },
  ] as const;

/** Nothing for whom ranges do not judge. What was blocked and is asked for by nobody for a day has ended by itself. */
export function alarmsOf(nearby: Nearby, verdict: RangeVerdict): readonly RangeAlarm[] {
  const { country, carrier } = nearby as { country?: CountryBody; carrier?: CarrierBody };
  if (verdict.facts.fresh !== true || !country || !carrier) return [];
  const parts = partsOf(country, verdict).map((one) => ({
    ...one,
    at: { country, carrier }[one.row].blocked?.[one.part],
  }));
  const blocking = parts.find(({ reason }) => reason === verdict.reason);
  if (blocking) {
    const { row, part, at } = blocking;
    return at === undefined || verdict.now - at > DAY ? [{ type: 'range.blocked', row, part }] : [];
  }
  if (!verdict.sends) return [];
  return parts.flatMap(({ row, part, at }) =>
    at === undefined ? [] : [{ type: 'range.released' as const, row, part }],
  );
}

/** A row's memory after an alarm. Those of which nothing was heard for a day are forgotten. */
export function foldAlarm<T extends { readonly blocked?: Blocked }>(
  body: T,
  { type, part }: RangeAlarm,
  now: Instant,
): T {
  const others = Object.entries(body.blocked ?? {}).filter(([name, at]) => name !== part && now - at <= DAY);
  const own = type === 'range.blocked' ? [[part, now] as const] : [];
  return { ...body, blocked: Object.fromEntries([...others, ...own]) };
}
