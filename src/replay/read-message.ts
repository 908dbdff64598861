/** Reads a message of ours as its holder would: the code, and the reference. Pure. */

const REFERENCE_LENGTH = 10;

/** Signs read out one by one, as a call does. */
function findSpelt(text: string, sign: string, length: number): string | null {
  const spelt = new RegExp(`(?<!\\w)${sign}(?:, ${sign}){${length - 1}}(?!, \\w)`).exec(text);
  return spelt ? spelt[0].replaceAll(', ', '') : null;
}

/** The code stands first in a text message and alone on a line of a mail. Null: there is none of this length in it. */
export function findCode(text: string, length: number): string | null {
  const written = new RegExp(`^([0-9A-Z]{${length}})(?![0-9A-Z])`, 'm').exec(text);
  return written?.[1] ?? findSpelt(text, '[0-9A-Z]', length);
}

export function findReference(text: string): string | null {
  return /\bRef ([A-Z]{10})\b/.exec(text)?.[1] ?? findSpelt(text, '[A-Z]', REFERENCE_LENGTH);
}
