/**
 * How likely it is, while a request is decided on, that whoever holds the address did not ask for it, and what it would be then. The
 * same evidence as in a diagnosis, weighed for that moment: of what comes after nothing is known yet.
 */
import type { Doubt, Facts } from '../facts.ts';
import { CAUSES, UNWANTED, type Unwanted } from '../model.ts';
import { weigh } from './diagnose.ts';
import { peopleIn } from './people.ts';
import type { Weights } from './weights.ts';
import json from './weights-before.json' with { type: 'json' };

export const WEIGHTS_BEFORE: Weights = json;

export function doubtOf(facts: Facts, weights: Weights = WEIGHTS_BEFORE): Doubt {
  const probabilities = weigh(facts, weights);
  let [unwanted, best, cause]: [number, number, Unwanted] = [0, -1, UNWANTED[0]];
  for (const one of UNWANTED) {
    const probability = probabilities[CAUSES.indexOf(one)]!;
    unwanted += probability;
    if (probability > best) [best, cause] = [probability, one];
  }
  return { cause, unwanted: Math.round(unwanted * 10_000) / 10_000, people: peopleIn(facts) };
}
