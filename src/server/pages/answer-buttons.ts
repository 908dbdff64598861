/** The buttons of an answer, each a form of its own that says what it does before it is pressed; and what was done, with its way back. */
import { tellDuration, tellInstant } from '../../engine/deliver/render/when.ts';
import { actionLabelFor, doneFor } from '../../engine/explain/answer/answer-for.ts';
import type { Instant } from '../../engine/model.ts';
import { type Html, html, phrase } from './html.ts';
import type { Offered, OfferedActions, Undoable } from './offered-actions.ts';
import type { WhyCookie } from './sealed-cookie.ts';
import { linkTo, type View } from './view.ts';

const HOUR_SECONDS = 3600;

const wordingOf = ({ locale, service }: View) => ({ locale, brand: service.brand });

export function doneBlock(
  view: View,
  did: NonNullable<WhyCookie['did']>,
  { undoable }: OfferedActions,
  now: Instant,
): Html {
  const { answer } = view.copy;
  const nothing = did.action === 'undo' ? answer.nothingToUndo : answer.already;
  const says = did.effects.length > 0 ? doneFor(did.effects, wordingOf(view)) : nothing;
  return html`<section class="done" id="done" role="status" tabindex="-1">
<h2>${answer.done}</h2>
<p>${says}</p>
${undoable && undoButton(view, undoable, now)}
</section>`;
}

/** Names what it undoes, so that a second press cannot undo something else. */
function undoButton(view: View, { action, at, until }: Undoable, now: Instant): Html {
  const { answer, formats } = view.copy;
  const wording = wordingOf(view);
  const time = html`<time datetime="${new Date(until).toISOString()}">${tellInstant(until, formats, null)}</time>`;
  const duration = tellDuration(wholeHours(Math.floor((until - now) / 1000)), formats);
  return html`<form method="post" action="${linkTo(view, '/why/act')}">
<input type="hidden" name="action" value="undo"><input type="hidden" name="of" value="${at}">
<button type="submit" aria-describedby="until">${actionLabelFor('undo', wording)}: ${actionLabelFor(action, wording)}</button>
<p class="hint" id="until">${phrase(answer.undoUntil, { time, duration })}</p>
</form>`;
}

/** Minutes only matter where few are left. */
function wholeHours(seconds: number): number {
  return seconds < 2 * HOUR_SECONDS ? seconds : Math.round(seconds / HOUR_SECONDS) * HOUR_SECONDS;
}

/** `firstShown`: "I gave it away" stands on top already. */
export function actionButtons(view: View, { actions, stopped }: OfferedActions, firstShown: boolean): Html {
  const { answer } = view.copy;
  const rest = actions.filter((action) => !(firstShown && action === 'i_shared_it'));
  const earlier = html`<details><summary>${answer.earlier}</summary>${actionButton(view, 'resume_codes', 'other')}</details>`;
  return html`<section aria-labelledby="actions"><h2 id="actions">${answer.actions}</h2>
${rest.map((action) => actionButton(view, action, 'other'))}
${!stopped && earlier}</section>`;
}

/** `main`: to be pressed before anything is read. */
export function actionButton(view: View, action: Offered, look: 'main' | 'other'): Html {
  const { answer } = view.copy;
  const says = actionLabelFor(action, wordingOf(view));
  return html`<form method="post" action="${linkTo(view, '/why/act')}"${action === 'i_shared_it' && html` id="gave"`}>
<input type="hidden" name="action" value="${action}">
<button type="submit" class="${look}" aria-describedby="${action}-hint">${says}</button>
<p class="hint" id="${action}-hint">${answer.hints[action]}</p>
</form>`;
}

/** For a device that others use too. */
export function closeButton(view: View): Html {
  const { answer } = view.copy;
  return html`<form method="post" action="${linkTo(view, '/why/close')}" class="closing">
<button type="submit" class="other" aria-describedby="closes">${answer.close}</button>
<p class="hint" id="closes">${answer.closes}</p>
</form>`;
}
