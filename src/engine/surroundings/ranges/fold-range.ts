/** What happens to fresh numbers, folded into the rows of their ranges. Pure: bodies in, bodies out, bounded whatever happens. */
import type { Instant } from '../../model.ts';
import {
  type CarrierBody,
  type CountryBody,
  type EverywhereBody,
  type ProversBody,
  RANGE_BOUNDS,
  type Sums,
  type Unproved,
} from './bodies.ts';
import { count, fading, NO_TALLY } from './tally.ts';

/** Somebody unknown got a code to a number that nobody had proved, proved it, or was seen signed in with it. */
export interface RangeNews {
  readonly what: 'asked' | 'proved' | 'came';
  readonly at: Instant;
  /** When the code was asked for. */
  readonly askedAt: Instant;
  /** Short pieces of marks: the number, and who asked (a device, or else a network). */
  readonly number: string;
  readonly who: string;
  /** Country that it was asked for from, as the connection shows it; empty where it is not known. */
  readonly from: string;
  /** The digit that tells the number's thousand from the others of its ten thousand. */
  readonly digit: string;
}

/** From a tenth of all proofs on, a country is one that a destination's people ask from. */
const HOME_SHARE = 0.1;

const rounded = (value: number): number => Math.round(value * 100) / 100;

/** Whether few of a destination's proofs come from there. */
export function isAbroad(body: CountryBody, from: string): boolean {
  const all = Object.values(body.homes ?? {}).reduce((sum, n) => sum + n, 0);
  return (body.homes?.[from] ?? 0) < HOME_SHARE * all || all === 0;
}

function unprovedAfter(recent: readonly Unproved[] | undefined, news: RangeNews): readonly Unproved[] {
  const others = (recent ?? []).filter(([number]) => number !== news.number);
  if (news.what !== 'asked') return others;
  return [...others, [news.number, news.who, news.at] as const].slice(-RANGE_BOUNDS.recent);
}

/** A number that is asked for again is counted once, as long as it is remembered. */
const isAgain = (recent: readonly Unproved[] | undefined, news: RangeNews): boolean =>
  news.what === 'asked' && (recent ?? []).some(([number]) => number === news.number);

function homesAfter(body: CountryBody, { from, at }: RangeNews): Readonly<Record<string, number>> {
  const faded = fading(body.homesAt ?? at, at);
  const entries = Object.entries({ ...body.homes, [from]: 0 }).map(([name]): [string, number] => [
    name,
    rounded((body.homes?.[name] ?? 0) * faded + (name === from ? 1 : 0)),
  ]);
  return Object.fromEntries(entries.sort((a, b) => b[1] - a[1]).slice(0, RANGE_BOUNDS.homes));
}

export function foldCountry(body: CountryBody, news: RangeNews): CountryBody {
  if (isAgain(body.recent, news)) return body;
  const abroad = isAbroad(body, news.from);
  const proves = news.what === 'proved';
  return {
    ...body,
    all: count(body.all ?? NO_TALLY, news.what, news.askedAt, news.at),
    ...(abroad && { abroad: count(body.abroad ?? NO_TALLY, news.what, news.askedAt, news.at) }),
    ...(proves && { homes: homesAfter(body, news), homesAt: news.at }),
    recent: unprovedAfter(body.recent, news),
  };
}

function sumsAfter(sums: Sums | undefined, { what, at }: RangeNews): Sums {
  const [asked, proved, came, before] = sums ?? [0, 0, 0, at];
  const faded = fading(before, at);
  const more = (sum: number, which: RangeNews['what']) => rounded(sum * faded + (what === which ? 1 : 0));
  return [more(asked, 'asked'), more(proved, 'proved'), more(came, 'came'), at];
}

export function foldCarrier(body: CarrierBody, news: RangeNews): CarrierBody {
  if (isAgain(body.recent, news)) return body;
  return {
    ...body,
    all: count(body.all ?? NO_TALLY, news.what, news.askedAt, news.at),
    blocks: { ...body.blocks, [news.digit]: sumsAfter(body.blocks?.[news.digit], news) },
    recent: unprovedAfter(body.recent, news),
  };
}

/** `place`: a short piece of the destination's mark. Those of which the least is known go first. */
export function foldEverywhere(body: EverywhereBody, place: string, news: RangeNews): EverywhereBody {
  const places = Object.entries({ ...body.places, [place]: sumsAfter(body.places?.[place], news) });
  const weight = ([, [asked, , , at]]: [string, Sums]) => asked * fading(at, news.at);
  const kept =
    places.length <= RANGE_BOUNDS.places
      ? places
      : places.sort((a, b) => weight(b) - weight(a)).slice(0, RANGE_BOUNDS.places);
  return { places: Object.fromEntries(kept) };
}

export function foldProver(body: ProversBody, prover: NonNullable<ProversBody['devices']>[number]): ProversBody {
  const others = (body.devices ?? []).filter(({ d }) => d !== prover.d);
  return { devices: [...others, prover].slice(-RANGE_BOUNDS.provers) };
}

export const foldSeenProver = (body: ProversBody, device: string): ProversBody => ({
  devices: (body.devices ?? []).filter(({ d }) => d !== device),
});
