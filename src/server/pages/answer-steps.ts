/** What to do, in order: the first three steps in sight, the rest behind "more". */
import { FIRST_STEPS } from '../../engine/explain/answer/answer.ts';
import { type Html, html } from './html.ts';
import type { View } from './view.ts';

export interface Step {
  readonly says: string;
}

export function stepsBlock(view: View, heading: string, steps: readonly Step[], id?: string): Html | null {
  if (steps.length === 0) return null;
  const item = ({ says }: Step) => html`<li>${says}</li>`;
  const later = steps.slice(FIRST_STEPS);
  const more = html`<details><summary>${view.copy.answer.moreSteps}</summary>
<ol start="${FIRST_STEPS + 1}">${later.map(item)}</ol></details>`;
  return html`<section class="steps"${id !== undefined && html` id="${id}"`}><h2>${heading}</h2>
<ol>${steps.slice(0, FIRST_STEPS).map(item)}</ol>
${later.length > 0 && more}
</section>`;
}
