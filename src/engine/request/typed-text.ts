/**
 * The first look at any typed address: how long it may be, and which characters have no business in it. Hidden characters come
 * with pasted text and are harmless at its ends; inside, a line break is how somebody adds a header or a command of their own.
 */
import { type AddressRefusal, refuseAddress } from './address-problems.ts';

/** What is left between the ends. Written so that a long row of spaces costs no more than its length. */
const BETWEEN_ENDS = /^[\s\p{Cf}]*(.*[^\s\p{Cf}])?/su;
/** C0, C1, the two separators that end a line, and halves of surrogate pairs. */
const CONTROL = /[\p{Cc}\u2028\u2029\p{Cs}]/u;
const DIGIT = /\p{Nd}/u;
const DIGITS = /\p{Nd}/gu;

/**
 * Trims white space and invisible characters off both ends. Refuses what is empty, longer than `maxLength` UTF-16 units as typed
 * (checked first, so that the rest is bounded), or holds a control character inside.
 */
export function readTyped(typed: string, maxLength: number): { ok: true; text: string } | AddressRefusal {
  if (typed.length > maxLength) return refuseAddress('address_too_long');
  const text = BETWEEN_ENDS.exec(typed)?.[1] ?? '';
  if (CONTROL.test(text)) return refuseAddress('address_control_characters');
  if (text === '') return refuseAddress('address_empty');
  return { ok: true, text };
}

/**
 * Writes the decimal digits of every script as 0 to 9. Unicode keeps each set of ten together and in order (stability policy,
 * `Nd`), so a digit's value is its distance from the start of its run, modulo ten.
 */
export function mapDigits(text: string): string {
  return text.replace(DIGITS, (digit) => (digit >= '0' && digit <= '9' ? digit : String(digitValue(digit))));
}

function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let start = code;
  while (DIGIT.test(String.fromCodePoint(start - 1))) start -= 1;
  return (code - start) % 10;
}
