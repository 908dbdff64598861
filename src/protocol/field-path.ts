/** How a field is named to a caller: `requester.ip`, `events[3].at`, `metadata["two words"]`. */

const PLAIN_NAME = /^[A-Za-z_][\w-]*$/;
const NAME_MAX = 60;

const HALF_CHARACTER = /\p{Cs}/gu;

function nameOf(key: string): string {
  const cut = key.length > NAME_MAX ? `${key.slice(0, NAME_MAX)}…` : key;
  const short = cut.replace(HALF_CHARACTER, '\ufffd');
  return PLAIN_NAME.test(short) ? `.${short}` : `[${JSON.stringify(short)}]`;
}

/** Numbers are positions in a list, texts are names of fields. Long names are cut. */
export function pathOf(keys: readonly (string | number)[]): string {
  const path = keys.map((key) => (typeof key === 'number' ? `[${key}]` : nameOf(key))).join('');
  return path.startsWith('.') ? path.slice(1) : path;
}

/** One path inside another: `events[3]` and `at` make `events[3].at`. */
export function joinPath(outer: string, inner: string): string {
  if (inner === '' || outer === '') return outer + inner;
  return inner.startsWith('[') ? outer + inner : `${outer}.${inner}`;
}

/** The keys of a JSON Pointer (RFC 6901) into `value`: a position where the value is a list, else a name. */
export function keysOf(pointer: string, value: unknown): (string | number)[] {
  let at: unknown = value;
  return pointer
    .split('/')
    .slice(1)
    .map((part) => {
      const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
      const key = Array.isArray(at) ? Number(name) : name;
      at = (at as Record<string | number, unknown> | undefined)?.[key];
      return key;
    });
}
