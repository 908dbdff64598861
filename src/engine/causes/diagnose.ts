/**
 * Why did this code come? Pure: the same facts and weights give the same diagnosis to the last bit, on any machine, so that it can
 * be replayed. Each cause's score is its prior plus what the evidence that speaks adds to it; unknown evidence adds nothing. The
 * scores, as log-odds, become probabilities (softmax).
 */
import type { Facts } from '../facts.ts';
import { CAUSES, type Cause } from '../model.ts';
import { ALL_EVIDENCE } from './causes.ts';
import { type CompiledWeights, compiledWeights } from './compiled-weights.ts';
import { exponential } from './exponential.ts';
import type { Weights } from './weights.ts';

export interface RankedCause {
  readonly cause: Cause;
  readonly probability: number;
}

export interface WeighedEvidence {
  readonly id: string;
  /** Which of its two sentences `says` is. */
  readonly verdict: 'for' | 'against';
  readonly says: string;
  /** How much more it added to the winner's score than, on average, to the others'. Above nought. */
  readonly weight: number;
}

export interface Diagnosis {
  /** The likeliest of the ten, always. */
  readonly cause: Cause;
  /** The winner's probability, 0 to 1. */
  readonly confidence: number;
  /** All ten, likeliest first; they sum to 1. */
  readonly ranking: readonly RankedCause[];
  /** The few pieces that carried the winner, strongest first. */
  readonly evidence: readonly WeighedEvidence[];
  /** Too little is known, or two causes are too close, to tell a person a cause. */
  readonly cantTell: boolean;
}

const EVIDENCE_SHOWN = 5;
const TEN = CAUSES.length;

export function diagnose(facts: Facts, weights: Weights): Diagnosis {
  const table = compiledWeights(weights);
  const spoken = speakingRows(facts);
  const probabilities = probabilitiesOf(spoken, table);
  const ranking = CAUSES.map((cause, n) => ({ cause, probability: probabilities[n]! })).sort(
    (a, b) => b.probability - a.probability,
  );
  const [first, second] = ranking as readonly RankedCause[] as readonly [RankedCause, RankedCause];
  return {
    cause: first.cause,
    confidence: first.probability,
    ranking,
    evidence: carrying(CAUSES.indexOf(first.cause), spoken, table),
    cantTell: first.probability < weights.threshold || first.probability - second.probability < weights.margin,
  };
}

/** The likeliest cause alone: what a decision notes while it is made. */
export function likeliest(facts: Facts, weights: Weights): RankedCause {
  const probabilities = probabilitiesOf(speakingRows(facts), compiledWeights(weights));
  let best = 0;
  for (let n = 1; n < TEN; n++) if (probabilities[n]! > probabilities[best]!) best = n;
  return { cause: CAUSES[best]!, probability: probabilities[best]! };
}

/** The rows of the table of weights (`CompiledWeights`) that these facts call for, in order. */
export function speakingRows(facts: Facts): readonly number[] {
  const spoken: number[] = [];
  for (let n = 0; n < ALL_EVIDENCE.length; n++) {
    const verdict = ALL_EVIDENCE[n]!.test(facts);
    if (verdict !== 'unknown') spoken.push(verdict === 'for' ? 2 * n : 2 * n + 1);
  }
  return spoken;
}

function probabilitiesOf(spoken: readonly number[], { prior, rows }: CompiledWeights): Float64Array {
  const scores = Float64Array.from(prior);
  for (let i = 0; i < spoken.length; i++) {
    const start = spoken[i]! * TEN;
    for (let n = 0; n < TEN; n++) scores[n]! += rows[start + n]!;
  }
  let highest = scores[0]!;
  for (let n = 1; n < TEN; n++) if (scores[n]! > highest) highest = scores[n]!;
  let total = 0;
  for (let n = 0; n < TEN; n++) {
    scores[n] = exponential(scores[n]! - highest);
    total += scores[n]!;
  }
  for (let n = 0; n < TEN; n++) scores[n]! /= total;
  return scores;
}

function carrying(winner: number, spoken: readonly number[], { leads }: CompiledWeights): readonly WeighedEvidence[] {
  return spoken
    .map((row) => ({ row, weight: leads[row * TEN + winner]! }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, EVIDENCE_SHOWN)
    .map(({ row, weight }) => said(row, weight));
}

function said(row: number, weight: number): WeighedEvidence {
  const { id, says, otherwise } = ALL_EVIDENCE[row >> 1]!;
  return row % 2 === 0
    ? { id, verdict: 'for', says, weight }
    : { id, verdict: 'against', says: otherwise ?? says, weight };
}
