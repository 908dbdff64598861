/** Whether a word without a scheme reads as a host: `lumen.example/why` does, `e.g.` and `help@lumen.example` do not. */
import { parse } from 'tldts';
import { namesReservedEnding } from './reserved-endings.ts';

const WORD_MAX = 320;
/** "… your code.Do not share it". */
const TWO_SENTENCES = /\.\p{Lu}\p{Ll}+$/u;
const DOTS = /[.。．｡․]/;

/** `isFollowed`: a path or a query comes after it, as after no other word. */
export function isHostLike(word: string, isFollowed: boolean, looksLikeUs: (host: string) => boolean): boolean {
  if (word.length > WORD_MAX) return false;
  const at = word.lastIndexOf('@');
  const host = word.slice(at + 1);
  if (!hasLabels(host)) return false;
  // A mail address, unless what stands before the sign is there to be taken for a host.
  if (at >= 0 && !isFollowed) return DOTS.test(word.slice(0, at)) && looksLikeUs(word.slice(0, at));
  if (isFollowed || looksLikeUs(host)) return true;
  return !TWO_SENTENCES.test(host) && (hasKnownEnding(host) || isIpv4(host));
}

function hasLabels(host: string): boolean {
  const labels = host.split(DOTS);
  if (labels.at(-1) === '') labels.pop();
  if (labels.length < 2 || labels.includes('')) return false;
  return isIpv4(host) || /^(xn--[a-z0-9-]+|[\p{L}\p{M}\u00ad\u200b-\u200d\u2060]{2,})$/iu.test(labels.at(-1) ?? '');
}

function hasKnownEnding(host: string): boolean {
  const ascii = asciiOf(host);
  if (ascii === null) return false;
  const { isIcann, isPrivate } = parse(ascii, { allowPrivateDomains: true });
  return isIcann === true || isPrivate === true || namesReservedEnding(ascii);
}

function asciiOf(host: string): string | null {
  if (/^[a-z0-9._-]+$/i.test(host)) return host.toLowerCase();
  try {
    return new URL(`https://${host}`).hostname;
  } catch {
    return null;
  }
}

function isIpv4(host: string): boolean {
  return /^\d{1,3}(\.\d{1,3}){3}$/.test(host);
}
