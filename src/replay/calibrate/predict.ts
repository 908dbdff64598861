/** What fitted numbers say of a row: the same sums and softmax as a diagnosis makes of facts. */
import { CAUSES } from '../../engine/model.ts';

const TEN = CAUSES.length;

export function scoresOf(x: Float64Array, spoken: readonly number[]): Float64Array {
  const scores = x.slice(x.length - TEN);
  for (const column of spoken) {
    const from = column * TEN;
    for (let k = 0; k < TEN; k++) scores[k]! += x[from + k]!;
  }
  return scores;
}

/** `sharpness`: what scores are multiplied by first; below 1 makes less sure. */
export function probabilitiesOf(scores: Float64Array, sharpness = 1): Float64Array {
  const odds = new Float64Array(TEN);
  let highest = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < TEN; k++) if (scores[k]! > highest) highest = scores[k]!;
  let all = 0;
  for (let k = 0; k < TEN; k++) {
    odds[k] = Math.exp((scores[k]! - highest) * sharpness);
    all += odds[k]!;
  }
  for (let k = 0; k < TEN; k++) odds[k]! /= all;
  return odds;
}
