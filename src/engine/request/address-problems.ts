/**
 * Everything that can be wrong with an address somebody typed: one row a problem, its stable code and the sentence a person reads.
 * The sentences never repeat what was typed, so no control character, foreign script or address can travel back through them.
 */

/** Code → sentence. The codes are public: callers and translations hang on them. */
export const ADDRESS_PROBLEMS = {
  address_empty: 'Enter a phone number or an e-mail address.',
  address_too_long: 'This is too long to be a phone number or an e-mail address.',
  address_control_characters: 'This holds a line break or a hidden character that no address has. Type it in again.',
  address_unreadable: 'This is neither a phone number nor an e-mail address.',
  phone_unreadable: 'This does not read as a phone number. Use digits, with + and the country code in front.',
  phone_extension: 'A code cannot reach an extension. Enter a direct number.',
  phone_too_short: 'This number has too few digits.',
  phone_too_long: 'This number has too many digits.',
  phone_impossible: 'There is no such phone number. Check the country code and the digits.',
  phone_ambiguous: 'This could be a number in more than one country. Put + and the country code in front.',
  phone_emergency: 'This is an emergency number.',
  phone_short: 'This is a short number for services. Enter a full phone number.',
  phone_premium: 'This is a premium-rate number. Enter a personal phone number.',
  phone_shared_cost: 'This is a shared-cost service number. Enter a personal phone number.',
  phone_toll_free: 'This is a toll-free service number. Enter a personal phone number.',
  phone_uan: 'This is the number of a company, not of a person. Enter a personal phone number.',
  phone_personal: 'This is a follow-me number that can lead anywhere. Enter the number of the phone itself.',
  phone_pager: 'This is a pager. Enter a phone number.',
  phone_voicemail: 'This is a voicemail box. Enter a phone number.',
  phone_landline: 'This is a landline, and text messages do not reach it. Enter a mobile number, or choose a call.',
  phone_fictional: 'This number is set aside for films and examples. Nobody can have it.',
  country_not_allowed: 'Codes are not sent to phone numbers in this country.',
  email_no_at: 'An e-mail address needs an @ sign.',
  email_several: 'Enter one e-mail address only.',
  email_local_empty: 'There is nothing in front of the @ sign.',
  email_local_dots: 'In front of the @ sign, a dot cannot come first or last, nor twice in a row.',
  email_local_characters: 'In front of the @ sign is a character that an e-mail address cannot have.',
  email_local_too_long: 'What stands in front of the @ sign is too long.',
  email_quoted: 'E-mail addresses in quotation marks are not accepted.',
  email_not_ascii: 'In front of the @ sign, only letters from a to z, digits and simple signs are accepted.',
  email_comment: 'Leave out what stands in brackets.',
  email_domain_empty: 'There is nothing behind the @ sign.',
  email_domain_no_dot: 'What stands behind the @ sign needs a dot and an ending, such as .com.',
  email_domain_invalid: 'What stands behind the @ sign is not the name of a mail service.',
  email_domain_unknown: 'There is no internet ending like this one. Check what stands behind the last dot.',
  email_ip_literal: 'A number cannot stand behind the @ sign. Enter the name of the mail service.',
  email_fictional: 'This address is set aside for examples and tests. Nobody can have it.',
} as const;

/** What is proposed to the person who typed; `{…}` are filled in with normalised values only. */
export const ADDRESS_PROPOSALS = {
  meant: 'Did you mean {to}?',
  read_as: 'We read this as {number} ({country}).',
  could_be: 'This could be {number} ({country}).',
} as const;

export type AddressProblemCode = keyof typeof ADDRESS_PROBLEMS;

/** What is wrong, for machines (`code`) and for people (`says`, English). */
export interface AddressProblem {
  readonly code: AddressProblemCode;
  readonly says: string;
}

/** How every parser of this folder says no. */
export interface AddressRefusal {
  readonly ok: false;
  readonly problem: AddressProblem;
  /** For `phone_ambiguous`: the numbers it could be, in E.164. */
  readonly readings?: readonly string[];
}

export function addressProblem(code: AddressProblemCode): AddressProblem {
  return { code, says: ADDRESS_PROBLEMS[code] };
}

export function refuseAddress(code: AddressProblemCode): AddressRefusal {
  return { ok: false, problem: addressProblem(code) };
}
