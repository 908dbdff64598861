/**
 * How much of a text is wording of ours. Pairs of neighbouring words are looked up in an index of all our messages; only the few
 * messages that share the most are then compared word by word.
 */
import { matchesTemplate } from './matches-template.ts';
import { NAME_GAP, TIME_GAP } from './merge-wordings.ts';

/** `same`: one of our messages, whole; `most`: much of one, with changes; `part`: words of one and nothing else; `none`. */
export type Likeness = 'same' | 'most' | 'part' | 'none';

export interface Compared {
  readonly likeness: Likeness;
  /** The words of the message it is most like. */
  readonly template: readonly string[];
}

export interface WordingIndex {
  readonly templates: readonly (readonly string[])[];
  /** Number of pairs in each. */
  readonly sizes: readonly number[];
  readonly holders: ReadonlyMap<string, readonly number[]>;
  /** The links our messages carry, normalised. */
  readonly links: ReadonlySet<string>;
}

/** Stands for a link that none of our messages carries. */
export const OTHER_LINK = '<link>';

const OURS_SHARE_MIN = 0.5;
const TEXT_SHARE_MIN = 0.6;
const OURS_SHARE_LEAST = 0.3;
const PART_SHARE_MIN = 0.95;
const PART_PAIRS_MIN = 4;
const CLOSE = 0.9;
const COMPARED_MAX = 60;
const WORDS_MAX = 600;

/** `templates` are words with a space between, as `ourTemplates` makes them. */
export function indexWordings(templates: readonly string[]): WordingIndex {
  const split = templates.map((template) => template.split(' '));
  const holders = new Map<string, number[]>();
  const sizes = split.map((words, at) => {
    const pairs = pairsOf(words);
    for (const pair of pairs) holders.get(pair)?.push(at) ?? holders.set(pair, [at]);
    return pairs.size;
  });
  return { templates: split, sizes, holders, links: new Set(split.flat().filter((word) => word.includes('://'))) };
}

export function compareWording(words: readonly string[], index: WordingIndex): Compared {
  const pairs = pairsOf(words);
  const counts = countShared(pairs, index);
  const byShare = [...counts.keys()].sort((a, b) => shareOf(b, counts, index) - shareOf(a, counts, index));
  const best = byShare[0];
  if (best === undefined) return { likeness: 'none', template: [] };
  const close = byShare.filter((at) => shareOf(at, counts, index) >= CLOSE * shareOf(best, counts, index));
  const same = words.length > WORDS_MAX ? undefined : findSame(words, close.slice(0, COMPARED_MAX), index);
  if (same !== undefined) return { likeness: 'same', template: same };
  return { likeness: likenessBy(byShare, counts, pairs.size, index), template: index.templates[best] ?? [] };
}

function findSame(
  words: readonly string[],
  close: readonly number[],
  index: WordingIndex,
): readonly string[] | undefined {
  return close.map((at) => index.templates[at] ?? []).find((template) => matchesTemplate(words, template));
}

function likenessBy(
  candidates: readonly number[],
  counts: ReadonlyMap<number, number>,
  pairsInText: number,
  index: WordingIndex,
): Likeness {
  const found = candidates.map((at) => likenessTo(counts.get(at) ?? 0, pairsInText, shareOf(at, counts, index)));
  return (['most', 'part'] as const).find((likeness) => found.includes(likeness)) ?? 'none';
}

/** A text that is all ours and less than half of a message was cut short; nothing in it was changed. */
function likenessTo(shared: number, pairsInText: number, ofOurs: number): Likeness {
  const ofText = shared / pairsInText;
  if (ofOurs >= OURS_SHARE_MIN) return 'most';
  if (ofText >= PART_SHARE_MIN) return shared >= PART_PAIRS_MIN ? 'part' : 'none';
  return ofText >= TEXT_SHARE_MIN && ofOurs >= OURS_SHARE_LEAST ? 'most' : 'none';
}

function countShared(pairs: ReadonlySet<string>, index: WordingIndex): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const pair of pairs) {
    for (const at of index.holders.get(pair) ?? []) counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  return counts;
}

function shareOf(at: number, counts: ReadonlyMap<number, number>, index: WordingIndex): number {
  return (counts.get(at) ?? 0) / Math.max(1, index.sizes[at] ?? 1);
}

/** Neighbouring words, each pair once. A gap and a link that is not ours have no neighbours. */
function pairsOf(words: readonly string[]): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (let at = 1; at < words.length; at += 1) {
    const [before = '', word = ''] = [words[at - 1], words[at]];
    if (!isOpen(before) && !isOpen(word)) pairs.add(`${before} ${word}`);
  }
  return pairs;
}

function isOpen(word: string): boolean {
  return word === NAME_GAP || word === TIME_GAP || word === OTHER_LINK;
}
