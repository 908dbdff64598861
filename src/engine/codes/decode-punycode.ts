/**
 * Reads the ASCII form of a name back into letters (RFC 3492, section 6.2): `new URL` answers `xn--lmen-zra`, and whether that looks
 * like our name shows only in the letters a person sees.
 */
const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const SKEW = 38;
const DAMP = 700;
const POINT_MAX = 0x10ffff;

/** One label without its `xn--`; null where it is not punycode. */
export function decodePunycode(encoded: string): string | null {
  const delimiter = encoded.lastIndexOf('-');
  const points = delimiter > 0 ? [...encoded.slice(0, delimiter)].map((letter) => letter.charCodeAt(0)) : [];
  const rest = encoded.slice(delimiter > 0 ? delimiter + 1 : 0);
  let point = 128;
  let bias = 72;
  let index = 0;
  for (let at = 0; at < rest.length; ) {
    const delta = readDelta(rest, at, bias);
    if (delta === null) return null;
    at = delta.end;
    const count = points.length + 1;
    bias = adapt(delta.value, count, index === 0 && point === 128);
    index += delta.value;
    point += Math.floor(index / count);
    index %= count;
    if (point > POINT_MAX || (point >= 0xd800 && point <= 0xdfff)) return null;
    points.splice(index, 0, point);
    index += 1;
  }
  return String.fromCodePoint(...points);
}

/** A generalised variable-length integer that begins at `at` (section 3.3). */
function readDelta(text: string, at: number, bias: number): { value: number; end: number } | null {
  let value = 0;
  let weight = 1;
  for (let k = BASE; at < text.length; k += BASE) {
    const digit = readDigit(text.charCodeAt(at));
    at += 1;
    if (digit === null) return null;
    value += digit * weight;
    if (value > POINT_MAX * 64) return null;
    const threshold = Math.min(Math.max(k - bias, T_MIN), T_MAX);
    if (digit < threshold) return { value, end: at };
    weight *= BASE - threshold;
  }
  return null;
}

function readDigit(unit: number): number | null {
  if (unit >= 97 && unit <= 122) return unit - 97;
  if (unit >= 65 && unit <= 90) return unit - 65;
  return unit >= 48 && unit <= 57 ? unit - 22 : null;
}

function adapt(delta: number, count: number, isFirst: boolean): number {
  let left = isFirst ? Math.floor(delta / DAMP) : delta >> 1;
  left += Math.floor(left / count);
  let k = 0;
  for (; left > ((BASE - T_MIN) * T_MAX) >> 1; k += BASE) left = Math.floor(left / (BASE - T_MIN));
  return k + Math.floor(((BASE - T_MIN + 1) * left) / (left + SKEW));
}
