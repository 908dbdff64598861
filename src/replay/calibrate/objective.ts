/**
 * What fitting makes small: over all rows, minus the logarithm of the probability that the diagnosis gives to the accepted causes
 * together, and a penalty on weights that stray from where they are drawn to. The weights are ten numbers a column; the prior,
 * which nothing draws, stands behind the last column.
 */
import { CAUSES } from '../../engine/model.ts';
import type { Objective } from './minimise.ts';
import type { SparseRows } from './sparse-rows.ts';
import { addColumns, addToColumns } from './ten-sums.ts';

const TEN = CAUSES.length;

export interface Penalty {
  /** Times half of the squared distance from `centre`. */
  readonly strength: number;
  readonly centre: Float64Array;
}

/**
 * Scores become, in place, the slopes of the loss: the probability of each cause less the share it has among the accepted ones.
 * Answers the logarithm of what the accepted ones have together.
 */
function settle(scores: Float64Array, accepted: number): number {
  let highest = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < TEN; k++) if (scores[k]! > highest) highest = scores[k]!;
  let all = 0;
  let right = 0;
  for (let k = 0; k < TEN; k++) {
    const odds = Math.exp(scores[k]! - highest);
    scores[k] = odds;
    all += odds;
    if ((accepted >> k) & 1) right += odds;
  }
  // The accepted ones may be too unlikely for a number.
  right = Math.max(right, Number.MIN_VALUE);
  for (let k = 0; k < TEN; k++) scores[k] = scores[k]! / all - ((accepted >> k) & 1 ? scores[k]! / right : 0);
  return Math.log(right / all);
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
  const ten = new Float64Array(TEN);
  return (x, gradient) => {
    gradient.fill(0);
    const prior = x.length - TEN;
    let loss = 0;
    for (let i = 0; i < rows.count; i++) {
      const weight = rows.weights[i]!;
      for (let k = 0; k < TEN; k++) ten[k] = x[prior + k]!;
      addColumns(x, rows, i, ten);
      loss -= weight * settle(ten, rows.accepted[i]!);
      for (let k = 0; k < TEN; k++) {
        ten[k]! *= weight;
        gradient[prior + k]! += ten[k]!;
      }
      addToColumns(gradient, rows, i, ten);
    }
    return loss + penalise(x, gradient, penalty);
  };
}
