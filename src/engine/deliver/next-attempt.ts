/** When a message that could not be handed over is tried again: soon at first, doubling, and only while its code lives. Pure. */
import type { Instant } from '../model.ts';

const FIRST_SECONDS = 1;
const MOST_SECONDS = 60;

/** `attempts`: how many were made. Undefined: not again. */
export function nextAttemptAt(attempts: number, now: Instant, expiresAt: Instant): Instant | undefined {
  const seconds = Math.min(MOST_SECONDS, FIRST_SECONDS * 2 ** (attempts - 1));
  const at = now + seconds * 1000;
  return at < expiresAt ? at : undefined;
}
