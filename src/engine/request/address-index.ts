/**
 * Two coarser forms of an address, for finding and for counting, never for sending. By the letter of RFC 5321 `Ada@x.org` and
 * `ada@x.org` may be two mailboxes; in practice they are one, and a limit that tells them apart is no limit at all.
 */
import type { Address } from '../model.ts';

export interface AddressIndexForms {
  /** The same for every spelling of one mailbox that any mail service takes for the same: letters in lower case. */
  readonly mailbox: string;
  /** The same for every address that one person can make up without opening another mailbox, where the service is known. */
  readonly limits: string;
}

/** What a mail service is known to ignore in the local part. */
interface MailboxRule {
  /** The domain that its other domains are names for. */
  readonly domain: string;
  /** Everything from this sign on is a tag. */
  readonly tag: string;
  /** Signs that make no difference. */
  readonly ignored: RegExp | null;
}

const rule = (domain: string, tag: string, ignored: RegExp | null = null): MailboxRule => ({ domain, tag, ignored });
const same = (domains: string, shared: MailboxRule): [string, MailboxRule][] =>
  domains.split(' ').map((domain) => [domain, shared]);
const each = (domains: string, tag: string): [string, MailboxRule][] =>
  domains.split(' ').map((domain) => [domain, rule(domain, tag)]);

/** As these services document it. A service that is not listed keeps every sign: two strangers must not share a limit. */
const RULES: ReadonlyMap<string, MailboxRule> = new Map([
  ...same('gmail.com googlemail.com', rule('gmail.com', '+', /\./g)),
  ...same('proton.me protonmail.com protonmail.ch pm.me', rule('proton.me', '+', /[._-]/g)),
  ...same('icloud.com me.com mac.com', rule('icloud.com', '+')),
  ...same('yandex.ru yandex.com yandex.by yandex.kz ya.ru', rule('yandex.ru', '+', /[.-]/g)),
  ...each('outlook.com outlook.de outlook.fr outlook.es outlook.it outlook.com.br hotmail.com hotmail.co.uk', '+'),
  ...each('hotmail.fr hotmail.de hotmail.it hotmail.es live.com live.co.uk live.fr live.nl live.de msn.com', '+'),
  ...each('fastmail.com fastmail.fm zoho.com zohomail.com mailbox.org posteo.de hey.com tutanota.com tuta.com', '+'),
  ...each('yahoo.com yahoo.co.uk yahoo.fr yahoo.de yahoo.it yahoo.es yahoo.co.in yahoo.in yahoo.ca', '-'),
  ...each('yahoo.com.br yahoo.com.au yahoo.com.mx yahoo.com.ar yahoo.co.id ymail.com rocketmail.com', '-'),
]);

export function addressIndexForms(address: Address): AddressIndexForms {
  if (address.kind === 'phone') return { mailbox: address.value, limits: address.value };
  const mailbox = address.value.toLowerCase();
  const at = mailbox.lastIndexOf('@');
  const known = RULES.get(mailbox.slice(at + 1));
  return { mailbox, limits: known === undefined ? mailbox : foldMailbox(mailbox.slice(0, at), known) };
}

/** The key that limits count by. Not an address: nothing is ever sent to it. */
export function canonicalForLimits(address: Address): string {
  return addressIndexForms(address).limits;
}

/** Where a tag or the ignored signs are all there is, the local part stays as it is. */
function foldMailbox(local: string, known: MailboxRule): string {
  const tagAt = local.indexOf(known.tag);
  const untagged = tagAt > 0 ? local.slice(0, tagAt) : local;
  const bare = known.ignored === null ? untagged : untagged.replace(known.ignored, '');
  return `${bare === '' ? local : bare}@${known.domain}`;
}
