/**
 * The place and the device of who asked, made safe to tell. Both may come from what a stranger's connection claims, so they must
 * not be able to bring a link, a number or an order into a message that carries our name: what does not look like a place or a
 * device is left out.
 */
import type { MessageInput } from './message-input.ts';
import { septetsOf } from './segments.ts';

export interface WhoAsked {
  readonly place: string | null;
  readonly device: string | null;
}

const LENGTH_MAX = 40;
const SHAPE = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} .,'’()&-]*$/u;
/** Four digits in a row pass for a code; a full stop within a word makes a link. */
const TELLS_MORE = /\p{Nd}{4}|\.[^ ]|ref\b/iu;

/** Place and device as they may be told in mail, calls and other messages without a narrow alphabet. */
export function readableWhoAsked(input: Pick<MessageInput, 'place' | 'device'>): WhoAsked {
  return { place: readable(input.place), device: readable(input.device) };
}

/** The same within the GSM alphabet: `Málaga` becomes `Malaga`, and what has no such spelling is left out. */
export function gsmWhoAsked(who: WhoAsked): WhoAsked {
  return { place: gsmSpelling(who.place), device: gsmSpelling(who.device) };
}

function readable(value: string | null): string | null {
  if (value === null || value.length > LENGTH_MAX || value !== value.trim()) return null;
  return SHAPE.test(value) && !TELLS_MORE.test(value) ? value : null;
}

function gsmSpelling(value: string | null): string | null {
  if (value === null) return null;
  const letters = [...value.normalize('NFC')].map((letter) => gsmLetter(letter));
  return letters.includes(null) ? null : letters.join('');
}

function gsmLetter(letter: string): string | null {
  if (septetsOf(letter) !== null) return letter;
  if (letter === '’') return "'";
  const bare = letter.normalize('NFD').replace(/\p{M}+/gu, '');
  return bare !== '' && septetsOf(bare) !== null ? bare : null;
}
