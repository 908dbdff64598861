/**
 * The links in a text and where they lead, taken apart by the WHATWG URL parser and never by pattern: a pattern only finds where one
 * may begin. Links without a scheme are found too, since messaging apps make those pressable.
 */

export interface FoundLink {
  readonly written: string;
  /** As the browser would go there, in ASCII; null where it would not. */
  readonly host: string | null;
  /** Something before an @, which looks like the host and is not. */
  readonly hasUserinfo: boolean;
}

const WITH_SCHEME = String.raw`https?:\/\/[^\s<>"'«»“”]+`;
const BARE = String.raw`(?<![\p{L}\p{N}@._\/-])(?:[\p{L}\p{N}-]+[.。．])+\p{L}{2,}(?![\p{L}\p{N}@_-])(?:[\/?#:][^\s<>"'«»“”]*)?`;
const LINK = new RegExp(`${WITH_SCHEME}|${BARE}`, 'giu');
const TRAILING = /[.,;:!?)\]}…]+$/u;
/** "…your code.Do not share…": two sentences without a space, and no link. */
const TWO_SENTENCES = /[.]\p{Lu}\p{Ll}+$/u;

export function findLinks(text: string): readonly FoundLink[] {
  const written = [...text.matchAll(LINK)].map(([found]) => found.replace(TRAILING, ''));
  return [...new Set(written)].filter((link) => !TWO_SENTENCES.test(link)).map(followed);
}

function followed(written: string): FoundLink {
  const address = /^https?:/i.test(written) ? written : `http://${written}`;
  if (!URL.canParse(address)) return { written, host: null, hasUserinfo: false };
  const { hostname, username, password } = new URL(address);
  return { written, host: hostname === '' ? null : hostname, hasUserinfo: username !== '' || password !== '' };
}
