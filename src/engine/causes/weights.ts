/**
 * How much each piece of evidence counts: data, in log-odds, set by judgement first and fitted later from labelled traces and from
 * causes that support staff have confirmed. The one place that reads the file.
 */
import { CAUSES, type Cause } from '../model.ts';
import { ALL_EVIDENCE } from './causes.ts';
import json from './weights.json' with { type: 'json' };

export interface EvidenceWeights {
  /** Added to the cause's own score where the evidence speaks for it; never negative. */
  readonly for: number;
  /** Added where it speaks against; never positive. */
  readonly against: number;
  /** Added to other causes where it speaks for its own; never more than `for`, so that it cannot hurt its own cause. */
  readonly others?: Readonly<Partial<Record<Cause, number>>>;
}

export interface Weights {
  readonly version: string;
  /** Below this probability, or with less than `margin` before the next, a person is told that we can't tell. */
  readonly threshold: number;
  readonly margin: number;
  readonly priors: Readonly<Record<Cause, number>>;
  readonly evidence: Readonly<Record<string, EvidenceWeights>>;
}

export const WEIGHTS: Weights = json;

/** What is wrong with a set of weights, one sentence each; empty where it may be used. */
export function weightProblems(weights: Weights): readonly string[] {
  const ids = new Set<string>(ALL_EVIDENCE.map((evidence) => evidence.id));
  const missing = [...ids].filter((id) => !weights.evidence[id]).map((id) => `${id} has no weights`);
  const unused = Object.keys(weights.evidence).filter((id) => !ids.has(id));
  const priors = CAUSES.filter((cause) => !Number.isFinite(weights.priors[cause]));
  return [
    ...missing,
    ...unused.map((id) => `${id} is no evidence`),
    ...priors.map((cause) => `${cause} has no prior`),
    ...Object.entries(weights.evidence).flatMap(([id, row]) => rowProblems(id, row)),
  ];
}

function rowProblems(id: string, row: EvidenceWeights): readonly string[] {
  const others = Object.values(row.others ?? {});
  const finite = [row.for, row.against, ...others].every((weight) => Number.isFinite(weight));
  if (!finite) return [`${id} has a weight that is no number`];
  if (row.for < 0 || row.against > 0) return [`${id} counts the wrong way round`];
  return others.some((weight) => weight > row.for) ? [`${id} counts more for another cause than for its own`] : [];
}
