/** Comparing a code: in constant time, and only where it could still count, so that what comes of it is never told for nothing. */
import { timingSafeEqual } from 'node:crypto';
import { deriveCode } from '../codes/derive.ts';
import { readCode } from '../codes/read.ts';
import { CountersignError } from '../errors.ts';
import type { Instant } from '../model.ts';
import type { CodeKey, Verification, World } from '../ports.ts';

/** The code as typed, or what to say about it. A reference costs no guess. */
export function readTyped(v: Verification, typed: string): string | CountersignError {
  const read = readCode(typed, v.alphabet === 'letters' ? v.codeLength : null);
  if (read.kind === 'reference')
    return new CountersignError('reference_not_code', [
      { path: 'code', message: 'Enter the code at the beginning of the message.' },
    ]);
  if (read.kind === 'unreadable')
    return new CountersignError('invalid_request', [
      { path: 'code', message: `Enter the code: ${v.codeLength} digits.` },
    ]);
  return read.code;
}

export interface Expected {
  readonly purpose: string | null;
  readonly accountKey: string | null;
}

/** It is what whoever submits expects. */
export const isMeant = (v: Verification, { purpose, accountKey }: Expected): boolean =>
  (purpose === null || purpose === v.purpose) && (accountKey === null || accountKey === v.accountKey);

/** In the past for codes of an earlier epoch. */
export const endOf = (world: World, v: Verification): Instant => (v.epoch < world.epoch ? v.createdAt : v.expiresAt);

/** As it was read: the guarded write asks all of this again, under the lock. */
export const isOpen = (world: World, v: Verification, expected: Expected, now: Instant): boolean =>
  isMeant(v, expected) && v.state === 'pending' && endOf(world, v) > now && v.triesUsed < v.triesMax;

export function isRight(key: CodeKey, v: Verification, code: string): boolean {
  const right = deriveCode(key.secret, v, v.alphabet, v.codeLength);
  const padded = Buffer.alloc(right.length);
  padded.write(code.slice(0, right.length));
  return timingSafeEqual(Buffer.from(right), padded) && code.length === right.length;
}
