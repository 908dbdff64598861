/**
 * Fitted numbers as weights that can be written down: sharpened, rounded, and each vector shifted so that its ten numbers sum to
 * nought, which changes no probability and lets a reader see for which causes it counts.
 */
import { ALL_EVIDENCE } from '../../engine/causes/causes.ts';
import type { CauseVector, Weights } from '../../engine/causes/weights.ts';
import { CAUSES } from '../../engine/model.ts';
import { stableHash } from './folds.ts';
import type { LabelledRow } from './labelled-row.ts';
import { startingWeights } from './starting-weights.ts';
import { weightsText } from './write-weights.ts';

const TEN = CAUSES.length;

export interface Finish {
  readonly threshold: number;
  readonly margin: number;
  readonly sharpness: number;
}

/** Two decimals: a hundredth of log-odds is less than anything here is known to. */
const round = (value: number) => Math.round(value * 100) / 100 || 0;

function finished(numbers: Float64Array, sharpness: number): CauseVector {
  const mean = numbers.reduce((sum, one) => sum + one, 0) / TEN;
  return Array.from(numbers, (one) => round((one - mean) * sharpness));
}

/** No two sets of weights have one version, and the same weights have the same. */
function withVersion(weights: Omit<Weights, 'version'>): Weights {
  const digest = stableHash(weightsText({ version: '', ...weights }));
  return { version: `fitted-${digest.toString(16).padStart(8, '0')}`, ...weights };
}

export function weightsFrom(
  x: Float64Array,
  rows: readonly LabelledRow[],
  judged: Weights,
  { threshold, margin, sharpness }: Finish,
): Weights {
  const heard = new Set<number>();
  for (const { spoken } of rows) for (const column of spoken) heard.add(column);
  const vector = (column: number, otherwise: CauseVector | null) =>
    heard.has(column) ? finished(x.subarray(column * TEN, (column + 1) * TEN), sharpness) : otherwise;
  const evidence = ALL_EVIDENCE.map((one, n) => {
    const start = startingWeights(one, judged);
    return [one.id, { for: vector(2 * n, start.for), against: vector(2 * n + 1, start.against) }] as const;
  });
  const prior = finished(x.subarray(x.length - TEN), sharpness);
  return withVersion({ threshold, margin, prior, evidence: Object.fromEntries(evidence) });
}
