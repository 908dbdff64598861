/**
 * The guide without scripts: what to do at once, the doors as sections and the reasons, worked out by the same reasoning that answers
 * in the browser. With scripts, the browser takes over the doors; nothing anybody answers leaves it.
 */
import type { FastifyInstance } from 'fastify';
import type { Door } from '../../../engine/causes/told-report.ts';
import { fill } from '../../../engine/explain/answer/fill.ts';
import { CAUSES, type Locale } from '../../../engine/model.ts';
import { guide } from '../../../guide/guide.ts';
import { EMPTY_REPORT } from '../../../guide/parse-report.ts';
import type { PagesContext } from '../context.ts';
import { GUIDE_COPIES } from '../copy/guide-copies.ts';
import { type Html, html } from '../html.ts';
import type { Page } from '../page.ts';
import { type View, viewOf } from '../view.ts';

const SCRIPTS: Readonly<Record<Locale, string>> = { en: 'guide.js', es: 'guide-es.js', ar: 'guide-ar.js' };
const DOOR_ORDER: readonly Door[] = [
  'unasked',
  'asked_for_my_code',
  'gave_code',
  'is_it_real',
  'does_not_come',
  'where_is_it',
];
const STEPS = 6;

export function registerGuide(app: FastifyInstance, { services, send }: PagesContext): void {
  app.get('/guide', (request, reply) => {
    const view = viewOf(request, services);
    return send(reply, view, guidePage(view));
  });
}

function guidePage(view: View): Page {
  const { guide: copy } = view.copy;
  const main = html`<h1>${copy.title}</h1>
<p class="lead">${copy.lead}</p>
<div id="guide">
<h2 id="doors">${copy.doors}</h2>
<ul class="cards">${DOOR_ORDER.map((door) => doorLink(view.locale, door))}</ul>
</div>
<div id="without-scripts">
${DOOR_ORDER.map((door) => doorSection(view, door))}
<section id="reasons"><h2>${copy.reasons}</h2><p>${copy.reasonsLead}</p>${reasons(view)}</section>
</div>`;
  return { title: copy.title, main, pressing: true, gave: '#gave_code', script: SCRIPTS[view.locale] };
}

function doorLink(locale: Locale, door: Door): Html {
  const { title, hint } = GUIDE_COPIES[locale].doors[door];
  return html`<li><a class="card" href="#${door}"><strong>${title}</strong><span>${hint}</span></a></li>`;
}

/** Told of nothing but the door: what is urgent there, and what to do in any case. */
function doorSection({ locale, service }: View, door: Door): Html {
  const copy = GUIDE_COPIES[locale];
  const { advice, says, worry } = guide({ ...EMPTY_REPORT, door, service: service.brand }, copy.words);
  const told =
    worry === 'urgent' ? urgentSays(locale, door) : door === 'does_not_come' || door === 'where_is_it' ? says : null;
  return html`<section id="${door}"><h2>${copy.doors[door].title}</h2>
${told && html`<p>${told}</p>`}
<ol>${advice.slice(0, STEPS).map((step) => html`<li>${step.says}</li>`)}</ol></section>`;
}

function urgentSays(locale: Locale, door: Door): string {
  const { situations } = GUIDE_COPIES[locale].words;
  return door === 'gave_code' ? situations.gave_it_away : situations.asked_for_it;
}

function reasons({ locale, service }: View): Html {
  const { answer } = GUIDE_COPIES[locale].words;
  const one = ({ title, tell }: { title: string; tell: string }) =>
    html`<dt>${fill(answer, title, service.brand)}</dt><dd>${fill(answer, tell, service.brand)}</dd>`;
  return html`<dl>${CAUSES.map((cause) => one(answer.causes[cause]))}</dl>`;
}
