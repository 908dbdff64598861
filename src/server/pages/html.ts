/**
 * Markup as a value. Whatever is put into `html` is escaped, unless it is itself markup made here: there is no way to say "trust this
 * text", so a name, an address or a sentence from the record can never become a tag, an attribute or a script.
 */
const MARKUP: unique symbol = Symbol('markup');

export interface Html {
  readonly [MARKUP]: string;
}

export type HtmlPart = Html | string | number | null | undefined | false | readonly HtmlPart[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** An attribute's name and its equals sign; the `=` of a query within quotes is none. */
const UNQUOTED = /[\s"'][\w:-]+\s*=\s*$/;
const CONTROL = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/g;

function escapeText(text: string): string {
  return text.replace(CONTROL, '').replace(/[&<>"'`]/g, (sign) => ESCAPES[sign]!);
}

function markupOf(part: HtmlPart): string {
  if (part === null || part === undefined || part === false) return '';
  if (typeof part === 'string') return escapeText(part);
  if (typeof part === 'number') return String(part);
  return isHtml(part) ? part[MARKUP] : part.map(markupOf).join('');
}

export function isHtml(value: unknown): value is Html {
  return typeof value === 'object' && value !== null && MARKUP in value;
}

/** A value right behind an equals sign is refused: without quotes no escaping holds it. Nothing, null and false leave no trace. */
export function html(literals: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  const text = literals.reduce<string>((before, literal, n) => {
    if (n < parts.length && UNQUOTED.test(literal)) throw new Error('an attribute needs quotes around its value');
    return `${before}${literal}${markupOf(parts[n])}`;
  }, '');
  return Object.freeze({ [MARKUP]: text });
}

/** The markup as text, for sending. */
export function renderHtml(markup: Html): string {
  return markup[MARKUP];
}

/** A sentence with places to fill: `{name}` becomes the part of that name, the rest is text. An unknown place stays as it is. */
export function phrase(sentence: string, parts: Readonly<Record<string, HtmlPart>>): Html {
  const pieces = sentence.split(/\{(\w+)\}/);
  return html`${pieces.map((piece, n) => (n % 2 === 0 ? piece : Object.hasOwn(parts, piece) ? parts[piece] : `{${piece}}`))}`;
}

/** What reads from left to right in any language: codes, references, numbers, addresses. In one piece, also when it is copied. */
export function island(text: string): Html {
  return html`<bdi dir="ltr">${text}</bdi>`;
}

/** An address of the web as a link may lead there: http and https only, anything else leads nowhere. */
export function webAddress(url: string): string {
  if (!URL.canParse(url)) return '';
  const { protocol, href } = new URL(url);
  return protocol === 'https:' || protocol === 'http:' ? href : '';
}
