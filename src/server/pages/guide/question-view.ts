/** One question as a page sees it: a heading, a press for each answer, and ways back and on. */
import type { Report } from '../../../engine/causes/told-report.ts';
import type { GuideCopy } from '../copy/guide-copy.ts';
import { make } from '../dom.ts';
import { choicesOf, type Question } from './questions.ts';

export interface QuestionSteps {
  /** From 1. */
  readonly n: number;
  readonly tell: (choice: string | null, told: Partial<Report>) => void;
  readonly back: () => void;
  /** Null while nothing was told yet. */
  readonly answerNow: (() => void) | null;
}

const LONGEST_MESSAGE = 10_000;
const LONGEST_SERVICE = 200;

export function questionView(
  copy: GuideCopy,
  question: Question,
  steps: QuestionSteps,
  chosen: string | null,
): HTMLElement {
  const { choices } = copy.questions[question];
  const labels = choices as Readonly<Record<string, string>>;
  const press = (choice: string, told: Partial<Report>) =>
    make(
      'li',
      {},
      make(
        'button',
        {
          type: 'button',
          class: choice === chosen ? 'choice chosen' : 'choice',
          click: () => steps.tell(choice, told),
        },
        labels[choice] ?? '',
      ),
    );
  const known = Object.entries(choicesOf(question)).map(([choice, told]) => press(choice, told));
  const offersDoubt = !('unsure' in labels) && !('unclear' in labels);
  const doubt =
    offersDoubt &&
    make(
      'li',
      {},
      make('button', { type: 'button', class: 'choice doubt', click: () => steps.tell(null, {}) }, copy.notKnown),
    );
  return make(
    'div',
    { class: 'question' },
    ...heading(copy, question, steps),
    make('ul', { class: 'choices' }, ...known, doubt),
    ways(copy, steps),
  );
}

/** The pasted message stays here: it is read by the same page that shows the answer. */
export function messageView(copy: GuideCopy, steps: QuestionSteps, report: Report): HTMLElement {
  const { label, hint, service, pass } = copy.message;
  const text = make('textarea', {
    id: 'message',
    rows: '6',
    dir: 'auto',
    autocomplete: 'off',
    spellcheck: 'false',
    maxlength: String(LONGEST_MESSAGE),
    'aria-describedby': 'message-hint',
  }) as HTMLTextAreaElement;
  const name = make('input', {
    id: 'service',
    type: 'text',
    dir: 'auto',
    autocomplete: 'off',
    maxlength: String(LONGEST_SERVICE),
  }) as HTMLInputElement;
  text.value = report.messages?.[0]?.text ?? '';
  name.value = report.service ?? '';
  const told = () =>
    steps.tell(null, {
      messages: text.value.trim() === '' ? null : [{ from: null, text: text.value }],
      service: name.value.trim() === '' ? null : name.value.trim(),
    });
  return make(
    'div',
    { class: 'question' },
    ...heading(copy, 'message', steps),
    make(
      'div',
      { class: 'field' },
      make('label', { for: 'message' }, label),
      make('p', { class: 'hint', id: 'message-hint' }, hint),
      text,
    ),
    make('div', { class: 'field' }, make('label', { for: 'service' }, service), name),
    make('p', {}, make('button', { type: 'button', class: 'main', click: told }, copy.next)),
    make(
      'p',
      {},
      make('button', { type: 'button', class: 'other', click: () => steps.tell(null, { messages: null }) }, pass),
    ),
    ways(copy, steps),
  );
}

function heading(copy: GuideCopy, question: Question, { n }: QuestionSteps): readonly HTMLElement[] {
  const { asks, hint } = copy.questions[question];
  return [
    make('p', { class: 'quiet' }, copy.question.replace('{n}', String(n))),
    make('h2', { tabindex: '-1' }, asks),
    ...(hint === undefined ? [] : [make('p', { class: 'hint' }, hint)]),
  ];
}

function ways(copy: GuideCopy, { back, answerNow }: QuestionSteps): HTMLElement {
  return make(
    'p',
    { class: 'ways' },
    make('button', { type: 'button', class: 'plain', click: back }, copy.back),
    answerNow && make('button', { type: 'button', class: 'plain', click: answerNow }, copy.answerNow),
  );
}
