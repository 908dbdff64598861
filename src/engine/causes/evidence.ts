/**
 * The shape of what is known about a cause. A piece of evidence is one fact that speaks for or against its cause: a stable id, a
 * sentence for each of the two, and a pure test. How much it counts is data and stands in `weights.json`.
 */
import type { Facts } from '../facts.ts';
import type { Action, Cause } from '../model.ts';
import type { AdviceCode } from './advice-codes.ts';

export type Verdict = 'for' | 'against' | 'unknown';

/** A piece's place in its family: what its sentences are filed under, the level, and the sentences before the level is put in. */
export interface OfFamily {
  readonly id: string;
  readonly level: number;
  readonly says: string;
  readonly otherwise: string | null;
}

export interface Evidence {
  /** `cause.fact`, for ever: weights, translations and stored diagnoses refer to it. */
  readonly id: `${Cause}.${string}`;
  /** What a person reads where the test says `for`; at most 160 characters, and true whenever it is shown. */
  readonly says: string;
  /** The same where it says `against`; null for evidence that never does. */
  readonly otherwise: string | null;
  /** Where it is one of a family. */
  readonly family?: OfFamily;
  readonly test: (facts: Facts) => Verdict;
}

/** One cause, one file, one shape. `{brand}` stands for the service's name and never begins a sentence. */
export interface CauseDefinition {
  readonly cause: Cause;
  readonly title: string;
  readonly evidence: readonly Evidence[];
  /** What keeps it from happening, or from happening again. */
  readonly prevents: string;
  /** What the holder is told of it. */
  readonly tell: string;
  /** In the order to do it. */
  readonly advice: readonly AdviceCode[];
  /** In the order to offer it. */
  readonly actions: readonly Action[];
}
