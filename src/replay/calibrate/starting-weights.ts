/**
 * Where fitting begins, and where weights stay that no row speaks of: the weights of judgement. They know of what this trace does not
 * show, so being drawn to them and not to nought makes diagnoses better on scenarios that were held out. Evidence that nobody
 * judged begins with a little for its own cause. The weights in use play no part: fitting twice is the same as fitting once.
 */
import { ALL_EVIDENCE } from '../../engine/causes/causes.ts';
import type { EvidenceWeights, Weights } from '../../engine/causes/weights.ts';
import { CAUSES, type Cause } from '../../engine/model.ts';

const TEN = CAUSES.length;

/** Two for each piece of evidence: it speaks for (2n), it speaks against (2n + 1). */
export const COLUMNS = ALL_EVIDENCE.length * 2;

const [A_LITTLE_FOR, A_LITTLE_AGAINST] = [1, -0.5];

const only = (cause: Cause, weight: number) => CAUSES.map((other) => (other === cause ? weight : 0));

export function startingWeights(
  { id, cause, otherwise }: (typeof ALL_EVIDENCE)[number],
  judged: Weights,
): EvidenceWeights {
  const against = otherwise === null ? null : only(cause, A_LITTLE_AGAINST);
  return judged.evidence[id] ?? { for: only(cause, A_LITTLE_FOR), against };
}

/** Ten numbers for each column. */
export function startingNumbers(judged: Weights): Float64Array {
  const numbers = new Float64Array(COLUMNS * TEN);
  ALL_EVIDENCE.forEach((evidence, n) => {
    const row = startingWeights(evidence, judged);
    numbers.set(row.for ?? [], 2 * n * TEN);
    numbers.set(row.against ?? [], (2 * n + 1) * TEN);
  });
  return numbers;
}
