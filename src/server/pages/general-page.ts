/** What everybody reads who shows no reference that fits, the same whoever the address belongs to; and where no answer is open. */
import { stepsBlock } from './answer-steps.ts';
import type { GeneralAnswer } from './answers.ts';
import { html } from './html.ts';
import type { Page } from './page.ts';
import { linkTo, type View } from './view.ts';
import { whereReference } from './why-form.ts';

export function generalPage(view: View, answer: GeneralAnswer, referenceGiven: boolean): Page {
  const { general, answer: words, why } = view.copy;
  const main = html`<h1>${answer.title}</h1>
<p class="notice">${referenceGiven ? general.notFound : general.noReference}</p>
<p><a class="button" href="${linkTo(view, '/why')}">${general.again}</a></p>
<p class="lead">${answer.summary}</p>
${stepsBlock(view, words.steps, answer.advice)}
<h2>${general.where}</h2>
${whereReference(view.copy)}
<p>${general.later}</p>
<p><a class="action" href="${linkTo(view, '/guide')}">${why.toGuide}</a></p>`;
  return { title: answer.title, main, pressing: true, personal: true };
}

export function gonePage(view: View): Page {
  const { gone } = view.copy;
  const main = html`<h1>${gone.title}</h1>
<p class="lead">${gone.text}</p>
<p><a class="button" href="${linkTo(view, '/why')}">${gone.again}</a></p>`;
  return { title: gone.title, main, pressing: true, personal: true };
}
