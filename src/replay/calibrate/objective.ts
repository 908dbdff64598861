/**
 * What fitting makes small: over all rows, minus the logarithm of the probability that the diagnosis gives to the accepted causes
 * together, and a penalty on weights that stray from where they are drawn to. The weights are ten numbers a column; the prior,
 * which nothing draws, stands behind the last column.
 */
import { CAUSES } from '../../engine/model.ts';
import type { Objective } from './minimise.ts';
import type { SparseRows } from './sparse-rows.ts';

const TEN = CAUSES.length;

export interface Penalty {
  /** Times half of the squared distance from `centre`. */
  readonly strength: number;
  readonly centre: Float64Array;
}

/** Adds up the scores of row `i` into `scores`. */
export function scoreRow(x: Float64Array, { starts, columns }: SparseRows, i: number, scores: Float64Array): void {
  const prior = x.length - TEN;
  for (let k = 0; k < TEN; k++) scores[k] = x[prior + k]!;
  const end = starts[i + 1]!;
  for (let at = starts[i]!; at < end; at++) {
    const from = columns[at]! * TEN;
    for (let k = 0; k < TEN; k++) scores[k]! += x[from + k]!;
  }
}

/** Scores become probabilities in place; answers the logarithm of what the accepted ones have together. */
function settle(scores: Float64Array, accepted: number): number {
  let highest = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < TEN; k++) if (scores[k]! > highest) highest = scores[k]!;
  let [all, right] = [0, 0];
  for (let k = 0; k < TEN; k++) {
    const odds = Math.exp(scores[k]! - highest);
    scores[k] = odds;
    all += odds;
    if ((accepted >> k) & 1) right += odds;
  }
  // Too far off for a number: the largest accepted would be below e^-700.
  right = Math.max(right, Number.MIN_VALUE);
  for (let k = 0; k < TEN; k++) scores[k]! *= 1 / all - ((accepted >> k) & 1 ? 1 / right : 0);
  return Math.log(right / all);
}

function addRow(gradient: Float64Array, { starts, columns }: SparseRows, i: number, slopes: Float64Array): void {
  const prior = gradient.length - TEN;
  for (let k = 0; k < TEN; k++) gradient[prior + k]! += slopes[k]!;
  const end = starts[i + 1]!;
  for (let at = starts[i]!; at < end; at++) {
    const from = columns[at]! * TEN;
    for (let k = 0; k < TEN; k++) gradient[from + k]! += slopes[k]!;
  }
}

function penalise(x: Float64Array, gradient: Float64Array, { strength, centre }: Penalty): number {
  let squares = 0;
  for (let i = 0; i < centre.length; i++) {
    const away = x[i]! - centre[i]!;
    squares += away * away;
    gradient[i]! += strength * away;
  }
  return (strength / 2) * squares;
}

/** `x`: ten numbers for each column, then the prior; the penalty's centre has no prior. */
export function lossOver(rows: SparseRows, penalty: Penalty): Objective {
  const scores = new Float64Array(TEN);
  return (x, gradient) => {
    gradient.fill(0);
    let loss = 0;
    for (let i = 0; i < rows.count; i++) {
      const weight = rows.weights[i]!;
      scoreRow(x, rows, i, scores);
      loss -= weight * settle(scores, rows.accepted[i]!);
      for (let k = 0; k < TEN; k++) scores[k]! *= weight;
      addRow(gradient, rows, i, scores);
    }
    return loss + penalise(x, gradient, penalty);
  };
}
