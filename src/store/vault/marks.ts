/**
 * Marks: keyed blind indexes of 16 bytes. The first index key of a service makes them of values (HMAC-SHA-256). Each later key
 * permutes the marks of the one before, so that rows are taken over to a new key without anybody knowing the values: no row is lost,
 * none is doubled, and whoever holds the keys can follow a mark both ways. Without the newest key no value leads to a mark.
 *
 * The last two bits of a mark are its generation's, so that a mark says by itself whether it was taken over. The other 126 are
 * permuted by AES-256 on one block, walked until those two bits are clear: a permutation of what has them clear (Black and Rogaway,
 * "Ciphers with Arbitrary Finite Domains", 2002).
 */
import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import type { Mark } from '../../engine/ports.ts';
import type { ServiceKey } from './keyring.ts';

const BYTES = 16;
const TAG = 3;
const LAST = BYTES - 1;

export const tagOf = (generation: number): number => generation & TAG;

/** Of generations that follow one another, four can be told apart. In the database there are two at most. */
export const isOf = (mark: Mark, generation: number): boolean =>
  (Number.parseInt(mark.slice(-1), 16) & TAG) === tagOf(generation);

/** AES on one block after another: in ECB they do not depend on one another, so one cipher serves as long as its key. */
function roundsOf({ secret }: ServiceKey) {
  const on = createCipheriv('aes-256-ecb', secret, null).setAutoPadding(false);
  const back = createDecipheriv('aes-256-ecb', secret, null).setAutoPadding(false);
  return { on: (block: Buffer) => on.update(block), back: (block: Buffer) => back.update(block) };
}

type Direction = keyof ReturnType<typeof roundsOf>;

/** From one generation to the next, or back, and the tag of where it leads. */
function step(round: (block: Buffer) => Buffer, mark: Mark, tag: number): Mark {
  let block: Buffer = Buffer.from(mark, 'hex');
  block[LAST]! &= ~TAG;
  do block = round(block);
  while ((block[LAST]! & TAG) !== 0);
  block[LAST]! |= tag;
  return block.toString('hex');
}

/** What has few values, or the same ones again and again within one call. Who somebody is, is never kept. */
const COMMON: ReadonlySet<string> = new Set([
  'service',
  'key',
  'caller',
  'country',
  'asn',
  'destination',
  'network',
  'neighbourhood',
]);
const KEPT_MOST = 4_096;

export interface Marks {
  /** How many index keys there are, those to come among them. */
  readonly generations: number;
  make(kind: string, value: string, generation: number): Mark;
  /** The same mark as of another generation. */
  lead(mark: Mark, from: number, to: number): Mark;
}

/** `keys`: the index keys of one service, from the first on. */
export function createMarks(keys: readonly ServiceKey[]): Marks {
  const rounds = keys.map(roundsOf);
  const kept = new Map<string, Mark>();

  const stepBy = (mark: Mark, by: number, direction: Direction): Mark =>
    step(rounds[by - 1]![direction], mark, tagOf(direction === 'on' ? by : by - 1));

  function follow(mark: Mark, from: number, to: number): Mark {
    let followed = mark;
    for (let at = from; at < to; at++) followed = stepBy(followed, at + 1, 'on');
    for (let at = from; at > to; at--) followed = stepBy(followed, at, 'back');
    return followed;
  }

  function makeNew(kind: string, value: string, generation: number): Mark {
    const mark = createHmac('sha256', keys[0]!.secret).update(`${kind}\0${value}`).digest();
    mark[LAST] = (mark[LAST]! & ~TAG) | tagOf(1);
    return follow(mark.toString('hex', 0, BYTES), 1, generation);
  }

  function make(kind: string, value: string, generation: number): Mark {
    if (!COMMON.has(kind)) return makeNew(kind, value, generation);
    const name = `${generation} ${kind} ${value}`;
    const known = kept.get(name);
    if (known !== undefined) return known;
    const mark = makeNew(kind, value, generation);
    if (kept.size >= KEPT_MOST) kept.clear();
    kept.set(name, mark);
    return mark;
  }

  return Object.freeze({
    generations: keys.length,
    make,
    lead: follow,
  });
}
