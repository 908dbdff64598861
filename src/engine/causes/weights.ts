/**
 * How much each piece of evidence counts: data, in log-odds, fitted by `countersign calibrate` from labelled traces and from causes
 * that support staff have confirmed. The one place that reads the file.
 */
import { CAUSES } from '../model.ts';
import { ALL_EVIDENCE } from './causes.ts';
import { countsFor } from './counts-for.ts';
import json from './weights.json' with { type: 'json' };

/** One number for each of the ten causes, in the order of `CAUSES`. */
export type CauseVector = readonly number[];

/** What the evidence adds to the score of each cause; null: nothing. What is unknown adds nothing. */
export interface EvidenceWeights {
  readonly for: CauseVector | null;
  readonly against: CauseVector | null;
}

export interface Weights {
  readonly version: string;
  /** Below this probability, or with less than `margin` before the next, a person is told that we can't tell. */
  readonly threshold: number;
  readonly margin: number;
  /** The scores where nothing is known. */
  readonly prior: CauseVector;
  readonly evidence: Readonly<Record<string, EvidenceWeights>>;
}

export const WEIGHTS: Weights = json;

/** What is wrong with a set of weights, one sentence each; empty where it may be used. */
export function weightProblems(weights: Weights): readonly string[] {
  const ids = new Set<string>(ALL_EVIDENCE.map((evidence) => evidence.id));
  return [
    ...(isVector(weights.prior) ? [] : ['the prior is not ten numbers']),
    ...Object.keys(weights.evidence).flatMap((id) => (ids.has(id) ? [] : [`${id} is no evidence`])),
    ...ALL_EVIDENCE.flatMap(({ id }) => rowProblems(id, weights.evidence[id])),
  ];
}

const isVector = (vector: CauseVector) =>
  vector.length === CAUSES.length && vector.every((weight) => Number.isFinite(weight));

function rowProblems(id: string, row: EvidenceWeights | undefined): readonly string[] {
  if (!row) return [`${id} has no weights`];
  const isWrong = [row.for, row.against].some((vector) => vector !== null && !isVector(vector));
  return isWrong ? [`${id} has weights that are not ten numbers`] : [];
}

/**
 * Evidence that counts less for its own cause than for the others where it speaks for it, or the reverse. Beside stronger evidence
 * that may be right, and no person is shown it as a reason; much of it says that evidence is filed under the wrong cause.
 */
export function turnedEvidence({ evidence }: Weights): readonly string[] {
  return ALL_EVIDENCE.filter(({ id, cause }) => {
    const own = CAUSES.indexOf(cause);
    const { for: when = null, against = null } = evidence[id] ?? {};
    return (when && countsFor(when, own) < 0) || (against && countsFor(against, own) > 0);
  }).map(({ id }) => id);
}
