/** Puts a service's name into a sentence. */
import type { AnswerWords } from './words.ts';

/** Around a name of unknown direction, so that it cannot turn the sentence about (Unicode: first strong isolate, and its end). */
const ISOLATE = ['\u2068', '\u2069'] as const;

export function fill(words: AnswerWords, sentence: string, brand: string | null): string {
  const name = brand ?? words.thisService;
  const shown = words.rightToLeft && brand !== null ? `${ISOLATE[0]}${name}${ISOLATE[1]}` : name;
  return sentence.replaceAll('{brand}', () => shown);
}

/** A title within a sentence. Scripts without capitals stay as they are. */
export function lowerFirst(sentence: string): string {
  return sentence.slice(0, 1).toLowerCase() + sentence.slice(1);
}
