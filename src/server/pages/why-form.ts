/** The page that asks where a message came and for its reference. Plain fields, one button, and errors said twice in the same words. */
import type { Copy } from './copy/copy.ts';
import { type Html, html, island, phrase } from './html.ts';
import type { Page } from './page.ts';
import type { AskTroubles, TypedAsk } from './read-ask.ts';
import { linkTo, type View } from './view.ts';

/** A number set aside for fiction, so that nobody's is shown. */
const EXAMPLE = '+1 202 555 0142';

interface Field {
  readonly id: 'address' | 'reference';
  readonly label: string;
  readonly hint: Html;
  readonly error: Html | null;
  readonly input: Html;
}

export interface WhyForm {
  readonly typed: TypedAsk;
  readonly troubles: AskTroubles | null;
}

export function whyPage(view: View, { typed, troubles }: WhyForm): Page {
  const { why, problems } = view.copy;
  const errors = errorsOf(view.copy, troubles);
  const failed = errors.address !== null || errors.reference !== null;
  const main = html`${failed && summary(view.copy, errors)}
<h1>${why.title}</h1>
<p class="lead">${why.lead}</p>
<form method="post" action="${linkTo(view, '/why')}" novalidate>
${field(addressField(view.copy, typed, errors))}
${field(referenceField(view.copy, typed, troubles, errors.reference))}
<button class="main" type="submit">${why.ask}</button>
</form>
<p class="quiet">${why.opensNothing}</p>
${noReference(view)}`;
  return { title: `${failed ? problems.prefix : ''}${why.title}`, main, pressing: true, personal: failed };
}

interface FieldErrors {
  readonly address: string | null;
  readonly reference: string | null;
  readonly suggestions: readonly string[];
}

function errorsOf({ problems }: Copy, troubles: AskTroubles | null): FieldErrors {
  return {
    address: troubles?.address ? problems.address[troubles.address] : null,
    reference: troubles?.reference ? problems.reference[troubles.reference] : null,
    suggestions: troubles?.suggestions ?? [],
  };
}

function summary({ problems }: Copy, errors: FieldErrors): Html {
  const item = (id: Field['id'], says: string | null) => says !== null && html`<li><a href="#${id}">${says}</a></li>`;
  return html`<div class="errors" role="alert" aria-labelledby="errors" tabindex="-1" autofocus>
<h2 id="errors">${problems.heading}</h2>
<ul>${item('address', errors.address)}${item('reference', errors.reference)}</ul>
</div>`;
}

function field({ id, label, hint, error, input }: Field): Html {
  return html`<div class="${error ? 'field wrong' : 'field'}">
<label for="${id}">${label}</label>
<p class="hint" id="${id}-hint">${hint}</p>
${error && html`<p class="error" id="${id}-error">${error}</p>`}
${input}
</div>`;
}

function addressField({ why, problems }: Copy, { address }: TypedAsk, errors: FieldErrors): Field {
  const { address: error, suggestions } = errors;
  const meant = suggestions.map((to) => html`<br>${phrase(problems.suggestion, { address: island(to) })}`);
  return {
    id: 'address',
    label: why.address,
    hint: phrase(why.addressHint, { example: island(EXAMPLE) }),
    error: error === null ? null : html`${error}${meant}`,
    input: html`<input id="address" name="address" type="text" inputmode="email" autocomplete="on" autocapitalize="none" spellcheck="false" dir="ltr" value="${address}"${told('address', error)}>`,
  };
}

function told(id: Field['id'], error: string | null): Html {
  if (error === null) return html` aria-describedby="${id}-hint"`;
  return html` aria-describedby="${id}-hint ${id}-error" aria-invalid="true"`;
}

/** A code that was typed here by mistake is not shown again. */
function referenceField(
  { why }: Copy,
  { reference }: TypedAsk,
  troubles: AskTroubles | null,
  error: string | null,
): Field {
  const kept = troubles?.reference === 'is_code' ? '' : reference;
  return {
    id: 'reference',
    label: why.reference,
    hint: html`${why.referenceHint}`,
    error: error === null ? null : html`${error}`,
    input: html`<input id="reference" name="reference" type="text" inputmode="text" autocomplete="off" autocapitalize="characters" spellcheck="false" dir="ltr" class="reference" value="${kept}"${told('reference', error)}>`,
  };
}

function noReference(view: View): Html {
  const { why } = view.copy;
  return html`<details>
<summary>${why.noReference}</summary>
${whereReference(view.copy)}
<p><a class="action" href="${linkTo(view, '/guide')}">${why.toGuide}</a></p>
</details>`;
}

export function whereReference({ why }: Copy): Html {
  return html`<ul>${why.whereReference.map((place) => html`<li>${place}</li>`)}</ul>
<p>${why.withoutReference}</p>`;
}
