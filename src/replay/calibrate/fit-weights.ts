/**
 * Weights out of rows, for one strength of the penalty. Evidence that no row heard of keeps the weights of judgement, since nothing
 * draws it away from them; all the rest is drawn to nought, so that what is fitted does not depend on what was guessed before.
 */
import { ALL_EVIDENCE } from '../../engine/causes/causes.ts';
import type { Weights } from '../../engine/causes/weights.ts';
import { CAUSES } from '../../engine/model.ts';
import { minimise } from './minimise.ts';
import { lossOver } from './objective.ts';
import { type SparseRows, sparseRows, type TrainingRow } from './sparse-rows.ts';

const TEN = CAUSES.length;
export const COLUMNS = ALL_EVIDENCE.length * 2;

export interface FitSettings {
  readonly strength: number;
  readonly roundsMost: number;
  readonly tolerance: number;
  /** Where nothing is known every cause is as likely: this much weight says so. */
  readonly ignorance: number;
  /** Begins here instead of where the penalty draws to. */
  readonly start?: Float64Array;
  readonly onRound?: () => Promise<void> | void;
}

function ignorantRows(weight: number): TrainingRow[] {
  return CAUSES.map((_, k) => ({ spoken: [], accepted: 1 << k, weight: weight / TEN }));
}

function heardOf({ columns }: SparseRows): Uint8Array {
  const heard = new Uint8Array(COLUMNS);
  for (const column of columns) heard[column] = 1;
  return heard;
}

function centreFor(rows: SparseRows, judged: Weights): Float64Array {
  const heard = heardOf(rows);
  const centre = new Float64Array(COLUMNS * TEN);
  ALL_EVIDENCE.forEach(({ id }, n) => {
    const row = judged.evidence[id];
    if (row?.for && !heard[2 * n]) centre.set(row.for, 2 * n * TEN);
    if (row?.against && !heard[2 * n + 1]) centre.set(row.against, (2 * n + 1) * TEN);
  });
  return centre;
}

/** Ten numbers for each column of the evidence, then the prior. */
export async function fitWeights(
  rows: readonly TrainingRow[],
  judged: Weights,
  settings: FitSettings,
): Promise<Float64Array> {
  const { strength, roundsMost, tolerance, ignorance, onRound } = settings;
  const sparse = sparseRows([...rows, ...ignorantRows(ignorance)]);
  const centre = centreFor(sparse, judged);
  const start = settings.start ?? Float64Array.from([...centre, ...new Array<number>(TEN).fill(0)]);
  return await minimise(lossOver(sparse, { strength, centre }), start, {
    roundsMost,
    tolerance,
    ...(onRound && { onRound }),
  });
}
