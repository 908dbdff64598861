/**
 * One field for either: a phone number or an e-mail address, told apart by what was typed. A word that is neither is no failure of
 * theirs: it may be the name of an account, and then nobody is written to.
 */
import type { AddressKind } from '../model.ts';
import { type AddressRefusal, refuseAddress } from './address-problems.ts';
import { hasKnownEnding } from './mail-domain.ts';
import { MAIL_TYPED_MAX } from './mail-text.ts';
import { type EmailAddress, parseEmail } from './parse-email.ts';
import { type AddressOptions, type PhoneAddress, parsePhone } from './parse-phone.ts';
import { mapDigits } from './typed-text.ts';

const DIGIT = /\d/g;
const LETTER = /\p{L}/gu;
const TEL = /^\s*tel:/i;
const NUMBER_START = /^[\s\p{Cf}(]*[+\d]/u;
const NAME_WITH_ENDING = /^[^\s/:]+\.[a-z]{2,}$/i;

/** Reads a phone number or an e-mail address, whichever it is. */
export function parseAddress(typed: string, options: AddressOptions): PhoneAddress | EmailAddress | AddressRefusal {
  if (typed.length > MAIL_TYPED_MAX) return refuseAddress('address_too_long');
  const kind = guessKind(typed);
  if (kind === 'email') return parseEmail(typed, options);
  if (kind === 'phone') return parsePhone(typed, options);
  return refuseAddress(typed.trim() === '' ? 'address_empty' : 'address_unreadable');
}

/** Null: a word or nothing, such as the name of an account. */
export function guessKind(typed: string): AddressKind | null {
  const text = mapDigits(typed.slice(0, MAIL_TYPED_MAX).normalize('NFKC'));
  if (text.includes('@')) return 'email';
  if (TEL.test(text) || (NUMBER_START.test(text) && count(text, DIGIT) > count(text, LETTER))) return 'phone';
  return NAME_WITH_ENDING.test(text.trim()) && hasKnownEnding(text.trim().toLowerCase()) ? 'email' : null;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
