/**
 * How likely it is, while a request is decided on, that whoever holds the address did not ask for it, and what it would be then. The
 * same evidence as in a diagnosis, weighed for that moment: of what comes after nothing is known yet.
 */
import type { Doubt, Facts } from '../facts.ts';
import { CAUSES, type Cause } from '../model.ts';
import { weigh } from './diagnose.ts';
import type { Weights } from './weights.ts';
import json from './weights-before.json' with { type: 'json' };

export const WEIGHTS_BEFORE: Weights = json;

/** Messages that somebody waits for, however they go wrong on their way. */
const WANTED: readonly Cause[] = ['requested', 'delivery_fault'];

/** `people`: how many accounts the service was told of lately that they are in use. */
export function doubtOf(facts: Facts, people: number, weights: Weights = WEIGHTS_BEFORE): Doubt {
  const probabilities = weigh(facts, weights);
  let [unwanted, best, cause] = [0, -1, CAUSES[1] as Cause];
  for (const [n, one] of CAUSES.entries()) {
    if (WANTED.includes(one)) continue;
    const probability = probabilities[n]!;
    unwanted += probability;
    if (probability > best) [best, cause] = [probability, one];
  }
  return { cause, unwanted: Math.round(unwanted * 10_000) / 10_000, people };
}
