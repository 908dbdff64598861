/** Scores of rows by weights that were fitted without their fold. */
import type { Weights } from '../../engine/causes/weights.ts';
import { type FitSettings, fitWeights } from './fit-weights.ts';
import { FOLDS, type FoldOf } from './folds.ts';
import type { LabelledRow } from './labelled-row.ts';
import { scoresOf } from './predict.ts';
import { trainingRow } from './sparse-rows.ts';

export interface HeldOut {
  readonly row: LabelledRow;
  readonly scores: Float64Array;
}

/** `weights`: how much each row counts in fitting. Rows that no fold holds out are not judged. */
export async function holdOut(
  rows: readonly LabelledRow[],
  weights: readonly number[],
  foldOf: FoldOf,
  judged: Weights,
  settings: FitSettings,
): Promise<readonly HeldOut[]> {
  const folds = rows.map(foldOf);
  const heldOut: HeldOut[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const training = rows.flatMap((row, i) => (folds[i] === fold ? [] : [trainingRow(row, weights[i]!)]));
    const x = await fitWeights(training, judged, settings);
    rows.forEach((row, i) => {
      if (folds[i] === fold) heldOut.push({ row, scores: scoresOf(x, row.spoken) });
    });
  }
  return heldOut;
}
