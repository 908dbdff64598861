/** Numbers out of rows, for one strength of the penalty: the least of the loss, from the weights of judgement onwards. */
import type { Weights } from '../../engine/causes/weights.ts';
import { CAUSES } from '../../engine/model.ts';
import { minimise } from './minimise.ts';
import { lossOver } from './objective.ts';
import { sparseRows, type TrainingRow } from './sparse-rows.ts';
import { startingNumbers } from './starting-weights.ts';

export interface FitSettings {
  /** How strongly weights are drawn to those of judgement. */
  readonly strength: number;
  /** Where nothing is known every cause is as likely: this much weight says so. */
  readonly ignorance: number;
  readonly roundsMost: number;
  readonly tolerance: number;
  readonly onRound?: (round: number) => Promise<void> | void;
}

function ignorantRows(weight: number): TrainingRow[] {
  return CAUSES.map((_, k) => ({ spoken: [], accepted: 1 << k, weight: weight / CAUSES.length }));
}

/** Ten numbers for each column of the evidence, then the prior. */
export async function fitWeights(
  rows: readonly TrainingRow[],
  judged: Weights,
  { strength, ignorance, ...limits }: FitSettings,
): Promise<Float64Array> {
  const sparse = sparseRows([...rows, ...ignorantRows(ignorance)]);
  const centre = startingNumbers(judged);
  const start = new Float64Array(centre.length + CAUSES.length);
  start.set(centre);
  return await minimise(lossOver(sparse, { strength, centre }), start, limits);
}
