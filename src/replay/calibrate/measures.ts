/**
 * How good diagnoses are, against what is known to be true. An accepted second cause counts as the first; macro-F1 is the mean over
 * the causes that occur or were said.
 */
import { CAUSES, type Cause } from '../../engine/model.ts';

export interface Judged {
  /** The true cause first, then others that are accepted. */
  readonly accepted: readonly [Cause, ...Cause[]];
  /** In the order of `CAUSES`; they sum to 1. */
  readonly probabilities: ArrayLike<number>;
}

export interface CauseMeasure {
  readonly cause: Cause;
  readonly actual: number;
  readonly said: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export interface ReliabilityBin {
  /** The bin holds confidences from `from` up to a tenth more. */
  readonly from: number;
  readonly count: number;
  readonly confidence: number;
  readonly right: number;
}

export interface Measures {
  readonly count: number;
  readonly macroF1: number;
  readonly accuracy: number;
  readonly logLoss: number;
  readonly calibrationError: number;
  /** Of what is dangerous and nothing else, the share that was called harmless. */
  readonly dangerCalledHarmless: number;
  readonly causes: readonly CauseMeasure[];
  /** Rows: the truth; columns: what was said; both in the order of `CAUSES`. */
  readonly confusion: readonly (readonly number[])[];
  readonly reliability: readonly ReliabilityBin[];
}

const LEAST_PROBABILITY = 1e-6;
const BINS = 10;
export const DANGEROUS = new Set<Cause>(['phishing', 'compromised_account', 'unauthorized_login']);
const HARMLESS = new Set<Cause>(['requested', 'delivery_fault', 'client_malfunction']);

/** The first of the largest. */
export function likeliestOf(probabilities: ArrayLike<number>): number {
  let best = 0;
  for (let k = 1; k < probabilities.length; k++) if (probabilities[k]! > probabilities[best]!) best = k;
  return best;
}

const saidBy = ({ probabilities }: Judged): Cause => CAUSES[likeliestOf(probabilities)]!;
const isRight = (judged: Judged): boolean => judged.accepted.includes(saidBy(judged));
const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

function confusionOf(all: readonly Judged[]): number[][] {
  const confusion = CAUSES.map(() => CAUSES.map(() => 0));
  for (const judged of all) {
    const truth = CAUSES.indexOf(judged.accepted[0]);
    confusion[truth]![isRight(judged) ? truth : CAUSES.indexOf(saidBy(judged))]!++;
  }
  return confusion;
}

function causeMeasures(confusion: readonly (readonly number[])[]): CauseMeasure[] {
  return CAUSES.map((cause, k) => {
    const right = confusion[k]![k]!;
    const actual = confusion[k]!.reduce((sum, n) => sum + n, 0);
    const said = confusion.reduce((sum, row) => sum + row[k]!, 0);
    const precision = said === 0 ? 0 : right / said;
    const recall = actual === 0 ? 0 : right / actual;
    const f1 = right === 0 ? 0 : (2 * precision * recall) / (precision + recall);
    return { cause, actual, said, precision, recall, f1 };
  }).filter(({ actual, said }) => actual + said > 0);
}

/** Minus the logarithm of what the accepted causes have together. */
export function lossOf({ accepted, probabilities }: Judged): number {
  const right = accepted.reduce((sum, cause) => sum + probabilities[CAUSES.indexOf(cause)]!, 0);
  return -Math.log(Math.min(1, Math.max(LEAST_PROBABILITY, right)));
}

function reliabilityOf(all: readonly Judged[]): ReliabilityBin[] {
  const bins = Array.from({ length: BINS }, () => ({ count: 0, confidence: 0, right: 0 }));
  for (const judged of all) {
    const confidence = judged.probabilities[likeliestOf(judged.probabilities)]!;
    const bin = bins[Math.min(BINS - 1, Math.floor(confidence * BINS))]!;
    bin.count++;
    bin.confidence += confidence;
    if (isRight(judged)) bin.right++;
  }
  return bins
    .map(({ count, confidence, right }, n) => ({
      from: n / BINS,
      count,
      confidence: confidence / Math.max(1, count),
      right: right / Math.max(1, count),
    }))
    .filter(({ count }) => count > 0);
}

function harmlessShare(all: readonly Judged[]): number {
  const dangers = all.filter(
    ({ accepted: [truth, ...also] }) => DANGEROUS.has(truth) && !also.some((cause) => HARMLESS.has(cause)),
  );
  return mean(dangers.map((judged) => (HARMLESS.has(saidBy(judged)) ? 1 : 0)));
}

export function measure(all: readonly Judged[]): Measures {
  const confusion = confusionOf(all);
  const causes = causeMeasures(confusion);
  const reliability = reliabilityOf(all);
  const gaps = reliability.map(({ count, confidence, right }) => count * Math.abs(confidence - right));
  return {
    count: all.length,
    macroF1: mean(causes.map(({ f1 }) => f1)),
    accuracy: mean(all.map((judged) => (isRight(judged) ? 1 : 0))),
    logLoss: mean(all.map(lossOf)),
    calibrationError: gaps.reduce((sum, gap) => sum + gap, 0) / Math.max(1, all.length),
    dangerCalledHarmless: harmlessShare(all),
    causes,
    confusion,
    reliability,
  };
}
