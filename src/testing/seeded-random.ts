/** Random bytes that are the same on every run of the same seed: a stream of SHA-256 over the seed and a counter. For tests only. */
import { createHash } from 'node:crypto';
import type { Random } from '../engine/ports.ts';

/** The stream does not depend on how it is cut: two calls for 4 bytes answer what one call for 8 would. */
export function seededRandom(seed: number | string): Random {
  let block = new Uint8Array(0);
  let blocks = 0;
  function nextBlock(): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(createHash('sha256').update(`${seed}\n${blocks++}`).digest());
  }
  return Object.freeze({
    bytes(length: number) {
      const bytes = new Uint8Array(length);
      for (let filled = 0; filled < length; ) {
        if (block.length === 0) block = nextBlock();
        const taken = block.subarray(0, length - filled);
        bytes.set(taken, filled);
        block = block.subarray(taken.length);
        filled += taken.length;
      }
      return bytes;
    },
  });
}
