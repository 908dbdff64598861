/** Ids: a prefix that says what it names, two bytes derived from the address (so that a verification's rows can live together), and 112 random bits. */
import type { Mark, Random } from '../ports.ts';

export type IdPrefix = 'ver' | 'msg' | 'dec' | 'exp';

export function newId(prefix: IdPrefix, bucketOf: Mark, random: Random): string {
  const bytes = [...random.bytes(14)].map((b) => b.toString(16).padStart(2, '0')).join('');
  return `${prefix}_${bucketOf.slice(0, 4)}${bytes}`;
}
