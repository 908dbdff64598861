/**
 * When to say that we can't tell. A right cause is worth something to whoever asks, a wrong one does twice the harm, and "we
 * can't tell" does neither: the threshold and the margin that were worth most on rows that were held out.
 */

import { CAUSES } from '../../engine/model.ts';
import { likeliestOf } from './measures.ts';
import { probabilitiesOf } from './predict.ts';
import type { WeighedHeldOut } from './sharpness.ts';

export interface CantTell {
  readonly threshold: number;
  readonly margin: number;
}

const WRONG_COSTS = 2;
const THRESHOLDS = [0.5, 0.55, 0.6, 0.65, 0.7];
const MARGINS = [0.1, 0.15, 0.2];

interface Told {
  readonly first: number;
  readonly lead: number;
  readonly worth: number;
}

function toldIn({ row, scores, weight }: WeighedHeldOut, sharpness: number): Told {
  const probabilities = probabilitiesOf(scores, sharpness);
  const best = likeliestOf(probabilities);
  const [first, second] = [...probabilities].sort((a, b) => b - a) as [number, number];
  const isRight = row.accepted.includes(CAUSES[best]!);
  return { first, lead: first - second, worth: weight * (isRight ? 1 : -WRONG_COSTS) };
}

export function findCantTell(heldOut: readonly WeighedHeldOut[], sharpness: number): CantTell {
  const told = heldOut.map((one) => toldIn(one, sharpness));
  let best = { threshold: 0.5, margin: 0.15, worth: Number.NEGATIVE_INFINITY };
  for (const threshold of THRESHOLDS)
    for (const margin of MARGINS) {
      const worth = told.reduce((sum, t) => (t.first < threshold || t.lead < margin ? sum : sum + t.worth), 0);
      if (worth > best.worth) best = { threshold, margin, worth };
    }
  return { threshold: best.threshold, margin: best.margin };
}
