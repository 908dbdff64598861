/** Masks codes and references in a list of words. Which word is masked depends on its shape only, never on which code it is. */
import { ALPHABETS } from '../../../policy.ts';

/** `LM` of `BCDF GHJK LM` is a code only beside a longer one, and single letters only in a row, as a voice says them. */
type Shape = 'word' | 'digits' | 'letters' | 'piece';

const CODE_LETTERS = new RegExp(`^[${ALPHABETS.letters}]+$`);
const LETTERS_MIN = 4;
const DIGITS_MIN = 4;
/** As `referenceLabel` in the messages says it, and as long as codes/derive.ts makes it. */
const LABEL = 'ref';
const REFERENCE_LENGTH = 10;

export function maskWords(words: readonly string[]): readonly string[] {
  const shapes = shapesOf(words);
  const masked: string[] = [];
  for (let at = 0; at < words.length; ) {
    let end = at;
    while (end < words.length && shapes[end] !== 'word') end += 1;
    if (end === at) masked.push(plainWord(words[at++] ?? ''));
    else {
      for (const word of maskRow(words.slice(at, end), shapes.slice(at, end))) masked.push(word);
      at = end;
    }
  }
  return masked;
}

function maskRow(words: readonly string[], shapes: readonly Shape[]): readonly string[] {
  if (words.length === 1 && shapes[0] === 'digits') return [(words[0] ?? '').length < DIGITS_MIN ? '0' : '#'];
  const isCode = shapes.some((shape) => shape !== 'piece') || words.length >= LETTERS_MIN;
  return isCode ? ['#'] : words.map(plainWord);
}

function shapesOf(words: readonly string[]): readonly Shape[] {
  let referenceLeft = 0;
  return words.map((word) => {
    if (word.toLowerCase() === LABEL) {
      referenceLeft = REFERENCE_LENGTH;
      return 'word';
    }
    if (referenceLeft > 0 && word.length <= referenceLeft && CODE_LETTERS.test(word.toUpperCase())) {
      referenceLeft -= word.length;
      return 'letters';
    }
    referenceLeft = 0;
    return shapeOf(word);
  });
}

function shapeOf(word: string): Shape {
  if (/^\p{Nd}+$/u.test(word)) return 'digits';
  if (!CODE_LETTERS.test(word)) return 'word';
  return word.length >= LETTERS_MIN ? 'letters' : 'piece';
}

function plainWord(word: string): string {
  return word.toLowerCase().replace(/\p{Nd}/gu, '0');
}
