/** Ids as the wire says them (a prefix and 32 hex digits) and as the database keeps them (16 bytes). */
type IdPrefix = 'ver' | 'msg' | 'dec' | 'exp';

const ID = /^[a-z]{3}_([0-9a-f]{32})$/;

/** Null for what is no id of this kind: nothing is found by it. */
export function toUuid(prefix: IdPrefix, id: string): string | null {
  const digits = ID.exec(id)?.[1];
  return digits !== undefined && id.startsWith(prefix) ? digits : null;
}

/** For ids of our own making. */
export const uuidOf = (id: string): string => id.slice(4);
export const uuidOrNull = (id: string | null): string | null => (id === null ? null : id.slice(4));

export const idOf = (prefix: IdPrefix, uuid: string): string => `${prefix}_${uuid.replaceAll('-', '')}`;
export const idOrNull = (prefix: IdPrefix, uuid: string | null): string | null =>
  uuid === null ? null : idOf(prefix, uuid);
