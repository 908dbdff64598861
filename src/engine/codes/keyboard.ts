/**
 * Which keys lie side by side, for telling a slip of the finger from another word. Positions are in quarters of a key on the usual
 * staggered keyboard; German and French keyboards are the same with some letters in each other's place.
 */
const ROWS: readonly (readonly [offset: number, keys: string])[] = [
  [0, '1234567890-='],
  [2, 'qwertyuiop[]'],
  [3, "asdfghjkl;'"],
  [5, 'zxcvbnm,./'],
];
const KEY_WIDTH = 4;
const ASCII = 128;
const UNPLACED = -1;

const columns = new Int8Array(ASCII).fill(UNPLACED);
const rows = new Int8Array(ASCII).fill(UNPLACED);
for (const [row, [offset, keys]] of ROWS.entries()) {
  for (let at = 0; at < keys.length; at += 1) {
    columns[keys.charCodeAt(at)] = offset + at * KEY_WIDTH;
    rows[keys.charCodeAt(at)] = row;
  }
}

const QWERTY = layout('');
const QWERTZ = layout('yz');
const AZERTY = layout('aqzw');
/** Signs that are read or remembered one for the other. */
const LOOK_ALIKE = new Set(['l1', 'o0', '.-', '-_', '._'].flatMap(([a = '', b = '']) => [a + b, b + a]).map(pairKey));

/** Whether two different characters, lower case, given as UTF-16 codes, are easily typed one for the other. */
export function areNeighbours(a: number, b: number): boolean {
  if (a >= ASCII || b >= ASCII) return false;
  if (lieSideBySide(a, b, QWERTY) || LOOK_ALIKE.has(a * ASCII + b)) return true;
  return lieSideBySide(a, b, QWERTZ) || lieSideBySide(a, b, AZERTY);
}

/** Where the key of each character lies: itself, but for the pairs that changed places. */
function layout(pairs: string): Uint8Array {
  const keys = Uint8Array.from({ length: ASCII }, (_, code) => code);
  for (let at = 0; at < pairs.length; at += 2) {
    const [one, other] = [pairs.charCodeAt(at), pairs.charCodeAt(at + 1)];
    [keys[one], keys[other]] = [other, one];
  }
  return keys;
}

function pairKey(pair: string): number {
  return pair.charCodeAt(0) * ASCII + pair.charCodeAt(1);
}

function lieSideBySide(a: number, b: number, keys: Uint8Array): boolean {
  const [keyA, keyB] = [keys[a] ?? 0, keys[b] ?? 0];
  const [rowA, rowB] = [rows[keyA] ?? UNPLACED, rows[keyB] ?? UNPLACED];
  if (rowA === UNPLACED || rowB === UNPLACED) return false;
  const apart = Math.abs((columns[keyA] ?? 0) - (columns[keyB] ?? 0));
  return rowA === rowB ? apart === KEY_WIDTH : Math.abs(rowA - rowB) === 1 && apart < KEY_WIDTH;
}
