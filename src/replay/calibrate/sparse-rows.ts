/**
 * Rows as the fitting wants them: the speaking columns of all rows in one list, targets as bits or as a distribution, weights as
 * numbers. Rows that say the same and accept the same are one row with the sum of their weights.
 */
import { CAUSES } from '../../engine/model.ts';
import type { LabelledRow } from './labelled-row.ts';

export interface TrainingRow {
  readonly spoken: readonly number[];
  /** One bit for each accepted cause, in the order of `CAUSES`. */
  readonly accepted: number;
  readonly weight: number;
}

export interface SparseRows {
  readonly count: number;
  /** Where the columns of row i begin in `columns`; one more than there are rows. */
  readonly starts: Int32Array;
  readonly columns: Uint16Array;
  readonly accepted: Uint16Array;
  readonly weights: Float64Array;
}

export function trainingRow({ spoken, accepted }: LabelledRow, weight: number): TrainingRow {
  return { spoken, accepted: accepted.reduce((bits, cause) => bits | (1 << CAUSES.indexOf(cause)), 0), weight };
}

function merged(rows: Iterable<TrainingRow>): TrainingRow[] {
  const byContent = new Map<string, { spoken: readonly number[]; accepted: number; weight: number }>();
  for (const { spoken, accepted, weight } of rows) {
    if (!(weight > 0)) continue;
    const key = `${accepted} ${String.fromCharCode(...spoken)}`;
    const known = byContent.get(key);
    if (known) known.weight += weight;
    else byContent.set(key, { spoken, accepted, weight });
  }
  return [...byContent.values()];
}

export function sparseRows(given: Iterable<TrainingRow>): SparseRows {
  const rows = merged(given);
  const starts = new Int32Array(rows.length + 1);
  rows.forEach(({ spoken }, i) => {
    starts[i + 1] = starts[i]! + spoken.length;
  });
  const columns = new Uint16Array(starts[rows.length]!);
  rows.forEach(({ spoken }, i) => {
    columns.set(spoken, starts[i]);
  });
  return {
    count: rows.length,
    starts,
    columns,
    accepted: Uint16Array.from(rows, (row) => row.accepted),
    weights: Float64Array.from(rows, (row) => row.weight),
  };
}
