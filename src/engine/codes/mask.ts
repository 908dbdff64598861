/**
 * Addresses as they are shown on a page that somebody else may see: enough for the holder to recognise their own, too little to
 * reach anybody. How many characters are hidden never shows.
 */
import type { Address } from '../model.ts';
import { countCountryDigits } from './country-codes.ts';

const HIDDEN = '•••';
/** National digits that stay hidden however short the number: fewer could be rung through. */
const DIGITS_HIDDEN_MIN = 6;
const DIGITS_SHOWN_MAX = 2;
/** A name this short would be shown whole, or nearly. */
const NAME_MIN = 3;

/**
 * `+49 ••• •••78`: the country code, and the last two digits where six others stay hidden. `a•••@g•••.com`: the first letter of
 * the mailbox and of the domain, where they have three or more, and the domain's last label.
 */
export function maskAddress(address: Address): string {
  return address.kind === 'phone' ? maskPhone(address.value) : maskEmail(address.value);
}

function maskPhone(e164: string): string {
  const start = 1 + countCountryDigits(e164);
  const shown = Math.max(0, Math.min(DIGITS_SHOWN_MAX, e164.length - start - DIGITS_HIDDEN_MIN));
  return `${e164.slice(0, start)} ${HIDDEN} ${HIDDEN}${e164.slice(e164.length - shown)}`;
}

function maskEmail(value: string): string {
  const at = value.lastIndexOf('@');
  const dot = value.lastIndexOf('.');
  const local = value.slice(0, at).replaceAll('"', '');
  const ending = dot > at ? value.slice(dot) : '';
  return `${maskName(local)}@${maskName(value.slice(at + 1, dot > at ? dot : undefined))}${ending}`;
}

function maskName(name: string): string {
  const [first = '', ...more] = name;
  return more.length + 1 < NAME_MIN ? HIDDEN : first + HIDDEN;
}
