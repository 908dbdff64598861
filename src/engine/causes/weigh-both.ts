/**
 * Every piece of evidence that speaks, for a cause and against it: for whoever wants to judge a diagnosis and not only to hear it.
 * Pure.
 */
import type { Facts } from '../facts.ts';
import { CAUSES, type Cause } from '../model.ts';
import { ALL_EVIDENCE } from './causes.ts';
import { compilerFor } from './compiled-weights.ts';
import { speakingRows, type WeighedEvidence } from './diagnose.ts';
import type { Weights } from './weights.ts';

/** Both strongest first; weights are above nought on either side. What adds nothing either way is left out. */
export interface BothSides {
  readonly for: readonly WeighedEvidence[];
  readonly against: readonly WeighedEvidence[];
}

const TEN = CAUSES.length;
const compiled = compilerFor(ALL_EVIDENCE);

export function weighBoth(facts: Facts, weights: Weights, cause: Cause): BothSides {
  const { leads } = compiled(weights);
  const place = CAUSES.indexOf(cause);
  const weighed = speakingRows(facts).map((row): WeighedEvidence => {
    const { id, says, otherwise } = ALL_EVIDENCE[row >> 1]!;
    const weight = leads[row * TEN + place]!;
    const isFor = row % 2 === 0;
    return { id, verdict: isFor ? 'for' : 'against', says: isFor ? says : (otherwise ?? says), weight };
  });
  const heavy = (sign: 1 | -1) =>
    weighed
      .filter(({ weight }) => sign * weight > 0)
      .map((evidence) => ({ ...evidence, weight: sign * evidence.weight }))
      .sort((a, b) => b.weight - a.weight);
  return { for: heavy(1), against: heavy(-1) };
}
