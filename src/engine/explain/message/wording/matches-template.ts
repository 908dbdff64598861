/** Whether words are a template with its gaps filled. Takes words × template steps, never more. */
import { NAME_GAP, TIME_GAP } from './merge-wordings.ts';

const GAP_MAX = 12;

export function matchesTemplate(words: readonly string[], template: readonly string[]): boolean {
  let reached: ReadonlySet<number> = new Set([0]);
  for (const wanted of template) {
    reached =
      wanted === NAME_GAP || wanted === TIME_GAP ? acrossGap(words, reached, wanted) : oneOn(words, reached, wanted);
    if (reached.size === 0) return false;
  }
  return reached.has(words.length);
}

function oneOn(words: readonly string[], reached: ReadonlySet<number>, wanted: string): ReadonlySet<number> {
  const next = new Set<number>();
  for (const at of reached) if (words[at] === wanted) next.add(at + 1);
  return next;
}

function acrossGap(words: readonly string[], reached: ReadonlySet<number>, gap: string): ReadonlySet<number> {
  const next = new Set(reached);
  for (const from of reached) {
    for (let at = from; at < Math.min(words.length, from + GAP_MAX) && fits(words[at] ?? '', gap); at += 1)
      next.add(at + 1);
  }
  return next;
}

/** Four digits in a row are never told of a device or a place, so a number to call finds no room there. */
function fits(word: string, gap: string): boolean {
  if (word === '#') return gap === TIME_GAP;
  return !/[^\p{L}\p{N}]/u.test(word);
}
