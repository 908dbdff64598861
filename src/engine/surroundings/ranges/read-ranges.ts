/** The rows of a number's ranges read as facts: what happened to the fresh numbers around it, and what is usual. Pure. */
import type { RangeFacts } from '../../facts.ts';
import type { Instant } from '../../model.ts';
import type { CarrierBody, CountryBody, EverywhereBody, Sums } from './bodies.ts';
import { isAbroad, PEOPLE_LEAST } from './fold-range.ts';
import { fading, less, NO_TALLY, type Reading, readTally } from './tally.ts';

export interface RangeBodies {
  readonly everywhere: EverywhereBody;
  readonly country: CountryBody;
  readonly carrier: CarrierBody;
}

/** Who asks for which number, as the rows name them. */
export interface RangeAsk {
  readonly who: string;
  readonly from: string;
  /** The digit that tells the number's thousand from the others. */
  readonly digit: string;
  readonly now: Instant;
}

type Weighted = readonly [value: number, weight: number];

function medianOf(values: readonly Weighted[]): number {
  const sorted = [...values].sort((a, b) => a[0] - b[0]);
  const half = sorted.reduce((sum, [, weight]) => sum + weight, 0) / 2;
  let passed = 0;
  for (const [value, weight] of sorted) {
    passed += weight;
    if (passed >= half) return value;
  }
  return 0;
}

/** Before a service knows its own: about half of those who ask for a code to a new number enter it, and nobody is told of later. */
const PROVED_AT_FIRST: Weighted = [0.45, 4];
const CAME_AT_FIRST: Weighted = [0, 1];
/** No country counts for more than this: who pumps one or two of them must not make that usual. */
const WEIGHT_MOST = 5;
const weightOf = (known: number): number => Math.min(WEIGHT_MOST, Math.sqrt(known));

/** A country with less than this says little. */
const PROVED_LEAST = 2;
const ASKED_LEAST = 4;

interface Usual {
  readonly proved: number;
  readonly cameBack: number;
}

/** Over the countries, each with a bounded say, so that it stays what it was while some of them are pumped. */
export function usualOf(body: EverywhereBody, now: Instant): Usual {
  const places = Object.values(body.places ?? {}).map(([asked, proved, came, at]: Sums) => {
    const faded = fading(at, now);
    return { asked: Math.max(asked, proved) * faded, proved: proved * faded, came: Math.min(came, proved) * faded };
  });
  const told = places.filter(({ proved }) => proved >= PROVED_LEAST);
  const cameBack = medianOf([
    CAME_AT_FIRST,
    ...told.map(({ proved, came }): Weighted => [(came + 0.5) / (proved + 1), weightOf(proved)]),
  ]);
  const asked = places.filter((place) => place.asked >= ASKED_LEAST);
  const proved = medianOf([
    PROVED_AT_FIRST,
    ...asked.map((place): Weighted => {
      const real = place.proved - (place.proved - place.came) * cameBack;
      return [(real + 1) / (place.asked + 2), weightOf(place.asked)];
    }),
  ]);
  return { proved, cameBack };
}

/** Numbers of one's own that were mistyped before the right one say nothing of a range. */
const OWN_SLIPS = 2;

function othersOf({ recent }: CarrierBody, { who, now }: RangeAsk, { unproved }: Reading): number {
  const own = (recent ?? []).filter(([, asker]) => asker === who);
  const forgiven = own.slice(-OWN_SLIPS).reduce((sum, [, , at]) => sum + fading(at, now), 0);
  return Math.max(0, unproved - forgiven);
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

function readSums(sums: Sums | undefined, cameBack: number, waiting: number, now: Instant): Reading {
  const [asked, proved, came, at] = sums ?? [0, 0, 0, now];
  const faded = fading(at, now);
  const alone = Math.max(0, proved - came) * cameBack;
  return {
    proved: (proved - alone) * faded,
    unproved: Math.max(0, (asked - proved + alone) * faded - waiting),
    waiting: 0,
  };
}

function peopleIn({ people }: CountryBody, now: Instant): number {
  const [known, at] = people ?? [0, now];
  return known * fading(at, now);
}

export function readRanges({ everywhere, country, carrier }: RangeBodies, ask: RangeAsk): RangeFacts {
  const { now, from, digit } = ask;
  const usual = usualOf(everywhere, now);
  const read = (tally = NO_TALLY) => readTally(tally, usual.cameBack, now);
  const [all, abroad, ten] = [read(country.all), read(country.abroad), read(carrier.all)];
  const count = ({ proved, unproved, waiting }: Reading) => ({
    proved: rounded(proved),
    unproved: rounded(unproved),
    waiting: rounded(waiting),
  });
  return {
    fresh: true,
    usual: rounded(usual.proved),
    strange:
      peopleIn(country, now) < PEOPLE_LEAST
        ? count(readSums(everywhere.strange, usual.cameBack, all.waiting, now))
        : null,
    country: count(all),
    origin: count(isAbroad(country, from) ? abroad : less(all, abroad)),
    carrier: count(ten),
    block: count(readSums(carrier.blocks?.[digit], usual.cameBack, ten.waiting, now)),
    others: rounded(othersOf(carrier, ask, ten)),
  };
}
