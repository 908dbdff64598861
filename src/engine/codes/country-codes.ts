/**
 * Where the country code of an E.164 number ends. ITU-T E.164 gives out codes so that no code begins another: one digit for 1 and
 * 7, two for those listed here, three for all others.
 */
const TWO_DIGITS = new Set(
  (
    '20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 ' +
    '90 91 92 93 94 95 98'
  )
    .split(' ')
    .map(Number),
);

/** The number of digits of the country code; `e164` begins with a plus sign. */
export function countCountryDigits(e164: string): 1 | 2 | 3 {
  const first = e164.charCodeAt(1) - 48;
  if (first === 1 || first === 7) return 1;
  return TWO_DIGITS.has(first * 10 + e164.charCodeAt(2) - 48) ? 2 : 3;
}
