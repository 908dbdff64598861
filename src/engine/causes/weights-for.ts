/**
 * Which weights a diagnosis goes by. Fitted ones lean on who is a stranger and who comes back: of a service that tells of hardly any
 * accounts in use nothing of the kind is known, and what was found on one that does would mislead.
 */
import type { Facts } from '../facts.ts';
import { JUDGED_WEIGHTS } from './judged-weights.ts';
import { peopleIn } from './people.ts';
import { WEIGHTS, type Weights } from './weights.ts';

const PEOPLE_LEAST = 50;

/** Where there is no record at all, what people say when they ask was fitted too. */
export function weightsFor(facts: Pick<Facts, 'request' | 'before'>): Weights {
  if (facts.request === null) return WEIGHTS;
  return peopleIn(facts) < PEOPLE_LEAST ? JUDGED_WEIGHTS : WEIGHTS;
}
