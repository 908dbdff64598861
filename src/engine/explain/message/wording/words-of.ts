/**
 * A text as a list of words to compare, with every digit, code and reference masked: `#` for four digits or more and for anything in
 * the code alphabet, `0` for fewer digits. Nothing after this can tell one code or one reference from another, so the answer of a
 * comparison cannot be used to guess. Case, accents, punctuation, line breaks and format characters do not count.
 */
import { limitMarks } from '../links/skeleton.ts';
import { maskWords } from './mask-words.ts';

/** A stretch of the text that is one word whatever it holds: a link. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly word: string;
}

/** `spans` in order, not overlapping. A code beside a link is masked apart from a code on its other side. */
export function wordsOf(text: string, spans: readonly Span[]): readonly string[] {
  const words: string[] = [];
  let at = 0;
  for (const span of spans) {
    pushAll(words, plainWords(text.slice(at, span.start)));
    words.push(span.word);
    at = span.end;
  }
  pushAll(words, plainWords(text.slice(at)));
  return words;
}

function plainWords(text: string): readonly string[] {
  const plain = limitMarks(text)
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}'’ʼ]/gu, '');
  return maskWords(plain.match(/[\p{L}\p{N}]+/gu) ?? []);
}

/** `push(...list)` fails on long lists. */
function pushAll(words: string[], more: readonly string[]): void {
  for (const word of more) words.push(word);
}
