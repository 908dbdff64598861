/** The odds that guessing finds a code, in units of 1e-9, rounded up: the guess budget counts in them. */
import { ALPHABETS, type Alphabet, type CodePolicy } from '../policy.ts';

export const ODDS_UNIT = 1e-9;

/** Of one guess at a code of this length. */
export const oddsOfGuess = (alphabet: Alphabet, length: number): number =>
  Math.ceil(1e9 / ALPHABETS[alphabet].length ** length - 1e-9);

/**
 * The shortest length whose reservation leaves at least as much as it takes, so that codes grow before the budget is gone;
 * undefined when not even the longest fits.
 */
export function nextCodeLength(policy: CodePolicy, left: number): number | undefined {
  for (let length = policy.length; length <= policy.lengthMax; length++) {
    if (policy.tries * oddsOfGuess(policy.alphabet, length) * 2 <= left) return length;
  }
  return undefined;
}
