/**
 * From what a person typed or pasted to the digits they meant: every script's digits, any punctuation, `tel:` links, a plus sign
 * at either end (right-to-left pages move it), and the zero that people write in brackets behind a country code.
 */
import { type AddressRefusal, refuseAddress } from './address-problems.ts';
import { mapDigits, readTyped } from './typed-text.ts';

/** Longest text taken for a phone number, in UTF-16 units: the longest number with generous punctuation. */
export const PHONE_TYPED_MAX = 64;

export interface PhoneText {
  readonly ok: true;
  /** A plus sign stood in front: country code first. */
  readonly isInternational: boolean;
  readonly digits: string;
  /** The same without a bracketed zero, `+44 (0)161 …`; null where there is none. */
  readonly withoutBracketZero: string | null;
}

const INVISIBLE = /[\p{Cf}\p{Mn}\p{Me}]/gu;
const PLUS = /[\uff0b\ufe62\u207a]/g;
const SCHEME = /^tel:(?:\/\/)?/i;
const SEPARATORS = /[\p{Zs}\p{Pd}\u2212\u30fc.\u00b7\u2022\uff0e/\uff0f()\uff08\uff09[\]\uff3b\uff3d~_]/gu;
const EXTENSION = /\d[^\d\p{L}#;,]*(?:;ext=|\bextension|\bext[.n]?|[x#,;]|доб\.?)[^\d\p{L}]*\d{1,7}#?$/iu;
const BRACKET_ZERO = /^(\D*\d[\d\D]{0,9}?)[(\uff08]\p{Zs}*0\p{Zs}*[)\uff09]/u;
const NUMBER = /^\+*(\d+)\+?$/;

export function readPhoneText(typed: string): PhoneText | AddressRefusal {
  const read = readTyped(typed, PHONE_TYPED_MAX);
  if (!read.ok) return read;
  const text = mapDigits(read.text).replace(INVISIBLE, '').replace(PLUS, '+').replace(SCHEME, '');
  if (EXTENSION.test(text)) return refuseAddress('phone_extension');
  const number = text.replace(SEPARATORS, '');
  const digits = NUMBER.exec(number)?.[1];
  if (digits === undefined) return refuseAddress('phone_unreadable');
  const shorter = text.replace(BRACKET_ZERO, '$1').replace(/\D/g, '');
  return {
    ok: true,
    isInternational: number.includes('+'),
    digits,
    withoutBracketZero: shorter === digits ? null : shorter,
  };
}
