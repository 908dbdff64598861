/**
 * "Is this message really from you?", asked with the text of one. Pure: what can be looked up was looked up before.
 *
 * What the four answers promise, and why:
 * - `ours`: word for word a message we send, every link leads to us, and sender and headers, where told, do not contradict. Words can
 *   be copied, and whoever can write any sender's name can copy a whole message. But such a copy leads only to us, says for what the
 *   code is and asks for nothing, so trusting it harms nobody; and a worried person who pastes a real message and reads "we can't tell"
 *   has been told nothing. So it is `ours`, the reasons say that it can be copied, and a known reference makes it certain.
 * - `altered`: most of its words are ours, but words or links were changed, added or left out, or it came from a sender made to look
 *   like us. This is how our messages are turned into bait, so it is a warning and not a weaker `ours`.
 * - `not_ours`: it speaks of a code, pushes, or imitates us, and none of our messages is worded so.
 * - `unknown`: too little to compare, something that is not about codes, or our wording with a reference or a sender we don't know.
 *   A reference that was looked up and not found makes no more than `unknown`: it may be a slip in typing.
 *
 * Digits and references are masked before anything is compared (wording/words-of.ts), so asking again with other digits answers the same.
 */

import { type Found, judgeVerdict, reasonsFor, type Verdict } from './judge-message.ts';
import { type CheckedLink, classifyLink, type LinkVerdict } from './links/classify-link.ts';
import { type FoundLink, findLinks } from './links/find-links.ts';
import { likenessOfHost } from './links/looks-like-us.ts';
import { type OurNames, ourNames } from './links/our-names.ts';
import { findPressure, speaksOfCode } from './pressure/find-pressure.ts';
import { because, type Reason } from './reasons.ts';
import { judgeHeaders } from './sender/judge-headers.ts';
import { judgeSender } from './sender/judge-sender.ts';
import { isHtml, visibleText } from './visible-text.ts';
import { compareWording, indexWordings, OTHER_LINK, type WordingIndex } from './wording/compare-wording.ts';
import { linkWord } from './wording/link-word.ts';
import { wordsOf } from './wording/words-of.ts';

export interface CheckedInput {
  /** Text as pasted, up to about 100 kB; plain, or the HTML of a mail. */
  readonly text: string;
  /** The sender as shown: a sender id, a number, or `Name <address>`. */
  readonly from: string | null;
  readonly headers: Readonly<Record<string, string>> | null;
  /** A message of ours carries the reference that was given (true), none does (false), or none was given (null). */
  readonly referenceKnown: boolean | null;
}

export interface CheckedService {
  readonly brand: string;
  readonly domain: string;
  /** Official From addresses and sender ids. */
  readonly senderNames: readonly string[];
}

export interface CheckedMessage {
  readonly verdict: Verdict;
  /** What matters most first. */
  readonly reasons: readonly Reason[];
  /** In the order they stand, each writing once: two writings of one address may look different to whoever reads them. */
  readonly links: readonly CheckedLink[];
}

/** Different links that are told of, and places in a text that are looked at for one. */
const LINKS_MAX = 100;
const PLACES_MAX = 1000;

/** `templates` from `ourTemplates(service, …)`; kept by the caller, since an index of them is kept with the array itself. */
export function checkMessage(
  input: CheckedInput,
  service: CheckedService,
  templates: readonly string[],
): CheckedMessage {
  const ours = ourNames(service);
  const index = indexOf(templates);
  const places = findPlaces(input.text, ours);
  const links = checkLinks(places.links, ours, index);
  const words = comparableWords(input.text, places.links, ours, index);
  const compared = compareWording(words, index);
  const usual = new Set(findPressure(compared.likeness === 'none' ? [] : compared.template));
  const headers = judgeHeaders(input.headers, service.senderNames, ours);
  const telling = words.filter((word) => /^\p{L}/u.test(word) && word !== 'ref').length;
  const found: Found = {
    isEmpty: telling === 0 && links.told.length === 0,
    saysSomething: telling >= 3,
    speaksOfCode: speaksOfCode(words),
    wording: compared.likeness,
    links: links.verdicts,
    hasMoreLinks: places.isCut || links.isCut,
    pressure: findPressure(words).filter((code) => !usual.has(code)),
    sender: judgeSender(input.from ?? headers.from, service, ours),
    headers,
    referenceKnown: input.referenceKnown,
  };
  const verdict = judgeVerdict(found);
  return { verdict, reasons: reasonsFor(found, verdict).map(because), links: links.told };
}

interface CheckedLinks {
  readonly told: readonly CheckedLink[];
  readonly verdicts: Found['links'];
  readonly isCut: boolean;
}

/** Our own last line `@host #code` is no link; one that names another site is told like one. */
function checkLinks(places: readonly FoundLink[], ours: OurNames, index: WordingIndex): CheckedLinks {
  const told: CheckedLink[] = [];
  const verdicts: Found['links'][number][] = [];
  const seen = new Set<string>();
  for (const place of places) {
    if (seen.has(place.text)) continue;
    const link = classifyLink(place.text, ours, index.links);
    if (place.kind === 'bound' && link.verdict === 'ours') continue;
    if (told.length === LINKS_MAX) return { told, verdicts, isCut: true };
    seen.add(place.text);
    told.push(link);
    verdicts.push(weigh(link, place.kind));
  }
  return { told, verdicts, isCut: false };
}

function weigh(link: CheckedLink, kind: FoundLink['kind']): Found['links'][number] {
  if (link.verdict !== 'unrelated') return link.verdict satisfies Exclude<LinkVerdict, 'unrelated'>;
  if (link.reasons.some(({ code }) => code === 'named_by_us')) return 'ours';
  return kind === 'bound' ? 'bound_elsewhere' : 'elsewhere';
}

function comparableWords(
  text: string,
  places: readonly FoundLink[],
  ours: OurNames,
  index: WordingIndex,
): readonly string[] {
  const shown = isHtml(text) ? visibleText(text) : text;
  const found = shown === text ? places : findPlaces(shown, ours).links;
  const spans = found.map((place) => {
    const word = linkWord(place);
    const isKnown = place.kind === 'bound' ? word === `@${ours.domain}` : index.links.has(word);
    return { start: place.start, end: place.end, word: isKnown ? word : OTHER_LINK };
  });
  return wordsOf(shown, spans);
}

function findPlaces(text: string, ours: OurNames) {
  return findLinks(text, (host) => likenessOfHost(host, ours) !== null, PLACES_MAX);
}

/** Made once for each list of templates, and dropped with it. */
const indexes = new WeakMap<readonly string[], WordingIndex>();

function indexOf(templates: readonly string[]): WordingIndex {
  const kept = indexes.get(templates) ?? indexWordings(templates);
  indexes.set(templates, kept);
  return kept;
}
