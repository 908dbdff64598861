/**
 * Chance that a seed decides. Every part of a world draws from a fork of its own, named after the part, so that taking one
 * scenario out of a script leaves everybody else's dice as they were. Never for secrets: it can be foretold.
 */
export interface Chance {
  /** The same stream for the same names, whatever was drawn before. */
  fork(...names: readonly (string | number)[]): Chance;
  /** At least 0, below 1. */
  unit(): number;
  happens(odds: number): boolean;
  between(from: number, to: number): number;
  /** Both ends included. */
  whole(from: number, to: number): number;
  /** Log-normal: half of the draws are below `median`; `spread` 0.5 is narrow, 1 wide. */
  around(median: number, spread: number): number;
  /** Times between events that know nothing of each other. */
  gap(mean: number): number;
  /** Throws on an empty list. */
  pick<T>(list: readonly T[]): T;
  weigh<K extends string>(weights: Readonly<Partial<Record<K, number>>>): K;
  /** Different members of a list, at most as many as there are. */
  sample<T>(list: readonly T[], count: number): T[];
  word(length: number): string;
  digits(length: number): string;
}

const SIGNS = '0123456789abcdefghjkmnpqrtvwxyz';

/** Four words of 32 bits out of a text (cyrb128, bryc, public domain). */
function hash(text: string): [number, number, number, number] {
  let [a, b, c, d] = [1779033703, 3144134277, 1013904242, 2773480762];
  for (let i = 0; i < text.length; i++) {
    const sign = text.charCodeAt(i);
    a = b ^ Math.imul(a ^ sign, 597399067);
    b = c ^ Math.imul(b ^ sign, 2869860233);
    c = d ^ Math.imul(c ^ sign, 951274213);
    d = a ^ Math.imul(d ^ sign, 2716044179);
  }
  a = Math.imul(c ^ (a >>> 18), 597399067);
  b = Math.imul(d ^ (b >>> 22), 2869860233);
  c = Math.imul(a ^ (c >>> 17), 951274213);
  d = Math.imul(b ^ (d >>> 19), 2716044179);
  return [a ^ b ^ c ^ d, b ^ a, c ^ a, d ^ a];
}

/**
 * sfc32 (Chris Doty-Humphrey, public domain): 128 bits of state, passes PractRand. A class, because there is one for every person:
 * its methods are shared. The state is worked out at the first draw; whoever only forks needs none.
 */
class Stream implements Chance {
  readonly #seed: string;
  #state: Int32Array | undefined;

  constructor(seed: string) {
    this.#seed = seed;
  }

  #begin(): Int32Array {
    this.#state = Int32Array.from(hash(this.#seed));
    for (let i = 0; i < 12; i++) this.unit();
    return this.#state;
  }

  unit(): number {
    const state = this.#state ?? this.#begin();
    const [a, b, c, d] = state as unknown as [number, number, number, number];
    const t = (((a + b) | 0) + d) | 0;
    state[3] = d + 1;
    state[0] = b ^ (b >>> 9);
    state[1] = c + (c << 3);
    state[2] = ((c << 21) | (c >>> 11)) + t;
    return (t >>> 0) / 4294967296;
  }

  fork(...names: readonly (string | number)[]): Chance {
    return new Stream(`${this.#seed}/${names.join('/')}`);
  }

  happens(odds: number): boolean {
    return this.unit() < odds;
  }

  between(from: number, to: number): number {
    return from + this.unit() * (to - from);
  }

  whole(from: number, to: number): number {
    return from + Math.floor(this.unit() * (to - from + 1));
  }

  around(median: number, spread: number): number {
    const normal = Math.sqrt(-2 * Math.log(1 - this.unit())) * Math.cos(2 * Math.PI * this.unit());
    return median * Math.exp(spread * normal);
  }

  gap(mean: number): number {
    return -mean * Math.log(1 - this.unit());
  }

  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new RangeError('there is nothing to pick from');
    return list[this.whole(0, list.length - 1)]!;
  }

  weigh<K extends string>(weights: Readonly<Partial<Record<K, number>>>): K {
    const entries = Object.entries(weights) as [K, number][];
    let left = this.unit() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [name, weight] of entries) {
      left -= weight;
      if (left < 0) return name;
    }
    return entries.at(-1)![0];
  }

  sample<T>(list: readonly T[], count: number): T[] {
    const taken = new Set<number>();
    const most = Math.min(count, list.length);
    while (taken.size < most) taken.add(this.whole(0, list.length - 1));
    return [...taken].map((index) => list[index]!);
  }

  word(length: number): string {
    return this.#spell(length, SIGNS);
  }

  digits(length: number): string {
    return this.#spell(length, '0123456789');
  }

  #spell(length: number, signs: string): string {
    let text = '';
    while (text.length < length) text += signs[this.whole(0, signs.length - 1)];
    return text;
  }
}

export const createChance = (seed: string): Chance => new Stream(seed);
