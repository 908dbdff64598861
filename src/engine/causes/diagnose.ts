/**
 * Why did this code come? Pure: the same facts and weights give the same diagnosis to the last bit, on any machine, so that it can
 * be replayed. Each cause's score is its prior plus the weights of the evidence that speaks; unknown evidence adds nothing. The
 * scores, as log-odds, become probabilities (softmax).
 */
import type { Facts } from '../facts.ts';
import { CAUSES, type Cause } from '../model.ts';
import { ALL_EVIDENCE, type OwnedEvidence } from './causes.ts';
import type { Verdict } from './evidence.ts';
import { exponential } from './exponential.ts';
import type { EvidenceWeights, Weights } from './weights.ts';

export interface RankedCause {
  readonly cause: Cause;
  readonly probability: number;
}

export interface WeighedEvidence {
  readonly id: string;
  /** Which of its two sentences `says` is. */
  readonly verdict: 'for' | 'against';
  readonly says: string;
  /** What it added to the winner's score: negative where it spoke against. */
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

interface Spoken {
  readonly evidence: OwnedEvidence;
  readonly verdict: Exclude<Verdict, 'unknown'>;
  readonly weights: EvidenceWeights;
}

const EVIDENCE_SHOWN = 5;

export function diagnose(facts: Facts, weights: Weights): Diagnosis {
  const spoken = listen(facts, weights);
  const ranking = rank(spoken, weights);
  const [first, second] = ranking as readonly [RankedCause, RankedCause];
  return {
    cause: first.cause,
    confidence: first.probability,
    ranking,
    evidence: carrying(first.cause, spoken),
    cantTell: first.probability < weights.threshold || first.probability - second.probability < weights.margin,
  };
}

/** The likeliest cause alone: what a decision notes while it is made. */
export function likeliest(facts: Facts, weights: Weights): RankedCause {
  return rank(listen(facts, weights), weights)[0]!;
}

function listen(facts: Facts, weights: Weights): readonly Spoken[] {
  const spoken: Spoken[] = [];
  for (const evidence of ALL_EVIDENCE) {
    const verdict = evidence.test(facts);
    if (verdict === 'unknown') continue;
    const row = weights.evidence[evidence.id];
    if (!row) throw new Error(`${evidence.id} has no weights`);
    spoken.push({ evidence, verdict, weights: row });
  }
  return spoken;
}

/** What one spoken piece adds to the score of a cause. */
function addition({ evidence, verdict, weights }: Spoken, cause: Cause): number {
  if (evidence.cause === cause) return weights[verdict];
  return verdict === 'for' ? (weights.others?.[cause] ?? 0) : 0;
}

function rank(spoken: readonly Spoken[], weights: Weights): readonly RankedCause[] {
  const scores = CAUSES.map((cause) => {
    let score = weights.priors[cause];
    for (const piece of spoken) score += addition(piece, cause);
    return score;
  });
  const highest = Math.max(...scores);
  const odds = scores.map((score) => exponential(score - highest));
  const total = odds.reduce((sum, one) => sum + one, 0);
  return CAUSES.map((cause, n) => ({ cause, probability: (odds[n] ?? 0) / total })).sort(
    (a, b) => b.probability - a.probability,
  );
}

function carrying(cause: Cause, spoken: readonly Spoken[]): readonly WeighedEvidence[] {
  return spoken
    .map((piece) => ({ piece, weight: addition(piece, cause) }))
    .filter(({ weight }) => weight !== 0)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, EVIDENCE_SHOWN)
    .map(({ piece: { evidence, verdict }, weight }) => ({
      id: evidence.id,
      verdict,
      says: verdict === 'for' ? evidence.says : (evidence.otherwise ?? evidence.says),
      weight,
    }));
}
