/** Pages for what went wrong: what happened, what became of it, what to do now. No numbers, and nobody at fault. */
import { tellDuration, tellEnd } from '../../engine/deliver/render/when.ts';
import type { Instant } from '../../engine/model.ts';
import type { Titled } from './copy/copy.ts';
import { type Html, html, phrase } from './html.ts';
import type { Page } from './page.ts';
import { linkTo, type View } from './view.ts';

export function limitedPage(view: View, until: Instant, now: Instant): Page {
  const { copy } = view;
  const { title, text, others } = copy.trouble.limited;
  const seconds = Math.max(60, Math.ceil((until - now) / 60_000) * 60);
  const time = tellEnd(until, 0, copy.formats, null);
  const body = html`<p class="lead">${phrase(text, { duration: tellDuration(seconds, copy.formats) })}</p><p>${others}</p>`;
  return troublePage(view, title.replace('{time}', time), body, ['guide']);
}

export function refusedPage(view: View): Page {
  return plainTrouble(view, view.copy.trouble.refused);
}

export function unreadablePage(view: View): Page {
  return plainTrouble(view, view.copy.trouble.unreadable);
}

export function brokenPage(view: View): Page {
  return plainTrouble(view, view.copy.trouble.broken);
}

function plainTrouble(view: View, { title, text }: Titled): Page {
  return troublePage(view, title, html`<p class="lead">${text}</p>`);
}

function troublePage(view: View, title: string, body: Html, helps: readonly Helping[] = HELPING): Page {
  const { trouble } = view.copy;
  const main = html`<h1>${title}</h1>
${body}
<h2>${trouble.helps}</h2>
${helpingLinks(view, helps)}`;
  return { title, main, pressing: true, personal: true };
}

/** The two pages that help whatever else is missing. */
const HELPING = ['why', 'guide'] as const;
type Helping = (typeof HELPING)[number];

export function helpingLinks(view: View, helps: readonly Helping[] = HELPING): Html {
  const one = (page: Helping) => {
    const { title, text } = view.copy.home[page];
    return html`<li><a class="card" href="${linkTo(view, `/${page}`)}"><strong>${title}</strong><span>${text}</span></a></li>`;
  };
  return html`<ul class="cards">${helps.map(one)}</ul>`;
}
