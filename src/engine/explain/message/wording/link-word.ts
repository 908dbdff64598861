/** The word a link is in a text that is compared: where it leads, so that only a link of our own messages equals one. */
import { readUrl } from '../links/classify-link.ts';
import type { FoundLink } from '../links/find-links.ts';

/** A link that cannot be read, or that holds a blank after all, is no word of any message of ours. */
export function linkWord(link: FoundLink): string {
  if (link.kind === 'bound') return `@${link.text.toLowerCase()}`;
  return readUrl(link.text)?.href.replace(/^http:/, 'https:') ?? 'unreadable:';
}
