/** One message as it would have arrived, with its code to copy. Its text is shown as text, never as markup. */
import type { InboxCopy } from '../copy/copy.ts';
import { island, make, phrase } from '../dom.ts';

export interface InboxMessage {
  readonly id: string;
  readonly to: string;
  readonly channel: string;
  readonly subject?: string;
  readonly text: string;
  readonly at: string;
}

const ON_ITS_OWN = /^\d{4,12}\b/m;
/** As a call says it. */
const SPELLED = /\d(?:[,،] \d){3,11}/;
const ANYWHERE = /(?<![\d+])\d{4,12}(?!\d)/;

/** The digits at the beginning of a line, else spelled out, else the first that could be a code. */
export function codeIn(text: string): string | null {
  const [found] = ON_ITS_OWN.exec(text) ?? SPELLED.exec(text) ?? ANYWHERE.exec(text) ?? [];
  return found?.replace(/\D/g, '') ?? null;
}

export function messageView(message: InboxMessage, words: InboxCopy, formats: string): HTMLElement {
  const { to, channel, subject, text, at } = message;
  const code = codeIn(text);
  const time = new Intl.DateTimeFormat(formats, { timeStyle: 'medium' }).format(new Date(at));
  return make(
    'li',
    { class: 'message' },
    make(
      'p',
      { class: 'quiet' },
      ...phrase(words.to, { to: island(to), channel: island(channel) }),
      ' · ',
      make('time', { datetime: at }, time),
    ),
    subject !== undefined && make('p', { dir: 'auto' }, make('strong', {}, subject)),
    make('p', { class: 'text', dir: 'auto' }, text),
    code !== null && copyButton(code, words),
  );
}

function copyButton(code: string, words: InboxCopy): HTMLElement {
  const said = make('span', { role: 'status', class: 'quiet' });
  const copy = () => {
    navigator.clipboard.writeText(code).then(
      () => said.replaceChildren(words.copied),
      () => said.replaceChildren(island(code)),
    );
  };
  return make(
    'p',
    {},
    make('button', { type: 'button', class: 'other', click: copy }, ...phrase(words.copyCode, { code: island(code) })),
    ' ',
    said,
  );
}
