/** Ids as the wire says them (a prefix and 32 hex digits) and as the database keeps them (16 bytes). */
import type { Instant } from '../engine/model.ts';

type IdPrefix = 'ver' | 'msg' | 'dec' | 'exp';

const SECONDS_DIGITS = 8;
const ID = /^[a-z]{3}_([0-9a-f]{32})$/;

/** Null for what is no id of this kind: nothing is found by it. */
export function toUuid(prefix: IdPrefix, id: string): string | null {
  const digits = ID.exec(id)?.[1];
  return digits !== undefined && id.startsWith(prefix) ? digits : null;
}

/** For ids of our own making. */
export const uuidOf = (id: string): string => id.slice(4);
export const uuidOrNull = (id: string | null): string | null => (id === null ? null : id.slice(4));

/** An id begins with the second it was made in: the first that any id of this second could be. */
export const firstUuidOf = (at: Instant): string =>
  Math.max(0, Math.floor(at / 1000))
    .toString(16)
    .padStart(SECONDS_DIGITS, '0')
    .padEnd(32, '0');

/** The second that an id was made in, since 1970. */
export const secondsOf = (uuid: string): number => Number.parseInt(uuid.slice(0, SECONDS_DIGITS), 16);

/**
 * The lowest and the highest of some ids: told to a statement, it does not even open the parts that none of them lies in. One that
 * locks or changes rows says `id = any(array)` besides, never `id = …`: PostgreSQL 18 (18.4 for one) loses rows where the parts are
 * chosen both before and while it runs, and a row that it waited for was changed meanwhile.
 */
export function reachOf(uuids: readonly (string | null)[]): readonly [low: string | null, high: string | null] {
  const sorted = uuids.filter((uuid) => uuid !== null).sort();
  return [sorted[0] ?? null, sorted.at(-1) ?? null];
}

export const idOf = (prefix: IdPrefix, uuid: string): string => `${prefix}_${uuid.replaceAll('-', '')}`;
export const idOrNull = (prefix: IdPrefix, uuid: string | null): string | null =>
  uuid === null ? null : idOf(prefix, uuid);
