/** How sure to be: one factor for all scores, found on rows that were held out, makes probabilities hold what they promise. */
import type { HeldOut } from './hold-out.ts';
import { lossOf } from './measures.ts';
import { probabilitiesOf } from './predict.ts';

/** Rows so few that nothing went wrong are no reason to be much surer. */
const [LEAST, MOST] = [0.2, 1.5];
const ROUNDS = 24;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

export interface WeighedHeldOut extends HeldOut {
  readonly weight: number;
}

export function meanLoss(heldOut: readonly WeighedHeldOut[], sharpness: number): number {
  let [loss, all] = [0, 0];
  for (const { row, scores, weight } of heldOut) {
    loss += weight * lossOf({ accepted: row.accepted, probabilities: probabilitiesOf(scores, sharpness) });
    all += weight;
  }
  return loss / Math.max(all, Number.MIN_VALUE);
}

/** The factor with the least loss, by golden section: the loss has one valley. 1 where there is nothing to go by. */
export function findSharpness(heldOut: readonly WeighedHeldOut[]): number {
  if (heldOut.length === 0) return 1;
  const at = (sharpness: number) => ({ sharpness, loss: meanLoss(heldOut, sharpness) });
  let [low, high] = [LEAST, MOST];
  let left = at(high - (high - low) * GOLDEN);
  let right = at(low + (high - low) * GOLDEN);
  for (let round = 0; round < ROUNDS; round++) {
    if (left.loss < right.loss) {
      high = right.sharpness;
      right = left;
      left = at(high - (high - low) * GOLDEN);
    } else {
      low = left.sharpness;
      left = right;
      right = at(low + (high - low) * GOLDEN);
    }
  }
  return (low + high) / 2;
}
