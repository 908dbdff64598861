/**
 * From what was pasted to the two sides of the @ sign: `mailto:` links, `Ada <ada@x.org>`, a comma at the end of a list, a
 * full-width @. Which part names the mailbox is never guessed: with two candidates the text is refused.
 */
import { type AddressRefusal, refuseAddress } from './address-problems.ts';
import { readTyped } from './typed-text.ts';

/** Longest text taken for an e-mail address, in UTF-16 units: the longest address with a name beside it. */
export const MAIL_TYPED_MAX = 512;

export interface MailText {
  readonly ok: true;
  readonly local: string;
  readonly domain: string;
}

const MAILTO = /^mailto:/i;
const BEFORE_LIST_END = /^(.*[^\s,;])?/s;
const WIDE_AT = /[\uff20\ufe6b]/g;
const NAMED = /^([^<>]*)<([^<>]*)>$/;
const QUOTED_LOCAL = /^("(?:[^"\\]|\\.)*")\s*@([^@]*)$/s;

export function readMailText(typed: string): MailText | AddressRefusal {
  const read = readTyped(typed, MAIL_TYPED_MAX);
  if (!read.ok) return read;
  const link = MAILTO.test(read.text) ? readTyped(openLink(read.text), MAIL_TYPED_MAX) : read;
  if (!link.ok) return link;
  const text = link.text.includes('@') ? link.text : link.text.replace(WIDE_AT, '@');
  return unwrapName(BEFORE_LIST_END.exec(text)?.[0] ?? '');
}

/** RFC 6068: the address stands before the question mark, percent-encoded; what follows are header fields, never ours to read. */
function openLink(link: string): string {
  const address = link.replace(MAILTO, '').split('?', 1)[0] ?? '';
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

function unwrapName(text: string): MailText | AddressRefusal {
  if (!text.includes('<') && !text.includes('>')) return splitAt(text);
  const [, name, inside] = NAMED.exec(text) ?? [];
  if (name === undefined || inside === undefined) return refuseAddress('email_several');
  const bare = name.replace(/["'\s]/g, '').toLowerCase();
  if (bare.includes('@') && bare !== inside.trim().toLowerCase()) return refuseAddress('email_several');
  return splitAt(inside.trim());
}

function splitAt(text: string): MailText | AddressRefusal {
  if (/[()]/.test(text)) return refuseAddress('email_comment');
  const quoted = QUOTED_LOCAL.exec(text);
  const [local, domain, ...more] = quoted ? [quoted[1], quoted[2]] : text.split('@');
  if (local === undefined || domain === undefined) return refuseAddress('email_no_at');
  if (more.length > 0) return refuseAddress('email_several');
  return { ok: true, local: local.trim(), domain: domain.trim() };
}
