/**
 * The plain twin of a mail: the same facts, lines of at most 78 characters, the code and every address alone on a line, so that
 * clients find the one and do not break the other.
 */
import { leftToRightIsland, nameIsland } from './island.ts';
import { type MailWords, mailWords, type Setting } from './mail-words.ts';
import { type MessageInput, referenceLabel, whyPage } from './message-input.ts';

const LINE_MAX = 78;

/** Sentences as they stand, with isolates where the language runs right to left. */
export function plainSetting(direction: 'ltr' | 'rtl'): Setting {
  const isolation = direction === 'rtl' ? 'needed' : 'never';
  return {
    plain: (text) => text,
    name: (text) => nameIsland(text, isolation),
    leftToRight: (text) => leftToRightIsland(text, isolation),
  };
}

export function renderMailText(input: MessageInput, direction: 'ltr' | 'rtl'): string {
  const words = mailWords(input, plainSetting(direction));
  return `${paragraphs(input, words)
    .map((lines) => lines.flatMap(wrap).join('\n'))
    .join('\n\n')}\n`;
}

function paragraphs(input: MessageInput, words: MailWords): readonly (readonly string[])[] {
  return [
    [words.opening],
    [words.whoAsked, ...words.facts],
    [words.use],
    [input.code],
    [words.life],
    [words.neverShare],
    [`${words.notYou} ${words.notYouThen}`],
    [`${words.why} ${words.whyHow}`],
    [`https://${whyPage(input.domain)}`, referenceLabel(input.reference)],
    [words.help, input.supportUrl.replace(/^mailto:/, '')],
  ];
}

/** Breaks at spaces. A word that is too long, as an address may be, stays whole on a line of its own. */
function wrap(line: string): readonly string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    if (current !== '' && current.length + 1 + word.length > LINE_MAX) {
      lines.push(current);
      current = word;
    } else current = current === '' ? word : `${current} ${word}`;
  }
  return [...lines, current];
}
