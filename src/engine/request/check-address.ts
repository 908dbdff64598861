/**
 * One question for any form: what is this, what is wrong with it, and what was likely meant? Proposals come from spelling alone,
 * never from what others have proved, so that nobody can learn from them who has an account.
 */
import type { AddressKind, Channel } from '../model.ts';
import { ADDRESS_PROPOSALS, type AddressProblem } from './address-problems.ts';
import { RIGHT_DOMAINS } from './mail-domains.ts';
import { MAIL_TYPED_MAX } from './mail-text.ts';
import { formatInternational } from './number-plan.ts';
import { guessKind, parseAddress } from './parse-address.ts';
import { parseEmail } from './parse-email.ts';
import { type AddressOptions, judgeLine, type PhoneAddress, parsePhone } from './parse-phone.ts';
import { suggestDomain } from './suggest-domain.ts';

export interface AddressSuggestion {
  readonly to: string;
  readonly says: string;
}

/** The answer of `POST /v1/addresses/check`. `to` is null where there is no address to send to. */
export interface AddressCheck {
  readonly to: string | null;
  readonly kind: AddressKind | null;
  readonly problems: readonly AddressProblem[];
  readonly suggestions: readonly AddressSuggestion[];
}

const BEFORE_DOMAIN = /[\s.#]+$/;
const COUNTRY_NAMES = new Intl.DisplayNames(['en'], { type: 'region' });

/** With a channel, also says what speaks against reaching the address on it. */
export function checkAddress(typed: string, options: AddressOptions & { readonly channel?: Channel }): AddressCheck {
  const kind = guessKind(typed);
  const parsed = parseAddress(typed, options);
  if (!parsed.ok) {
    const suggestions =
      kind === 'email' ? suggestMail(typed, options) : suggestReadings(parsed.readings ?? [], options);
    return { to: null, kind, problems: [parsed.problem], suggestions };
  }
  const to = parsed.address.value;
  if (parsed.line === null) return { to, kind, problems: [], suggestions: suggestMail(to, options) };
  const problem = options.channel === undefined ? null : judgeLine(parsed.line, options.channel);
  const suggestions = parsed.isMended ? [suggestNumber(parsed, ADDRESS_PROPOSALS.read_as)] : [];
  return { to, kind, problems: problem === null ? [] : [problem], suggestions };
}

function suggestMail(typed: string, options: AddressOptions): AddressSuggestion[] {
  if (typed.length > MAIL_TYPED_MAX) return [];
  const at = typed.lastIndexOf('@');
  const domain = at < 0 ? findDomainAtEnd(typed) : suggestDomain(typed.slice(at + 1).trim());
  if (domain === null) return [];
  const local = at < 0 ? typed.trim().slice(0, -domain.length).replace(BEFORE_DOMAIN, '') : typed.slice(0, at);
  const meant = parseEmail(`${local}@${domain}`, options);
  if (!meant.ok || meant.address.value === typed) return [];
  const to = meant.address.value;
  return [{ to, says: ADDRESS_PROPOSALS.meant.replace('{to}', () => to) }];
}

/** The longest well-known domain that a text without an @ sign ends in. */
function findDomainAtEnd(typed: string): string | null {
  const text = typed.trim().toLowerCase();
  const ends = [...RIGHT_DOMAINS].filter((domain) => text.endsWith(domain));
  return ends.sort((one, other) => other.length - one.length)[0] ?? null;
}

function suggestReadings(readings: readonly string[], options: AddressOptions): AddressSuggestion[] {
  const phones = readings.map((reading) => parsePhone(reading, options));
  return phones.filter((phone) => phone.ok).map((phone) => suggestNumber(phone, ADDRESS_PROPOSALS.could_be));
}

function suggestNumber(phone: PhoneAddress, says: string): AddressSuggestion {
  const to = phone.address.value;
  const country = COUNTRY_NAMES.of(phone.country) ?? phone.country;
  return { to, says: says.replace('{number}', formatInternational(to)).replace('{country}', () => country) };
}
