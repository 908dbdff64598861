/**
 * The answer: why the code came, what to do, how we know, and what can be stopped from here. What was just done stands first. Nothing
 * on it is worth reading out to a caller: no address, no reference, no code.
 */
import { tellInstant } from '../../engine/deliver/render/when.ts';
import type { Instant, Purpose } from '../../engine/model.ts';
import { guide } from '../../guide/guide.ts';
import { EMPTY_REPORT } from '../../guide/parse-report.ts';
import { actionButton, actionButtons, closeButton, doneBlock } from './answer-buttons.ts';
import { type Step, stepsBlock } from './answer-steps.ts';
import type { Answer } from './answers.ts';
import { GUIDE_COPIES } from './copy/guide-copies.ts';
import { type Html, html, phrase } from './html.ts';
import type { OfferedActions } from './offered-actions.ts';
import type { Page } from './page.ts';
import type { WhyCookie } from './sealed-cookie.ts';
import type { View } from './view.ts';

export interface WhyAnswer {
  readonly answer: Answer;
  /** The message that is explained, as far as the message itself tells it too. */
  readonly message: { readonly purpose: Purpose; readonly at: Instant } | null;
  readonly offered: OfferedActions;
  readonly did: WhyCookie['did'];
  readonly now: Instant;
}

export function answerPage(view: View, shown: WhyAnswer): Page {
  const { answer: words } = view.copy;
  const { answer, offered, did, message } = shown;
  const { gaveAway } = offered;
  const first = offered.actions[0] === 'i_shared_it';
  const main = html`${did && doneBlock(view, did, offered, shown.now)}
${gaveAway && stepsBlock(view, words.next, urgentSteps(view), 'next')}
<h1>${answer.title}</h1>
<p class="lead">${answer.summary}</p>
${message && messageLine(view, message)}
${first && actionButton(view, 'i_shared_it', 'main')}
${!gaveAway && stepsBlock(view, words.steps, answer.advice)}
${evidenceBlock(view, answer)}
${actionButtons(view, offered, first)}
${closeButton(view)}`;
  const title = did ? `${words.done}: ${answer.title}` : answer.title;
  return { title, main, pressing: true, personal: true, gave: gaveAway ? '#next' : '#gave' };
}

function urgentSteps(view: View): readonly Step[] {
  const report = { ...EMPTY_REPORT, door: 'gave_code', service: view.service.brand } as const;
  return guide(report, GUIDE_COPIES[view.locale].words).advice;
}

function messageLine(view: View, { purpose, at }: NonNullable<WhyAnswer['message']>): Html {
  const { answer, formats } = view.copy;
  const time = html`<time datetime="${new Date(at).toISOString()}">${tellInstant(at, formats, null)}</time>`;
  return html`<p class="quiet">${phrase(answer.message, { purpose: answer.purposes[purpose], time })}</p>`;
}

function evidenceBlock(view: View, { evidence }: Answer): Html | null {
  if (evidence.length === 0) return null;
  return html`<h2>${view.copy.answer.evidence}</h2>
<ul>${evidence.map(({ says }) => html`<li>${says}</li>`)}</ul>`;
}
