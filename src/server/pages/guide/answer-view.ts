/** The guide's answer: how worried to be, what to do with a tick for each step, and what is behind it in words. */
import type { Door } from '../../../engine/causes/told-report.ts';
import { type Advice, FIRST_STEPS } from '../../../engine/explain/answer/answer.ts';
import { fill } from '../../../engine/explain/answer/fill.ts';
import type { GuideAnswer } from '../../../guide/guide.ts';
import type { GuideCopy, Likelihood } from '../copy/guide-copy.ts';
import { make } from '../dom.ts';
import type { Ticks } from './ticks.ts';

export interface AnswerSteps {
  readonly door: Door;
  readonly ticks: Ticks;
  /** Null where nothing more is asked. */
  readonly more: (() => void) | null;
  readonly startOver: () => void;
}

const WORTH_NAMING = 0.15;
const MOST_NAMED = 3;
/** From the top: at least so probable. */
const BANDS: readonly (readonly [number, Likelihood])[] = [
  [0.9, 'sure'],
  [0.65, 'likely'],
  [WORTH_NAMING, 'possible'],
];

export function answerView(copy: GuideCopy, answer: GuideAnswer, steps: AnswerSteps): HTMLElement {
  const urgent = answer.worry === 'urgent';
  const told = make('p', { class: 'lead' }, answer.says);
  return make(
    'div',
    { class: 'answer' },
    make(
      'div',
      { class: `worry ${answer.cause === null && !urgent ? '' : answer.worry}` },
      make('h2', { tabindex: '-1' }, headingOf(copy, answer, steps.door)),
      urgent ? null : told,
    ),
    stepsList(copy, answer.advice, steps.ticks),
    urgent && make('h3', {}, copy.why),
    urgent && told,
    reasons(copy, answer),
    steps.more && more(copy, steps.more, urgent),
    make(
      'p',
      { class: 'ways' },
      make('button', { type: 'button', class: 'plain', click: steps.startOver }, copy.startOver),
    ),
  );
}

function headingOf(copy: GuideCopy, { verdict, worry, cause }: GuideAnswer, door: Door): string {
  if (worry === 'urgent') return copy.worry.urgent;
  if (cause === null) return copy.doors[door].title;
  return verdict ? copy.verdicts[verdict] : copy.worry[worry];
}

function stepsList(copy: GuideCopy, advice: readonly Advice[], ticks: Ticks): HTMLElement {
  const later = advice.slice(FIRST_STEPS);
  const list = (some: readonly Advice[], start: number) =>
    make('ol', { class: 'ticks', start: String(start) }, ...some.map((step) => tickable(step, ticks)));
  const section = make(
    'section',
    { class: 'steps' },
    make('h3', {}, copy.steps),
    list(advice.slice(0, FIRST_STEPS), 1),
    later.length > 0 && make('details', {}, make('summary', {}, copy.moreSteps), list(later, FIRST_STEPS + 1)),
    make('p', { class: 'hint' }, copy.stepsHint),
    make('button', { type: 'button', class: 'plain', click: () => untick(section, ticks) }, copy.untick),
  );
  return section;
}

function tickable({ code, says }: Advice, ticks: Ticks): HTMLElement {
  const box = make('input', { type: 'checkbox', change: () => ticks.set(code, box.checked) }) as HTMLInputElement;
  box.checked = ticks.has(code);
  return make('li', {}, make('label', {}, box, make('span', {}, says)));
}

function untick(section: HTMLElement, ticks: Ticks): void {
  ticks.forget();
  for (const box of section.querySelectorAll<HTMLInputElement>('input')) box.checked = false;
}

function reasons(copy: GuideCopy, { ranking }: GuideAnswer): HTMLElement | null {
  if (ranking.length === 0) return null;
  const { answer } = copy.words;
  const title = (cause: (typeof ranking)[number]['cause']) => fill(answer, answer.causes[cause].title, null);
  const named = ranking.filter(({ probability }) => probability >= WORTH_NAMING).slice(0, MOST_NAMED);
  const others = ranking.slice(named.length);
  const one = ({ cause, probability }: (typeof ranking)[number]) =>
    make('li', {}, make('strong', {}, title(cause)), make('span', { class: 'quiet' }, likelihood(copy, probability)));
  return make(
    'section',
    { class: 'reasons' },
    make('h3', {}, copy.reasons),
    named.length > 0 && make('ul', {}, ...named.map(one)),
    make(
      'details',
      {},
      make('summary', {}, copy.otherReasons),
      make('ul', {}, ...others.map(({ cause }) => make('li', {}, title(cause)))),
    ),
  );
}

function likelihood(copy: GuideCopy, probability: number): string {
  const band = BANDS.find(([least]) => probability >= least)?.[1] ?? 'unlikely';
  return `${copy.likelihood[band]}, ${copy.ofTen.replace('{n}', String(Math.max(1, Math.round(probability * 10))))}`;
}

function more(copy: GuideCopy, go: () => void, urgent: boolean): HTMLElement {
  return make(
    'div',
    { class: 'more' },
    make('button', { type: 'button', class: 'other', click: go }, copy.moreQuestions),
    urgent && make('p', { class: 'hint' }, copy.moreQuestionsWhy),
  );
}
