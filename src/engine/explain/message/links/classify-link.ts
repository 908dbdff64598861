/**
 * Where a link leads, and whom it pretends to be. It is read by the WHATWG parser and IDNA, as a browser would, never by a pattern:
 * full-width letters and soft hyphens do lead to us, `https://us@elsewhere` does not. What cannot be parsed is `suspicious` whatever
 * it looks like; else looking like us comes before hiding where it leads.
 */
import { parse } from 'tldts';
import { because, type Reason, type ReasonCode } from '../reasons.ts';
import { likenessOfHost, namesUs, readableLabels } from './looks-like-us.ts';
import { hasMixedScripts } from './mixed-scripts.ts';
import type { OurNames } from './our-names.ts';
import { SHORTENERS } from './shorteners.ts';

export type LinkVerdict = 'ours' | 'imitates_us' | 'suspicious' | 'unrelated';

export interface CheckedLink {
  /** As it stands in the text. */
  readonly url: string;
  /** The host it leads to, in ASCII; null where none can be read. */
  readonly host: string | null;
  readonly verdict: LinkVerdict;
  readonly reasons: readonly Reason[];
}

/** A host name has 253 characters at most; what is far longer in front of the path is not read at all. */
const AUTHORITY_MAX = 1000;
/** Marks that turn the writing direction round, so that a link is read backwards. */
const OVERRIDES = /[\u202a-\u202e]/;

/** How a browser reads it; a link without a scheme is taken for https. Null: it cannot be parsed. */
export function readUrl(link: string): URL | null {
  const whole = hasScheme(link) ? link : `https://${link}`;
  const authority = /^[^:]*:[\\/]*([^\\/?#]*)/.exec(whole)?.[1] ?? '';
  if (authority.length > AUTHORITY_MAX) return null;
  try {
    const url = new URL(whole);
    return url.hostname === '' ? null : url;
  } catch {
    return null;
  }
}

/** `named`: the links that our own messages carry, normalised, so that a help page elsewhere is not held against us. */
export function classifyLink(link: string, ours: OurNames, named: ReadonlySet<string>): CheckedLink {
  const url = readUrl(link);
  if (url === null) return unreadable(link, ours);
  const host = url.hostname.replace(/\.$/, '');
  const hasOurHost = host === ours.domain || host.endsWith(`.${ours.domain}`);
  const hides = hidingOf(link, url, host);
  if (hasOurHost) return answer(link, host, hides.length === 0 ? 'ours' : 'suspicious', hides, 'our_domain');
  if (named.has(url.href)) return answer(link, host, 'unrelated', ['named_by_us'], 'named_by_us');
  if (hides.length === 0 && isSibling(host, ours)) return answer(link, host, 'unrelated', [], 'same_registration');
  const likes = likenessesOf(url, host, ours);
  if (likes.length > 0) return answer(link, host, 'imitates_us', [...likes, ...hides], 'name_within');
  return answer(link, host, hides.length > 0 ? 'suspicious' : 'unrelated', hides, 'leads_elsewhere');
}

function answer(
  url: string,
  host: string | null,
  verdict: LinkVerdict,
  codes: readonly ReasonCode[],
  otherwise: ReasonCode,
): CheckedLink {
  return { url, host, verdict, reasons: (codes.length > 0 ? codes : [otherwise]).map(because) };
}

function unreadable(link: string, ours: OurNames): CheckedLink {
  const shown = link.slice(0, AUTHORITY_MAX).replace(/^[a-z][a-z0-9+.-]*:[\\/]*/i, '');
  const host = (/^[^\\/?#]*/.exec(shown)?.[0] ?? '').replace(/^.*@/, '');
  const looksLikeUs = namesUs(shown, ours) || likenessOfHost(host, ours) !== null;
  return answer(
    link,
    null,
    'suspicious',
    looksLikeUs ? ['unparsable', 'lookalike_letters'] : ['unparsable'],
    'unparsable',
  );
}

/** The same owner's, though not at or below the domain we name: `www.lumen.example` of `id.lumen.example`. */
function isSibling(host: string, ours: OurNames): boolean {
  return parse(host, { allowPrivateDomains: true }).domain === ours.registered;
}

function hidingOf(link: string, url: URL, host: string): readonly ReasonCode[] {
  const codes: ReasonCode[] = [];
  if (url.username !== '' || url.password !== '') codes.push('userinfo');
  if (url.protocol !== 'https:' && url.protocol !== 'http:') codes.push('other_scheme');
  if (host.startsWith('[') || parse(host).isIp === true) codes.push('bare_ip');
  if (isShortened(url, host)) codes.push('shortener');
  if (readableLabels(host).some(hasMixedScripts)) codes.push('mixed_scripts');
  if (OVERRIDES.test(link)) codes.push('turned_around');
  return codes;
}

/** The front page of a shortener leads where it says. */
function isShortened(url: URL, host: string): boolean {
  return SHORTENERS.has(host.replace(/^www\./, '')) && url.pathname + url.search !== '/';
}

function likenessesOf(url: URL, host: string, ours: OurNames): readonly ReasonCode[] {
  const codes: ReasonCode[] = [];
  const likeness = likenessOfHost(host, ours);
  if (likeness !== null) codes.push(likeness);
  if (namesUs(`${url.username} ${url.password}`, ours)) codes.push('name_in_userinfo');
  if (namesUs(url.pathname, ours)) codes.push('name_in_path');
  if (namesUs(`${url.search} ${url.hash}`, ours)) codes.push('name_in_query');
  return codes;
}

function hasScheme(link: string): boolean {
  return /^(https?:|[a-z][a-z0-9+-]{0,14}:\/\/)/i.test(link);
}
