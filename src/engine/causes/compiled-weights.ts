/** Weights as one table of numbers, made once for each set of them: a diagnosis is then additions and nothing else. */
import { CAUSES } from '../model.ts';
import { countsFor } from './counts-for.ts';
import type { Evidence } from './evidence.ts';
import type { CauseVector, Weights } from './weights.ts';

/**
 * Ten numbers a row. The rows of the evidence at place n are 2n (it speaks for) and 2n + 1 (against); evidence that has no weights
 * adds nothing.
 */
export interface CompiledWeights {
  readonly prior: Float64Array;
  readonly rows: Float64Array;
  /** In the same places: how much more a row counts for the cause than, on average, for the others. */
  readonly leads: Float64Array;
}

/** Tables for this evidence, in this order. */
export function compilerFor(all: readonly Evidence[]): (weights: Weights) => CompiledWeights {
  const compiled = new WeakMap<Weights, CompiledWeights>();
  return (weights) => {
    const known = compiled.get(weights);
    if (known) return known;
    const rows = rowsOf(all, weights);
    const made = { prior: Float64Array.from(weights.prior), rows, leads: leadsOf(rows) };
    compiled.set(weights, made);
    return made;
  };
}

function rowsOf(all: readonly Evidence[], { evidence }: Weights): Float64Array {
  const rows = new Float64Array(all.length * 2 * CAUSES.length);
  const put = (vector: CauseVector | null | undefined, row: number) => rows.set(vector ?? [], row * CAUSES.length);
  all.forEach(({ id }, n) => {
    put(evidence[id]?.for, 2 * n);
    put(evidence[id]?.against, 2 * n + 1);
  });
  return rows;
}

function leadsOf(rows: Float64Array): Float64Array {
  const ten = CAUSES.length;
  return rows.map((_, at) => countsFor(rows.subarray(at - (at % ten), at - (at % ten) + ten), at % ten));
}
