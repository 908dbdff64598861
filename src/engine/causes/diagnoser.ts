/**
 * Reasons on a list of evidence: all of it where there is a record, less where there is none. Each cause's score is its prior plus
 * what the evidence that speaks adds to it, in the order of the list; unknown evidence adds nothing. The scores, as log-odds, become
 * probabilities (softmax).
 */
import type { Facts } from '../facts.ts';
import { CAUSES } from '../model.ts';
import { type CompiledWeights, compilerFor } from './compiled-weights.ts';
import type { Diagnosis, RankedCause, WeighedEvidence } from './diagnose.ts';
import type { Evidence } from './evidence.ts';
import { exponential } from './exponential.ts';
import type { Weights } from './weights.ts';

export interface Diagnoser {
  diagnose(facts: Facts, weights: Weights): Diagnosis;
  /** The probability of each cause, in the order of `CAUSES`. */
  weigh(facts: Facts, weights: Weights): Float64Array;
  /** The likeliest cause alone: what a decision notes while it is made. */
  likeliest(facts: Facts, weights: Weights): RankedCause;
  /** The rows of the table of weights (`CompiledWeights`) that these facts call for, in order. */
  speakingRows(facts: Facts): readonly number[];
}

const EVIDENCE_SHOWN = 5;
const TEN = CAUSES.length;

export function diagnoserOn(all: readonly Evidence[]): Diagnoser {
  const compiled = compilerFor(all);
  const kin = firstOfKin(all);
  const speakingRows = (facts: Facts) => rowsThatSpeak(all, facts);
  const weigh = (facts: Facts, weights: Weights) => probabilitiesOf(speakingRows(facts), compiled(weights));
  return {
    diagnose(facts, weights) {
      const [spoken, table] = [speakingRows(facts), compiled(weights)];
      const ranking = ranked(probabilitiesOf(spoken, table));
      const carried = carrying(kin, CAUSES.indexOf(ranking[0]!.cause), spoken, table);
      return concluded(
        ranking,
        carried.map(({ row, weight }) => said(all[row >> 1]!, row, weight)),
        weights,
      );
    },
    weigh,
    likeliest: (facts, weights) => highest(weigh(facts, weights)),
    speakingRows,
  };
}

function rowsThatSpeak(all: readonly Evidence[], facts: Facts): readonly number[] {
  const spoken: number[] = [];
  for (let n = 0; n < all.length; n++) {
    const verdict = all[n]!.test(facts);
    if (verdict !== 'unknown') spoken.push(verdict === 'for' ? 2 * n : 2 * n + 1);
  }
  return spoken;
}

function concluded(ranking: readonly RankedCause[], evidence: readonly WeighedEvidence[], weights: Weights): Diagnosis {
  const [first, second] = ranking as readonly [RankedCause, RankedCause];
  return {
    cause: first.cause,
    confidence: first.probability,
    ranking,
    evidence,
    cantTell: first.probability < weights.threshold || first.probability - second.probability < weights.margin,
  };
}

const ranked = (probabilities: Float64Array): readonly RankedCause[] =>
  CAUSES.map((cause, n) => ({ cause, probability: probabilities[n]! })).sort((a, b) => b.probability - a.probability);

function highest(probabilities: Float64Array): RankedCause {
  let best = 0;
  for (let n = 1; n < TEN; n++) if (probabilities[n]! > probabilities[best]!) best = n;
  return { cause: CAUSES[best]!, probability: probabilities[best]! };
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

/** For each piece the place of the first of its family; its own where it has none. */
function firstOfKin(all: readonly Evidence[]): Int32Array {
  const first = new Map<string, number>();
  return Int32Array.from(all, ({ family }, n) => {
    if (!family) return n;
    if (!first.has(family.id)) first.set(family.id, n);
    return first.get(family.id)!;
  });
}

/** The strongest pieces. Of a family the one that weighs most, with the weight of all that speak, so that nothing is said twice. */
function carrying(kin: Int32Array, winner: number, spoken: readonly number[], { leads }: CompiledWeights) {
  const weights = new Float64Array(kin.length);
  const strongest = new Int32Array(kin.length).fill(-1);
  for (const row of spoken) {
    const [first, lead] = [kin[row >> 1]!, leads[row * TEN + winner]!];
    weights[first]! += lead;
    const other = strongest[first]!;
    if (other < 0 || lead > leads[other * TEN + winner]!) strongest[first] = row;
  }
  const carried: { readonly row: number; readonly weight: number }[] = [];
  for (let n = 0; n < kin.length; n++) if (weights[n]! > 0) carried.push({ row: strongest[n]!, weight: weights[n]! });
  return carried.sort((a, b) => b.weight - a.weight).slice(0, EVIDENCE_SHOWN);
}

const said = ({ id, says, otherwise }: Evidence, row: number, weight: number): WeighedEvidence =>
  row % 2 === 0 ? { id, verdict: 'for', says, weight } : { id, verdict: 'against', says: otherwise ?? says, weight };
