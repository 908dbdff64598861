/**
 * Whether the sender that a phone or a mail program shows is one of ours. It proves little when it is (anybody can write any name
 * there) and much when it is not.
 */

import { likenessOf } from '../links/likeness.ts';
import { likenessOfHost, readableLabels } from '../links/looks-like-us.ts';
import type { OurNames } from '../links/our-names.ts';
import { skeletonOf } from '../links/skeleton.ts';

/** `imitates`: made to look like ours; `foreign`: a mail address elsewhere; `unfamiliar`: a name or number we do not know. */
export type SenderVerdict = 'untold' | 'ours' | 'imitates' | 'foreign' | 'unfamiliar';

const SENDER_MAX = 320;

/** `official`: our From addresses and sender ids; while none is set, the brand counts as one. */
export function judgeSender(
  from: string | null,
  service: { readonly brand: string; readonly senderNames: readonly string[] },
  ours: OurNames,
): SenderVerdict {
  const told = (from ?? '').slice(0, SENDER_MAX).trim();
  if (told === '') return 'untold';
  const official = service.senderNames.length > 0 ? service.senderNames : [service.brand];
  const address = addressOf(told);
  if (official.some((name) => isSame(name, told) || isSame(addressOf(name), address))) return 'ours';
  return address.includes('@') ? judgeMail(told, address, ours) : judgeName(told, official, ours);
}

/** Whether a mail address is at our domain, below it, or among the official ones. */
export function isOurMail(mail: string, official: readonly string[], ours: OurNames): boolean {
  const address = addressOf(mail.slice(0, SENDER_MAX));
  return isAtOurs(address, ours) || official.some((name) => isSame(addressOf(name), address));
}

function judgeMail(told: string, address: string, ours: OurNames): SenderVerdict {
  if (isAtOurs(address, ours)) return 'ours';
  const shown = told.slice(0, told.lastIndexOf('<') + 1);
  const local = address.slice(0, address.lastIndexOf('@'));
  if (likenessOfHost(address.slice(address.lastIndexOf('@') + 1), ours) !== null) return 'imitates';
  return wordsLikeUs(`${shown} ${local}`, ours) ? 'imitates' : 'foreign';
}

function judgeName(told: string, official: readonly string[], ours: OurNames): SenderVerdict {
  const isTwin = official.some((name) => skeletonOf(name) === skeletonOf(told));
  return isTwin || wordsLikeUs(told, ours) ? 'imitates' : 'unfamiliar';
}

function wordsLikeUs(text: string, ours: OurNames): boolean {
  const around = { hasOurEnding: false, endings: new Set<string>() };
  const words = [text.replace(/[^\p{L}\p{M}\p{N}]/gu, ''), ...text.split(/[^\p{L}\p{M}\p{N}-]+/u)];
  return words.some((word) => ours.names.some((name) => likenessOf(word.toLowerCase(), name, around) !== null));
}

function isAtOurs(address: string, ours: OurNames): boolean {
  const host = readableLabels(address.slice(address.lastIndexOf('@') + 1)).join('.');
  return address.includes('@') && (host === ours.domain || host.endsWith(`.${ours.domain}`));
}

/** `Lumen <codes@lumen.example>` is `codes@lumen.example`; a number loses what only groups it. */
function addressOf(sender: string): string {
  const open = sender.lastIndexOf('<');
  const bare = (open < 0 ? sender : sender.slice(open + 1).replace('>', '')).trim().toLowerCase();
  return /^\+?[\d\s().-]+$/.test(bare) ? bare.replace(/[\s().-]/g, '') : bare;
}

function isSame(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}
