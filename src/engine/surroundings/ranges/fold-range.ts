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
import { count, fading, NO_TALLY, type Tally } from './tally.ts';

/**
 * Somebody unknown got a code to a number that nobody had proved, proved it, or was seen signed in with it; or the message did not reach
 * the number: then nobody could prove it, and nobody earns on it either.
 */
export interface RangeNews {
  readonly what: 'asked' | 'proved' | 'came' | 'failed';
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
  /** The service has no people in that country; undefined: as far as new numbers tell. */
  readonly strange?: boolean;
}

/** From a tenth of all proofs on, a country is one that a destination's people ask from. */
const HOME_SHARE = 0.1;

const rounded = (value: number): number => Math.round(value * 100) / 100;

/** Whether few of a destination's proofs come from there. */
export function isAbroad(body: CountryBody, from: string): boolean {
  const all = Object.values(body.homes ?? {}).reduce((sum, n) => sum + n, 0);
  return (body.homes?.[from] ?? 0) < HOME_SHARE * all || all === 0;
}

function unprovedAfter(recent: readonly Unproved[] | undefined, news: RangeNews, by: string): readonly Unproved[] {
  const others = (recent ?? []).filter(([number]) => number !== news.number);
  if (news.what !== 'asked') return others;
  return [...others, [news.number, by, news.at] as const].slice(-RANGE_BOUNDS.recent);
}

export const findUnproved = (recent: readonly Unproved[] | undefined, number: string): Unproved | undefined =>
  (recent ?? []).find(([one]) => one === number);

/** As long as it is remembered, a number that is asked for again is counted once, and one that was not reached no more. */
function saysNothing(recent: readonly Unproved[] | undefined, { what, number }: RangeNews): boolean {
  const isRemembered = findUnproved(recent, number) !== undefined;
  return (what === 'asked' && isRemembered) || (what === 'failed' && !isRemembered);
}

function counted(tally: Tally | undefined, { what, askedAt, at }: RangeNews): Tally {
  const now = tally ?? NO_TALLY;
  return what === 'failed' ? count(now, 'asked', askedAt, at, -1) : count(now, what, askedAt, at);
}

function homesAfter(body: CountryBody, { from, at }: RangeNews): Readonly<Record<string, number>> {
  const faded = fading(body.homesAt ?? at, at);
  const entries = Object.entries({ ...body.homes, [from]: 0 }).map(([name]): [string, number] => [
    name,
    rounded((body.homes?.[name] ?? 0) * faded + (name === from ? 1 : 0)),
  ]);
  return Object.fromEntries(entries.sort((a, b) => b[1] - a[1]).slice(0, RANGE_BOUNDS.homes));
}

export function foldCountry(body: CountryBody, news: RangeNews): CountryBody {
  if (saysNothing(body.recent, news)) return body;
  const from = news.what === 'failed' ? findUnproved(body.recent, news.number)![1] : news.from;
  const abroad = isAbroad(body, from);
  const proves = news.what === 'proved';
  return {
    ...body,
    all: counted(body.all, news),
    ...(abroad && { abroad: counted(body.abroad, news) }),
    ...(proves && { homes: homesAfter(body, news), homesAt: news.at }),
    recent: unprovedAfter(body.recent, news, from),
  };
}

function sumsAfter(sums: Sums | undefined, { what, at }: RangeNews): Sums {
  const [asked, proved, came, before] = sums ?? [0, 0, 0, at];
  const faded = fading(before, at);
  const more = (sum: number, which: RangeNews['what']) => rounded(sum * faded + (what === which ? 1 : 0));
  const failed = what === 'failed' ? 1 : 0;
  return [Math.max(0, rounded(more(asked, 'asked') - failed)), more(proved, 'proved'), more(came, 'came'), at];
}

export function foldCarrier(body: CarrierBody, news: RangeNews): CarrierBody {
  if (saysNothing(body.recent, news)) return body;
  return {
    ...body,
    all: counted(body.all, news),
    blocks: { ...body.blocks, [news.digit]: sumsAfter(body.blocks?.[news.digit], news) },
    recent: unprovedAfter(body.recent, news, news.who),
  };
}

/** A right code was entered for a number of that country. */
export function foldPerson(body: CountryBody, now: Instant): CountryBody {
  const [people, at] = body.people ?? [0, now];
  return { ...body, people: [rounded(people * fading(at, now) + 1), now] };
}

/** With fewer proofs than this, faded, a country is one that a service has no people in. */
export const PEOPLE_LEAST = 2;

function isStrange(sums: Sums | undefined, now: Instant): boolean {
  const [, proved, , at] = sums ?? [0, 0, 0, now];
  return proved * fading(at, now) < PEOPLE_LEAST;
}

/** `place`: a short piece of the destination's mark. Those of which the least is known go first. */
export function foldEverywhere(body: EverywhereBody, place: string, news: RangeNews): EverywhereBody {
  const places = Object.entries({ ...body.places, [place]: sumsAfter(body.places?.[place], news) });
  const weight = ([, [asked, , , at]]: [string, Sums]) => asked * fading(at, news.at);
  const strange = (news.strange ?? isStrange(body.places?.[place], news.at)) && {
    strange: sumsAfter(body.strange, news),
  };
  const kept =
    places.length <= RANGE_BOUNDS.places
      ? places
      : places.sort((a, b) => weight(b) - weight(a)).slice(0, RANGE_BOUNDS.places);
  return { ...body, ...strange, places: Object.fromEntries(kept) };
}

export function foldProver(body: ProversBody, prover: NonNullable<ProversBody['devices']>[number]): ProversBody {
  const others = (body.devices ?? []).filter(({ d }) => d !== prover.d);
  return { devices: [...others, prover].slice(-RANGE_BOUNDS.provers) };
}

export const foldSeenProver = (body: ProversBody, device: string): ProversBody => ({
  devices: (body.devices ?? []).filter(({ d }) => d !== device),
});
