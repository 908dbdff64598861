/**
 * The HTML of a mail, for clients that drop styles, pictures and directions and turn colours round. One column, tables as layout
 * only, inline styles, nothing remote, no scripts. Text has no colour of its own: no colour has 4.5:1 on white and on #1f1f1f at
 * once (at best 4.06:1), so it keeps the client's, light or dark, and the accent is for lines and large bold letters (3:1).
 */
import { leftToRight, mailPage, paragraph } from './mail-page.ts';
import { type MailWords, mailSubject, mailWords, type Setting } from './mail-words.ts';
import { type MessageInput, referenceLabel, whyPage } from './message-input.ts';

export const ACCENT = '#5b78d6';
const MONO = 'font-family:ui-monospace,Menlo,Consolas,monospace';

export function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

export function renderMailHtml(input: MessageInput, direction: 'ltr' | 'rtl'): string {
  const setting = htmlSetting(direction);
  const subject = mailSubject(input, { plain: escapeHtml, name: escapeHtml, leftToRight: escapeHtml });
  const content = contentOf(input, mailWords(input, setting), setting);
  return mailPage({ locale: input.locale, direction, title: subject, content });
}

/** Gmail and Outlook drop `<bdi>` but keep `dir`; the isolates around it are for clients that lose both. */
function htmlSetting(direction: 'ltr' | 'rtl'): Setting {
  const rtl = direction === 'rtl';
  const span = (dir: string, text: string) => `<span dir="${dir}">${escapeHtml(text)}</span>`;
  return {
    plain: escapeHtml,
    name: (text) => (rtl ? `&#x2068;${span('auto', text)}&#x2069;` : span('auto', text)),
    leftToRight: (text) => leftToRight(span('ltr', text), rtl),
  };
}

function contentOf(input: MessageInput, words: MailWords, setting: Setting): string {
  const wordmark = `font-size:20px;font-weight:bold;color:${ACCENT}`;
  return [
    `<h1 style="margin:0 0 16px;font-size:22px;line-height:1.35">${words.opening}</h1>`,
    paragraph([`<b>${words.whoAsked}</b>`, ...words.facts].join('<br>\n')),
    paragraph(words.use),
    codeBox(input.code, setting),
    paragraph(words.life),
    paragraph(`<b>${words.neverShare}</b>`),
    paragraph(`<b>${words.notYou}</b> ${words.notYouThen}`),
    `<hr style="margin:24px 0;border:0;border-top:1px solid ${ACCENT}">`,
    paragraph(`<b>${words.why}</b> ${words.whyHow}<br>\n${whyLines(input, setting)}`),
    paragraph(`${words.help} ${supportLink(input.supportUrl, setting)}`),
    `<p style="margin:24px 0 0;${wordmark}">${setting.name(input.brand)}</p>`,
  ].join('\n');
}

/** The code is text in a frame, ungrouped, so that it is copied, read aloud and coloured like any other text. */
function codeBox(code: string, setting: Setting): string {
  const size = code.length > 8 ? 24 : 34;
  const frame = `padding:12px 20px;border:2px solid ${ACCENT};border-radius:8px`;
  const digits = `${MONO};font-size:${size}px;line-height:1.3;font-weight:bold;letter-spacing:2px;white-space:nowrap`;
  return (
    '<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px">' +
    `<tr><td dir="ltr" style="${frame};${digits}">${setting.leftToRight(code)}</td></tr></table>`
  );
}

/** The reference stands in its own element after the link, never in it. */
function whyLines(input: MessageInput, setting: Setting): string {
  const page = whyPage(input.domain);
  const reference = setting.leftToRight(referenceLabel(input.reference));
  return `${link(`https://${page}`, page, setting)}<br>\n<span style="${MONO};letter-spacing:1px">${reference}</span>`;
}

function supportLink(url: string, setting: Setting): string {
  const isLink = /^(https?:\/\/|mailto:)[^\s<>"]+$/i.test(url);
  return isLink ? link(url, url.replace(/^(https?:\/\/|mailto:)/i, ''), setting) : setting.leftToRight(url);
}

/** What is shown is what is opened. */
function link(href: string, shown: string, setting: Setting): string {
  const style = 'color:inherit;text-decoration:underline';
  return `<a href="${escapeHtml(href)}" style="${style}">${setting.leftToRight(shown)}</a>`;
}
