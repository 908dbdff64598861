/**
 * Codes and references are derived, never stored: a keyed function of an id, an epoch and a 128-bit salt. Whoever copies the
 * database without the key can derive neither. Symbols are unbiased: bytes past the last whole multiple of the alphabet are dropped.
 */
import { createHmac } from 'node:crypto';
import { ALPHABETS, type Alphabet } from '../policy.ts';

export interface DeriveInput {
  readonly id: string;
  readonly epoch: number;
  readonly salt: Uint8Array;
}

/** A stream of pseudo-random blocks: HMAC-SHA-256 in counter mode (NIST SP 800-108). */
function block(secret: Uint8Array, label: string, input: DeriveInput, counter: number): Uint8Array {
  return createHmac('sha256', secret)
    .update(`countersign ${label}\0${input.id}\0${input.epoch}\0${counter}\0`)
    .update(input.salt)
    .digest();
}

function symbols(secret: Uint8Array, label: string, input: DeriveInput, alphabet: string, length: number): string {
  const limit = 256 - (256 % alphabet.length);
  let out = '';
  for (let counter = 0; out.length < length; counter++) {
    for (const byte of block(secret, label, input, counter)) {
      if (byte < limit && out.length < length) out += alphabet[byte % alphabet.length];
    }
  }
  return out;
}

/** The code of a verification: `length` symbols of `alphabet`. */
export function deriveCode(secret: Uint8Array, input: DeriveInput, alphabet: Alphabet, length: number): string {
  return symbols(secret, 'code', input, ALPHABETS[alphabet], length);
}

/** What binds a puzzle to its verification: whoever knows it can make puzzles that are solved already. */
export const derivePuzzleSecret = (secret: Uint8Array, input: DeriveInput): string =>
  Buffer.from(block(secret, 'puzzle', input, 0)).toString('hex');

export const REFERENCE_LENGTH = 10;

/** The reference of a message: ten letters, 43 bits. It proves receipt and opens nothing. */
export function deriveReference(secret: Uint8Array, input: DeriveInput): string {
  return symbols(secret, 'reference', input, ALPHABETS.letters, REFERENCE_LENGTH);
}
