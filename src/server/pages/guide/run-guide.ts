/**
 * The guide in the browser: doors, then one question at a time, then the answer. Everything told stays in this page's memory; the
 * address shows a door and a number, so that the browser's own buttons work.
 */
import type { Door, Report } from '../../../engine/causes/told-report.ts';
import { guide } from '../../../guide/guide.ts';
import { EMPTY_REPORT } from '../../../guide/parse-report.ts';
import type { GuideCopy } from '../copy/guide-copy.ts';
import { answerView } from './answer-view.ts';
import { type Place, placeFragment, readPlace } from './place.ts';
import { messageView, questionView } from './question-view.ts';
import { type Answered, interrupts, nextQuestion, type Question, reportFrom } from './questions.ts';
import { openTicks } from './ticks.ts';

type DoorReport = Report & { readonly door: Door };

export function runGuide(copy: GuideCopy): void {
  const root = document.getElementById('guide');
  const rest = document.getElementById('without-scripts');
  if (!root || !rest) return;
  const lead = document.querySelector<HTMLElement>('main > .lead');
  const doors = [...root.childNodes];
  const ticks = openTicks(storage());
  let door: Door | null = null;
  let answered: readonly Answered[] = [];
  let shown: string | null = null;

  const report = () => reportFrom(EMPTY_REPORT, door!, answered) as DoorReport;
  const go = (at: Place['at']) => {
    location.hash = placeFragment({ door: door!, at });
  };
  const startOver = () => {
    history.pushState(null, '', location.pathname + location.search);
    render();
  };

  function enter(place: Place): Place {
    if (place.door !== door || place.at === null) {
      door = place.door;
      answered = [];
    }
    const firstView = interrupts(null, report()) ? 'answer' : 1;
    const at =
      place.at === null ? firstView : place.at === 'answer' ? 'answer' : Math.min(place.at, answered.length + 1);
    if (at !== place.at) history.replaceState(null, '', placeFragment({ door, at }));
    return { door, at };
  }

  function tell(n: number, answer: Answered): void {
    const before = reportFrom(EMPTY_REPORT, door!, answered.slice(0, n - 1));
    answered = [...answered.slice(0, n - 1), answer];
    const more = nextQuestion(report(), answered);
    go(more === null || interrupts(before, report()) ? 'answer' : answered.length + 1);
  }

  function viewQuestion(question: Question, n: number): HTMLElement {
    const steps = {
      n,
      tell: (choice: string | null, told: Partial<Report>) => tell(n, { question, choice, told }),
      back: n === 1 ? startOver : () => go(n - 1),
      answerNow: answered.length > 0 ? () => go('answer') : null,
    };
    const chosen = answered[n - 1]?.choice ?? null;
    return question === 'message' ? messageView(copy, steps, report()) : questionView(copy, question, steps, chosen);
  }

  function viewAt({ at }: Place): HTMLElement {
    const n = at === 'answer' || at === null ? answered.length + 1 : at;
    const question = answered[n - 1]?.question ?? nextQuestion(report(), answered);
    if (at !== 'answer' && question !== null) return viewQuestion(question, n);
    const more = question === null ? null : () => go(n);
    return answerView(copy, guide(report(), copy.words), { door: door!, ticks, more, startOver });
  }

  function render(): void {
    const place = readPlace(location.hash);
    show(place);
    shown = location.hash;
  }

  // A new fragment is told twice, as `popstate` and as `hashchange`: what is in view already keeps the focus where the reader moved it.
  const arrive = () => {
    if (location.hash !== shown) render();
  };

  function show(place: Place | null): void {
    rest!.hidden = place !== null;
    if (lead) lead.hidden = place !== null;
    if (place === null) {
      door = null;
      root!.replaceChildren(...doors);
      return;
    }
    const view = viewAt(enter(place));
    root!.replaceChildren(view);
    view.querySelector<HTMLElement>('h2')?.focus();
    scrollTo(0, root!.getBoundingClientRect().top + scrollY - 16);
  }

  for (const section of rest.querySelectorAll('section[id]')) if (readPlace(section.id)) section.remove();
  addEventListener('hashchange', arrive);
  addEventListener('popstate', arrive);
  render();
}

function storage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
