/** Looking at what a sender answered. */
import assert from 'node:assert/strict';
import type { SendResult } from '../engine/ports.ts';
import { CODE, REFERENCE } from './sample-outbound.ts';

export function states(results: readonly SendResult[]): readonly string[] {
  return results.map((result) => result.state);
}

/** No result repeats an address, the code or the reference, and each says what it says in a few printable words. */
export function assertSaysNothing(results: readonly SendResult[], addresses: readonly string[]): void {
  const said = JSON.stringify(results);
  for (const secret of [...addresses, CODE, REFERENCE])
    assert.ok(!said.includes(secret), 'a result repeats the message');
  for (const result of results) {
    const words = result.state === 'sent' ? (result.carrierId ?? 'x') : result.why;
    assert.match(words, /^[\u0020-\u007e]{1,128}$/);
  }
}
