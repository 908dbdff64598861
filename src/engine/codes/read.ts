/** What people type into a code field, and what they type where a reference is asked for. Any script's digits, any grouping. */
import { ALPHABETS } from '../policy.ts';
import { REFERENCE_LENGTH } from './derive.ts';

export const TYPED_CODE_MAX = 64;

export type TypedCode =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'reference' }
  | { readonly kind: 'unreadable' };

const DIGIT = /\p{Nd}/u;
/** Unicode's decimal digits stand in runs of ten from zero to nine, some runs right after another, so the value is the distance to the first of them. */
function digitValue(char: string): string {
  const point = char.codePointAt(0)!;
  if (point < 128) return char;
  let zero = point;
  while (DIGIT.test(String.fromCodePoint(zero - 1))) zero--;
  return String((point - zero) % 10);
}

const bare = (typed: string): string =>
  [...typed.normalize('NFKC').replace(/[\s\p{Cf}\p{Pd}#.,:]/gu, '')]
    .map((c) => (DIGIT.test(c) ? digitValue(c) : c))
    .join('')
    .toUpperCase();

/** The ten letters, or undefined. Takes `Ref BCDF GHJK LM` in any case and grouping. */
export function readReference(typed: string): string | undefined {
  if (typed.length > TYPED_CODE_MAX) return undefined;
  const letters = bare(typed).replace(/^REF(?=.{10}$)/, '');
  return letters.length === REFERENCE_LENGTH && [...letters].every((c) => ALPHABETS.letters.includes(c))
    ? letters
    : undefined;
}

/** `lettersLength`: how long the code is where it is of letters (a policy's choice); only that tells it from a reference. Null: it is of digits. */
export function readCode(typed: string, lettersLength: number | null = null): TypedCode {
  if (typed.length > TYPED_CODE_MAX) return { kind: 'unreadable' };
  const code = bare(typed);
  if (readReference(typed) !== undefined && lettersLength !== REFERENCE_LENGTH) return { kind: 'reference' };
  if (/^[0-9]{1,12}$/.test(code) || /^[B-Z]{4,12}$/.test(code)) return { kind: 'code', code };
  return { kind: 'unreadable' };
}
