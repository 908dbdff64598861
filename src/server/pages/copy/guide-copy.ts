/** The words of the guide: its doors, questions and answers, one set a language. A browser is sent only the language it shows. */
import type { Door } from '../../../engine/causes/told-report.ts';
import type { Locale } from '../../../engine/model.ts';
import type { GuideWords } from '../../../guide/words/guide-words.ts';
import type { Worry } from '../../../guide/worry.ts';
import type { QUESTIONS, Question } from '../guide/questions.ts';

export interface QuestionWords<Choice extends string> {
  readonly asks: string;
  readonly hint?: string;
  readonly choices: Readonly<Record<Choice, string>>;
}

export type AllQuestionWords = { readonly [Q in Question]: QuestionWords<keyof (typeof QUESTIONS)[Q] & string> };

/** How likely, in words; from the top. */
export const LIKELIHOODS = ['sure', 'likely', 'possible', 'unlikely'] as const;
export type Likelihood = (typeof LIKELIHOODS)[number];

export interface GuideCopy {
  readonly locale: Locale;
  readonly words: GuideWords;
  readonly doors: Readonly<Record<Door, { readonly title: string; readonly hint: string }>>;
  readonly questions: AllQuestionWords;
  readonly question: string;
  readonly notKnown: string;
  readonly back: string;
  readonly answerNow: string;
  readonly startOver: string;
  readonly moreQuestions: string;
  readonly moreQuestionsWhy: string;
  readonly next: string;
  readonly message: { readonly label: string; readonly hint: string; readonly service: string; readonly pass: string };
  readonly worry: Readonly<Record<Worry, string>>;
  readonly verdicts: { readonly real: string; readonly fake: string; readonly cant_tell: string };
  readonly steps: string;
  readonly stepsHint: string;
  readonly moreSteps: string;
  readonly untick: string;
  readonly why: string;
  readonly reasons: string;
  readonly otherReasons: string;
  readonly likelihood: Readonly<Record<Likelihood, string>>;
  readonly ofTen: string;
}
