/**
 * Mail addresses as SMTP and message headers take them: one mailbox, its domain in ASCII. What parsers disagree on (comments,
 * lists, angle brackets, a second @) is refused and never repaired, since mail repaired differently by two servers reaches
 * strangers. Pure.
 */
import { domainToASCII } from 'node:url';

export interface Mailbox {
  readonly address: string;
  readonly domain: string;
  /** The part before the @ is beyond ASCII: the server must offer SMTPUTF8 (RFC 6531). */
  readonly needsUtf8: boolean;
}

/** RFC 5321, section 4.1.2, with RFC 6531's letters: a dot-string, or a quoted string that holds nothing special. */
const LOCAL = /^(?:[^\s"(),:;<>@[\\\]\u0000-\u0020\u007f]+|"[^\s"\\<>@\u0000-\u0020\u007f]+")$/u;
/** Nothing else goes into the conversion to ASCII, which repairs what it is given: it drops line breaks, cuts at a slash, decodes. */
const LETTERS = /^[\p{L}\p{M}\p{N}.-]+$/u;
/** Host names whose last label is no number, since that would be an address of the network (RFC 1123, section 2.1). */
const DOMAIN = /^(?=.{1,253}$)(?!(.*\.)?\d+$)[a-z\d]([a-z\d-]*[a-z\d])?(\.[a-z\d]([a-z\d-]*[a-z\d])?)*$/;
const NAMED = /^([^<>]*)<([^<>]*)>$/;
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

/** Undefined: not one mailbox. */
export function readMailbox(address: string): Mailbox | undefined {
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at);
  if (at < 1 || !LOCAL.test(local)) return undefined;
  const domain = asciiOf(address.slice(at + 1));
  if (!DOMAIN.test(domain)) return undefined;
  return { address: `${local}@${domain}`, domain, needsUtf8: /[^\u0000-\u007f]/.test(local) };
}

function asciiOf(domain: string): string {
  if (!LETTERS.test(domain)) return '';
  return /[^\u0000-\u007f]/.test(domain) ? domainToASCII(domain) : domain.toLowerCase();
}

/** `Lumen <codes@lumen.example>` or the address alone. Undefined: neither, or one whose local part is beyond ASCII. */
export function readFrom(text: string): (Mailbox & { readonly name: string }) | undefined {
  if (CONTROL.test(text)) return undefined;
  const [, name = '', address = ''] = NAMED.exec(text.trim()) ?? [];
  const mailbox = readMailbox(address === '' ? text.trim() : address.trim());
  if (!mailbox || mailbox.needsUtf8) return undefined;
  return { ...mailbox, name: name.trim().replace(/^"(.*)"$/, '$1') };
}
