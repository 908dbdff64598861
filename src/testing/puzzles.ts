/**
 * Puzzles that cost nothing to solve, for tests of what surrounds them. Like real ones they are bound: a solution is right only
 * for the challenge, the verification and the secret that it was made with.
 */
import { createHmac } from 'node:crypto';
import type { Puzzles } from '../engine/ports.ts';

const MARK = 'test-puzzle';

function challengeOf(secret: string, verification: string): string {
  const seal = createHmac('sha256', secret).update(verification).digest('base64url');
  return `${MARK}.${verification}.${seal}`;
}

/** What a client answers to a challenge of `puzzles`. */
export function solvePuzzle(challenge: string): string {
  return `solved ${challenge}`;
}

export const puzzles: Puzzles = Object.freeze({
  make: async (secret: string, verification: string) => challengeOf(secret, verification),
  judge: async (secret: string, verification: string, challenge: string, solution: unknown) =>
    challenge === challengeOf(secret, verification) && solution === solvePuzzle(challenge),
});
