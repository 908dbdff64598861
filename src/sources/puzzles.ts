/**
 * Proof of work by ALTCHA's library: PBKDF2 with a signed challenge. The challenge holds the verification's id, and its signature is
 * made under a secret of that verification, so a solution is good for nothing else. It ends with the verification.
 */
import { type Challenge, createChallenge, type Solution, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { Puzzles } from '../engine/ports.ts';

/** About 256 derivations on average to find the prefix: a second or two on a phone, and cheap to verify. */
const COST = 2_000;
const PREFIX = '00';

function isSolution(value: unknown): value is Solution {
  const { counter, derivedKey } = (value ?? {}) as Record<string, unknown>;
  return Number.isSafeInteger(counter) && typeof derivedKey === 'string' && derivedKey.length <= 128;
}

export const altchaPuzzles: Puzzles = Object.freeze({
  async make(secret: string, verification: string) {
    const challenge = await createChallenge({
      algorithm: 'PBKDF2/SHA-256',
      cost: COST,
      keyPrefix: PREFIX,
      deriveKey,
      hmacSignatureSecret: secret,
      data: { verification },
    });
    return JSON.stringify(challenge);
  },
  async judge(secret: string, verification: string, text: string, solution: unknown) {
    if (!isSolution(solution)) return false;
    const challenge = JSON.parse(text) as Challenge;
    if (challenge.parameters.data?.verification !== verification) return false;
    try {
      return (await verifySolution({ challenge, solution, deriveKey, hmacSignatureSecret: secret })).verified;
    } catch {
      return false;
    }
  },
});
