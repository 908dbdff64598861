/**
 * Ids: a prefix that says what it names, the second it was made in (so that rows of one time lie together and go together), two
 * bytes derived from the address (so that a verification's rows can live together), and 80 random bits.
 */
import type { Instant } from '../model.ts';
import type { Mark, Random } from '../ports.ts';

export type IdPrefix = 'ver' | 'msg' | 'dec' | 'exp';

const SECONDS_DIGITS = 8;

/** Seconds since 1970 as the first digits of an id: ids of later seconds sort after it. */
export const idsFrom = (at: Instant): string =>
  Math.max(0, Math.floor(at / 1000))
    .toString(16)
    .padStart(SECONDS_DIGITS, '0');

const ID = /^[a-z]{3}_([0-9a-f]{8})[0-9a-f]{24}$/;

/** The second that an id was made in; null for what is no id. */
export function madeAt(id: string): Instant | null {
  const digits = ID.exec(id)?.[1];
  return digits === undefined ? null : Number.parseInt(digits, 16) * 1000;
}

export function newId(prefix: IdPrefix, at: Instant, bucketOf: Mark, random: Random): string {
  return `${prefix}_${idsFrom(at)}${bucketOf.slice(0, 4)}${Buffer.from(random.bytes(10)).toString('hex')}`;
}

/** The end of an id, which is random: enough to find it again in a short list. No mark is that short, so it is taken for none. */
export const shortId = (id: string): string => id.slice(-16);
