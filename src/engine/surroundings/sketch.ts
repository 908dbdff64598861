/**
 * How many different ones there were, in 64 bits: linear counting (Whang, Vander-Zanden and Taylor, 1990). Within a tenth up to some
 * fifty, roughly up to two hundred, and "many" beyond. Two whole numbers of 32 bits; sketches join by or.
 */
import type { Mark } from '../ports.ts';

export type Sketch = readonly [number, number];

const BITS = 64;
const MOST = 260;
const COUNTS = Array.from({ length: BITS + 1 }, (_, ones) =>
  ones === BITS ? MOST : Math.min(MOST, Math.round(-BITS * Math.log((BITS - ones) / BITS)) || 0),
);

/** For few: the last two bits of a mark are its generation's, so its end leads to sixteen places, and more than eighteen are not told. */
export const addTo = (sketch: Sketch | undefined, mark: Mark): Sketch => withBit(sketch, mark.slice(-4));

/** For many: all 64 places. */
export const addWidely = (sketch: Sketch | undefined, mark: Mark): Sketch => withBit(sketch, mark.slice(0, 4));

function withBit(sketch: Sketch | undefined, digits: string): Sketch {
  const bit = Number.parseInt(digits, 16) % BITS;
  const [low, high] = sketch ?? [0, 0];
  return bit < 32 ? [(low | (1 << bit)) >>> 0, high] : [low, (high | (1 << (bit - 32))) >>> 0];
}

/** Whether it may be one of them; never no where it is. */
export function mayHold(sketch: Sketch | undefined, mark: Mark): boolean {
  if (sketch === undefined) return false;
  const [low, high] = addTo(sketch, mark);
  return low === sketch[0] && high === sketch[1];
}

/** Ones among 32 bits (Hamming weight). */
function ones(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

export const countOf = (low: number, high: number): number => COUNTS[ones(low) + ones(high)]!;

/** Of all of them together. */
export function countIn(sketches: readonly (Sketch | undefined)[]): number {
  let [low, high] = [0, 0];
  for (const sketch of sketches) {
    if (sketch === undefined) continue;
    low |= sketch[0];
    high |= sketch[1];
  }
  return countOf(low, high);
}
