/**
 * Finds what a phone or a mail program would make a link of, in one pass from the left: with a scheme anywhere, without one where it
 * reads as a host name. Every character is looked at a bounded number of times, whatever the text is made of.
 */
import { isHostLike } from './host-like.ts';

export interface FoundLink {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** `bound`: the host of a last line `@host #code`, which tells a phone which site may fill the code in. */
  readonly kind: 'link' | 'bound';
}

export interface FoundLinks {
  readonly links: readonly FoundLink[];
  /** There are more of them than are looked at. */
  readonly isCut: boolean;
}

type IsHost = (word: string, isFollowed: boolean) => boolean;

/** Words with a dot in them that are looked at closely; a message has a handful. */
const WORDS_MAX = 4000;
/** What stands between two runs: blanks, quotes, brackets of tags, isolates and marks that set the writing direction. */
const RUNS = /[^\s\p{Cc}<>"`«»“”„‹›\u061c\u200e\u200f\u2066-\u2069]+/gu;
const SCHEME = /https?:|[a-z][a-z0-9+-]{0,14}:\/\//giu;
const HOST = /[\p{L}\p{N}][\p{L}\p{M}\p{N}_.\-@。．｡․\u00ad\u200b-\u200d\u2060\u2044\u2215\u29f8]*/gu;
const CLOSING = new Set(".,;:!?'’)]}*~…、。，！？）】」』|");
const BRACKETS = [
  ['(', ')'],
  ['[', ']'],
] as const;
/** Characters that part a link from a next one in the same run. */
const SEPARATORS = new Set(',;|()[]{}');

/** At most `max` places, which may hold the same link again. `looksLikeUs`: a host is taken for a link whatever its ending. */
export function findLinks(text: string, looksLikeUs: (host: string) => boolean, max: number): FoundLinks {
  const links: FoundLink[] = [];
  let wordsLeft = WORDS_MAX;
  const isHost: IsHost = (word, isFollowed) => {
    if (!/[.。．｡․]/.test(word)) return false;
    wordsLeft -= 1;
    return wordsLeft >= 0 && isHostLike(word, isFollowed, looksLikeUs);
  };
  for (const run of text.matchAll(RUNS)) {
    for (const link of linksIn(run[0], isHost, max - links.length + 1)) {
      const isMention = link.kind === 'bound' && !isFollowedByCode(text, run.index + link.end);
      if (!isMention) links.push({ ...link, start: run.index + link.start, end: run.index + link.end });
    }
    if (links.length > max) return { links: links.slice(0, max), isCut: true };
  }
  return { links, isCut: wordsLeft < 0 };
}

/** Goes from the next scheme or host name, whichever is first, to where that link ends. */
function linksIn(run: string, isHost: IsHost, max: number): readonly FoundLink[] {
  const links: FoundLink[] = [];
  let scheme = nextMatch(SCHEME, run, 0);
  let host = nextMatch(HOST, run, 0);
  while ((scheme !== null || host !== null) && links.length < max) {
    let at: number;
    if (scheme !== null && (host === null || scheme.index <= host.index)) {
      const link = linkFrom(run, scheme.index, nextSeparateScheme(run, scheme.index + scheme[0].length));
      if (link.end > scheme.index + scheme[0].length) links.push(link);
      at = Math.max(link.end, scheme.index + scheme[0].length);
    } else {
      const until = Math.min(host!.index + host![0].length, scheme?.index ?? run.length);
      const link = bareLink(run, host!.index, until, isHost);
      if (link !== null) links.push(link);
      at = link?.end ?? until;
    }
    if (scheme !== null && scheme.index < at) scheme = nextMatch(SCHEME, run, at);
    if (host !== null && host.index < at) host = nextMatch(HOST, run, at);
  }
  return links;
}

function bareLink(run: string, start: number, end: number, isHost: IsHost): FoundLink | null {
  const rest = /^(:\d{1,5})?[\\/?#]/.test(run.slice(end, end + 7));
  const until = rest ? end : trimmedEnd(run, start, end, '-_');
  if (!isHost(run.slice(start, until), rest)) return null;
  if (rest) return linkFrom(run, start, nextSeparateScheme(run, end));
  const port = /^:\d{1,5}(?!\d)/.exec(run.slice(until, until + 7))?.[0] ?? '';
  const kind = start === 1 && run[0] === '@' ? 'bound' : 'link';
  if (run[start - 1] === '@' && kind === 'link') return null;
  return { text: run.slice(start, until) + port, start, end: until + port.length, kind };
}

function linkFrom(run: string, start: number, limit: number): FoundLink {
  const end = trimmedEnd(run, start, limit, '');
  return { text: run.slice(start, end), start, end, kind: 'link' };
}

/** Where the next scheme begins that is not part of this link, as in `https://a.example,https://b.example`. */
function nextSeparateScheme(run: string, from: number): number {
  let next = nextMatch(SCHEME, run, from);
  while (next !== null && !SEPARATORS.has(run[next.index - 1] ?? '')) {
    next = nextMatch(SCHEME, run, next.index + next[0].length);
  }
  return next?.index ?? run.length;
}

/** Without punctuation at its end. A bracket that closes one opened in the link belongs to it. */
function trimmedEnd(run: string, start: number, end: number, alsoOff: string): number {
  const surplus = new Map<string, number>();
  for (const [open, close] of BRACKETS)
    surplus.set(close, countOf(close, run, start, end) - countOf(open, run, start, end));
  let last = end;
  for (; last > start; last -= 1) {
    const letter = run[last - 1] ?? '';
    const more = surplus.get(letter);
    if (more !== undefined) {
      if (more <= 0) break;
      surplus.set(letter, more - 1);
    } else if (!CLOSING.has(letter) && !alsoOff.includes(letter)) break;
  }
  return last;
}

function countOf(letter: string, run: string, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at += 1) if (run[at] === letter) count += 1;
  return count;
}

function isFollowedByCode(text: string, at: number): boolean {
  return /^[\t ]+#/.test(text.slice(at, at + 8));
}

function nextMatch(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from;
  return pattern.exec(text);
}
