/** The odds that guessing finds a code, in units of 1e-9, rounded up: the guess budget counts in them. */
import { ALPHABETS, type Alphabet, type CodePolicy } from '../policy.ts';

export const ODDS_UNIT = 1e-9;

/** Of one guess at a code of this length; never nothing, however long the code. */
export const oddsOfGuess = (alphabet: Alphabet, length: number): number =>
  Math.max(1, Math.ceil(1e9 / ALPHABETS[alphabet].length ** length - 1e-9));

const reservationOf = (policy: CodePolicy, length: number): number =>
  policy.tries * oddsOfGuess(policy.alphabet, length);

/** What a code of this length must leave over in its pool: room for a code one longer. */
const roomAfter = (policy: CodePolicy, length: number): number => reservationOf(policy, length + 1);

/**
 * The shortest length whose reservation leaves room for a code one longer: codes grow before the budget is gone, and a few wrong
 * guesses do not make them grow. Undefined when not even the longest fits.
 */
export function nextCodeLength(policy: CodePolicy, left: number): number | undefined {
  for (let length = policy.length; length <= policy.lengthMax; length++) {
    if (reservationOf(policy, length) <= ceilingFor(left, policy, length)) return length;
  }
  return undefined;
}

/** Up to where a pool may be drawn on for a code of this length: deciding, issuing and meeting a challenge all ask for this. */
export const ceilingFor = (pool: number, policy: CodePolicy, length: number): number =>
  pool - roomAfter(policy, length);
