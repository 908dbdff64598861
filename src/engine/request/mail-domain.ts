/**
 * What stands behind the @ sign: a domain name in its one ASCII form, so that equal names are equal strings. Nothing is looked up;
 * the ending is held against the public suffix list (ICANN section), which ships with the tldts package.
 */
import { parse } from 'tldts';
import { decodePunycode } from '../codes/decode-punycode.ts';
import { type AddressRefusal, refuseAddress } from './address-problems.ts';

export interface MailDomain {
  readonly ok: true;
  /** Lower case, IDNA (UTS #46, non-transitional) in ASCII, no dot at the end. */
  readonly domain: string;
  readonly isFictional: boolean;
}

const ASCII_ONLY = /^[\x21-\x7e]+$/;
const ASCII_NAME = /^[a-z0-9.-]+$/;
/** ASCII that a domain cannot have; the URL parser would take these for the ends of a host name. */
const ASCII_FOREIGN = /[\x00-\x2c/:-@[-`{-\x7f]/;
/** Joiners mean something in the scripts that need them (RFC 5892, appendix A); among Latin letters they only hide. */
const INVISIBLE = /(?![\u200c\u200d])\p{Cf}/gu;
const JOINERS = /[\u200c\u200d]/g;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const IP_NUMBER = /^\[|^[\d.]+$|^0x[\da-f.x]+$/i;
const DOMAIN_MAX = 253;

/** RFC 2606 and RFC 6761: names that nobody can have, kept for examples. */
const FICTIONAL = /(?:^|\.)(?:example|example\.(?:com|net|org))$/;
/** The same documents' names for tests and for one's own machine: never a way to reach a person, not even in a demo. */
const RESERVED = /(?:^|\.)(?:test|invalid|localhost)$/;

const SUFFIX_OPTIONS = { validateHostname: false, extractHostname: false, detectIp: false, detectSpecialUse: true };

/** Reads a domain as typed. `example.*` names are marked fictional; whether they are accepted is the caller's decision. */
export function parseMailDomain(typed: string): MailDomain | AddressRefusal {
  if (typed === '') return refuseAddress('email_domain_empty');
  if (IP_NUMBER.test(typed)) return refuseAddress('email_ip_literal');
  const domain = toAscii(typed)?.replace(/\.$/, '');
  if (domain === undefined || domain === '' || domain.length > DOMAIN_MAX) return refuseAddress('email_domain_invalid');
  if (!domain.split('.').every((label) => LABEL.test(label))) return refuseAddress('email_domain_invalid');
  if (RESERVED.test(domain)) return refuseAddress('email_fictional');
  if (!domain.includes('.')) return refuseAddress('email_domain_no_dot');
  const isFictional = FICTIONAL.test(domain);
  if (!isFictional && !hasKnownEnding(domain)) return refuseAddress('email_domain_unknown');
  return { ok: true, domain, isFictional };
}

/** Whether the domain ends in a suffix that is delegated on the internet. */
export function hasKnownEnding(domain: string): boolean {
  const found = parse(domain, SUFFIX_OPTIONS);
  return found.isIcann === true && found.isSpecialUse !== true;
}

/** Whether the domain is one of those kept for examples and tests. */
export function isSetAside(domain: string): boolean {
  return FICTIONAL.test(domain) || RESERVED.test(domain);
}

function toAscii(typed: string): string | undefined {
  const visible = typed.replace(INVISIBLE, '');
  const bare = visible.replace(JOINERS, '');
  if (ASCII_ONLY.test(bare)) {
    const lower = bare.toLowerCase();
    if (!ASCII_NAME.test(lower)) return undefined;
    return lower.includes('xn--') ? hostOf(lower) : lower;
  }
  return ASCII_FOREIGN.test(visible) ? undefined : hostOf(visible);
}

/** Some parsers let pass what only begins like an ASCII form: each such label must be the one form of its letters. */
function isOneForm(label: string): boolean {
  if (!label.startsWith('xn--')) return true;
  const letters = decodePunycode(label.slice(4));
  return letters !== null && /[^\x00-\x7f]/.test(letters) && parseHost(letters) === label;
}

function hostOf(name: string): string | undefined {
  const host = parseHost(name);
  return host?.split('.').every(isOneForm) ? host : undefined;
}

function parseHost(name: string): string | undefined {
  try {
    return new URL(`http://${name}`).hostname;
  } catch {
    return undefined;
  }
}
