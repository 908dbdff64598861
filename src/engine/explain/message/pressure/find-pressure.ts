/**
 * By what a text pushes whoever reads it: haste, fear, greed, a borrowed authority, secrecy, or asking for the code itself. Takes the
 * words of wording/words-of.ts; looks each phrase up once in the whole text.
 */
import { wordsOf } from '../wording/words-of.ts';
import { CALLING, CODE_WORDS, GIVING, QUESTIONS, REFUSING } from './asking-words.ts';
import { PRESSURE_PHRASES, PRESSURES, type Pressure } from './pressure-words.ts';

export type PressureCode = Pressure | 'asks_for_code' | 'wants_call';

/** How far from the word that asks the word for a code may stand, and how far before it the word that turns it round. */
const REACH = 8;
const REFUSING_REACH = 4;

const phrase = (text: string): string => ` ${wordsOf(text, []).join(' ')} `;
const PHRASES = PRESSURES.map((code) => ({
  code,
  phrases: PRESSURE_PHRASES.flatMap((list) => list[code].map(phrase)),
}));
const ASKING = QUESTIONS.map(phrase);
const giving = wordSet(GIVING);
const codeWords = wordSet(CODE_WORDS);
const refusing = wordSet(REFUSING);
const calling = wordSet(CALLING);

/** In a fixed order, each once. */
export function findPressure(words: readonly string[]): readonly PressureCode[] {
  const text = ` ${words.join(' ')} `;
  const asks = asksForCode(words) || ASKING.some((question) => text.includes(question));
  const found = PHRASES.filter(({ phrases }) => phrases.some((each) => text.includes(each))).map(({ code }) => code);
  return [
    ...(asks ? (['asks_for_code'] as const) : []),
    ...(wantsCall(words) ? (['wants_call'] as const) : []),
    ...found,
  ];
}

/** Whether a text speaks of a code at all, in words. */
export function speaksOfCode(words: readonly string[]): boolean {
  return words.some((word) => codeWords.has(word));
}

function asksForCode(words: readonly string[]): boolean {
  return words.some((word, at) => {
    if (!giving.has(word)) return false;
    if (words.slice(Math.max(0, at - REFUSING_REACH), at).some((each) => refusing.has(each))) return false;
    return words.slice(Math.max(0, at - REACH), at + REACH + 1).some((each) => codeWords.has(each));
  });
}

/** A word for calling and a long number soon after it. */
function wantsCall(words: readonly string[]): boolean {
  return words.some((word, at) => calling.has(word) && words.slice(at + 1, at + REACH).includes('#'));
}

function wordSet(list: readonly string[]): ReadonlySet<string> {
  return new Set(list.flatMap((word) => wordsOf(word, [])));
}
