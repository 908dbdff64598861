/**
 * E-mail addresses as people type them, normalised without changing who they reach. What reaches a mailbox is the mail service's
 * own business, so the local part keeps its case and its dots (RFC 5321, section 2.4); only limits may fold them: address-index.ts.
 *
 * Refused on purpose, though RFC 5321 has them: address literals, comments, quoted local parts with anything but letters, digits,
 * dots and the usual signs (parsers disagree on where they end, which has sent mail to strangers), and local parts beyond ASCII
 * (RFC 6531), which many mail services cannot take and whose look-alikes nobody can tell apart.
 */
import type { Address } from '../model.ts';
import { type AddressProblemCode, type AddressRefusal, refuseAddress } from './address-problems.ts';
import { parseMailDomain } from './mail-domain.ts';
import { readMailText } from './mail-text.ts';

export interface EmailAddress {
  readonly ok: true;
  readonly address: Address;
  /** A mailbox hangs on no line; a phone number does (PhoneAddress). */
  readonly line: null;
  readonly isFictional: boolean;
}

const INVISIBLE = /\p{Cf}/gu;
const NOT_ASCII = /[^\x00-\x7f]/;
/** RFC 5322, section 3.2.3: `atext`, with the dots between. */
const ATEXT = /^[\w!#$%&'*+/=?^`{|}~.-]+$/;
const MISPLACED_DOT = /^\.|\.\.|\.$/;
const QUOTED = /^"(.*)"$/s;
/** RFC 5321, sections 4.5.3.1.1 and 4.5.3.1.3: octets; a path of 256 holds two angle brackets. */
const LOCAL_MAX = 64;
const ADDRESS_MAX = 254;

export function parseEmail(
  typed: string,
  options: { readonly allowFictional: boolean },
): EmailAddress | AddressRefusal {
  const text = readMailText(typed);
  if (!text.ok) return text;
  const local = parseLocal(text.local);
  if (!local.ok) return refuseAddress(local.code);
  const domain = parseMailDomain(text.domain);
  if (!domain.ok) return domain;
  if (domain.isFictional && !options.allowFictional) return refuseAddress('email_fictional');
  const value = `${local.value}@${domain.domain}`;
  if (value.length > ADDRESS_MAX) return refuseAddress('address_too_long');
  return { ok: true, address: { kind: 'email', value }, line: null, isFictional: domain.isFictional };
}

type Local = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly code: AddressProblemCode };

/** Quotes that hold nothing special are dropped: `"ada"@x.org` and `ada@x.org` are one mailbox (RFC 5321, section 4.1.2). */
function parseLocal(typed: string): Local {
  const quoted = QUOTED.exec(typed)?.[1];
  if (quoted !== undefined && !ATEXT.test(quoted)) return refuseLocal('email_quoted');
  const local = quoted ?? typed.replace(INVISIBLE, '').normalize('NFC');
  if (local === '') return refuseLocal('email_local_empty');
  if (NOT_ASCII.test(local)) return refuseLocal('email_not_ascii');
  if (!ATEXT.test(local)) return refuseLocal('email_local_characters');
  const hasMisplacedDot = MISPLACED_DOT.test(local);
  if (hasMisplacedDot && quoted === undefined) return refuseLocal('email_local_dots');
  const value = hasMisplacedDot ? `"${local}"` : local;
  return value.length > LOCAL_MAX ? refuseLocal('email_local_too_long') : { ok: true, value };
}

function refuseLocal(code: AddressProblemCode): Local {
  return { ok: false, code };
}
