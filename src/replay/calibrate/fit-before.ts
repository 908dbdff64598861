/**
 * Weights for the moment of deciding. There each request counts once, whatever its cause: what is wanted is how likely a message is
 * one that nobody asked for, among all that are asked for, and not which of ten causes is the best name for it.
 */
import type { Weights } from '../../engine/causes/weights.ts';
import { type FitSettings, fitWeights } from './fit-weights.ts';
import type { LabelledRow } from './labelled-row.ts';
import { trainingRow } from './sparse-rows.ts';
import { weightsFrom } from './weights-from.ts';

/** Found by holding campaigns out: with less, what one campaign did is learned by heart. */
const STRENGTH = 1;
const SETTINGS: FitSettings = { strength: STRENGTH, ignorance: 1, roundsMost: 120, tolerance: 3e-5 };

export async function fitBefore(
  rows: readonly LabelledRow[],
  judged: Weights,
  onRound?: FitSettings['onRound'],
): Promise<Weights> {
  const decisions = rows.filter(({ kind }) => kind === 'decision');
  const training = decisions.map((row) => trainingRow(row, 1));
  const numbers = await fitWeights(training, judged, { ...SETTINGS, ...(onRound && { onRound }) });
  return weightsFrom(numbers, decisions, judged, { threshold: 0, margin: 0, sharpness: 1 });
}
