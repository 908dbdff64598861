/**
 * Whether somebody earns on the messages to a range of numbers. Whoever pumps a range gets delivery and no people: hardly a new number is
 * proved, and who proves one is never seen again. So what became of the new numbers of a country, of the part of it that is asked
 * for from elsewhere, of a carrier's ten thousand and of a thousand is held against what is usual for the service, with the
 * uncertainty that small numbers have. Only requests that nothing speaks for are judged, and the evidence fades by itself.
 */
import type { RangeCount, RangeFacts } from '../facts.ts';
import type { TollPolicy } from '../policy.ts';

/** Of a pumped range's numbers one in 25 is proved, give or take: a beta distribution. */
const PUMPED = { proved: 1, unproved: 24 };
/** How closely countries keep to what is usual: as if so many numbers of each had been seen. */
const USUAL_WEIGHT = 40;
const USUAL_LEAST = 0.15;
const USUAL_MOST = 0.8;
/** The share of a pumped range's numbers whose carrier's block somebody else asked a number of before. */
const PUMPED_BESIDE = 0.6;
/** The same where nothing is pumped and nobody of the block was proved; each who was makes the next one less of a wonder. */
const USUAL_BESIDE = 0.15;
const BESIDE_WEIGHT = 4;
/**
 * Who pumps goes where the service has no people, and through one such country after another. Where these together are pumped, as many
 * of them are expected to be: still, the first number of each is believed.
 */
const EXPECTED_MOST = 0.45;

/** Stirling's series for the logarithm of the gamma function (Abramowitz and Stegun, 6.1.40), shifted to where it is exact enough. */
function logGamma(x: number): number {
  let [shift, at] = [0, x];
  for (; at < 7; at++) shift -= Math.log(at);
  const square = 1 / (at * at);
  const series = (1 / 12 - (1 / 360 - square / 1260) * square) / at;
  return shift + (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + series;
}

const logBeta = (a: number, b: number): number => logGamma(a) + logGamma(b) - logGamma(a + b);

/** Beyond what past proofs stand for, what waits to be proved counts as not proved. */
const unprovedOf = ({ proved, unproved, waiting }: RangeCount, waitingMost: number): number =>
  unproved + Math.max(0, waiting - waitingMost - proved);

/** How much likelier the counts are in a pumped range than in one like the others, as a logarithm. */
function weighCounts(counts: RangeCount, usual: number, waitingMost: number): number {
  const unproved = unprovedOf(counts, waitingMost);
  // More proofs than is usual are no wonder that has to be explained.
  const proved = Math.min(counts.proved, 1 + (unproved * usual) / (1 - usual));
  const likeOthers = { proved: usual * USUAL_WEIGHT, unproved: (1 - usual) * USUAL_WEIGHT };
  const under = (shape: { proved: number; unproved: number }) =>
    logBeta(shape.proved + proved, shape.unproved + unproved) - logBeta(shape.proved, shape.unproved);
  return under(PUMPED) - under(likeOthers);
}

/** How much likelier it is that numbers lie this close together, as a logarithm. */
function weighCloseness(others: number, { proved }: RangeCount): number {
  const beside = Math.max(USUAL_BESIDE, (proved + 0.5) / (proved + BESIDE_WEIGHT));
  return others * Math.max(0, Math.log(PUMPED_BESIDE / beside));
}

/** Which part of the tree speaks for it most; `close`: numbers beside each other; `strange`: all countries without people of the service. */
export type RangePart = 'strange' | 'country' | 'origin' | 'carrier' | 'block' | 'close';

export interface Suspicion {
  readonly part: RangePart;
  /** That somebody earns on it. */
  readonly probability: number;
}

/** As logarithms, and back. */
const oddsOf = (share: number): number => Math.log(share / (1 - share));
const shareOf = (odds: number): number => 1 / (1 + Math.exp(-odds));

/** Null for who is not judged by ranges. */
export function suspectToll(range: RangeFacts, { expected, waitingMost, proofAbove }: TollPolicy): Suspicion | null {
  const { fresh, country, origin, carrier, block } = range;
  if (fresh !== true || !country || !origin || !carrier || !block || expected === 0) return null;
  const usual = Math.min(USUAL_MOST, Math.max(USUAL_LEAST, range.usual ?? 0));
  const weigh = (counts: RangeCount) => weighCounts(counts, usual, waitingMost);
  const odds = oddsOf(expected);
  const [here, ten] = [weigh(origin), weigh(carrier)];
  // Where those who ask from here do well, what is asked from elsewhere to the same country does not speak against them.
  const wide = odds + here < 0 ? Number.NEGATIVE_INFINITY : weigh(country);
  const close = Math.max(0, here, ten) + weighCloseness(range.others ?? 0, carrier);
  const parts: readonly (readonly [RangePart, number])[] = [
    ['country', wide],
    ['origin', here],
    ['carrier', ten],
    ['block', weigh(block)],
    ['close', close],
  ];
  const [part, most] = parts.reduce((best, next) => (next[1] > best[1] ? next : best));
  const own = shareOf(odds + most);
  if (range.strange === null || own >= proofAbove) return { part, probability: own };
  const among = shareOf(odds + weigh(range.strange));
  return {
    part: 'strange',
    probability: shareOf(oddsOf(expected + among * Math.max(0, EXPECTED_MOST - expected)) + most),
  };
}
