/**
 * What goes out to a person, in their own language. Whoever shows no proof gets `generalAnswerFor`: the same words whoever the
 * address belongs to, so that asking tells nothing.
 */
import type { AdviceCode } from '../../causes/advice-codes.ts';
import type { Diagnosis } from '../../causes/diagnose.ts';
import type { Action, Locale } from '../../model.ts';
import { type Answer, adviceIn, answerIn } from './answer.ts';
import { ARABIC_FAMILIES } from './arabic/families.ts';
import { ARABIC } from './arabic/words.ts';
import { ENGLISH_FAMILIES } from './english/families.ts';
import { ENGLISH } from './english/words.ts';
import { type FamilyWords, withFamilies } from './families.ts';
import { fill } from './fill.ts';
import { SPANISH_FAMILIES } from './spanish/families.ts';
import { SPANISH } from './spanish/words.ts';
import type { AnswerWords, Effect } from './words.ts';

export const FAMILY_WORDS: Readonly<Record<Locale, FamilyWords>> = {
  en: ENGLISH_FAMILIES,
  es: SPANISH_FAMILIES,
  ar: ARABIC_FAMILIES,
};

export const ANSWER_WORDS: Readonly<Record<Locale, AnswerWords>> = {
  en: withFamilies(ENGLISH, FAMILY_WORDS.en),
  es: withFamilies(SPANISH, FAMILY_WORDS.es),
  ar: withFamilies(ARABIC, FAMILY_WORDS.ar),
};

export interface Wording {
  readonly locale: Locale;
  /** The service's name. */
  readonly brand: string;
}

export interface GeneralAnswer extends Omit<Answer, 'cause'> {
  readonly cause: null;
}

const GENERAL_ADVICE: readonly AdviceCode[] = ['never_share', 'do_not_follow_links', 'open_official_app'];

export function answerFor(diagnosis: Diagnosis, { locale, brand }: Wording): Answer {
  return answerIn(ANSWER_WORDS[locale], diagnosis, brand);
}

export function generalAnswerFor({ locale, brand }: Wording): GeneralAnswer {
  const words = ANSWER_WORDS[locale];
  return {
    cause: null,
    confidence: 0,
    title: fill(words, words.general.title, brand),
    summary: fill(words, words.general.summary, brand),
    evidence: [],
    advice: adviceIn(words, GENERAL_ADVICE, brand),
    actions: [],
  };
}

/** What stands on an action's button. */
export function actionLabelFor(action: Action, { locale, brand }: Wording): string {
  const words = ANSWER_WORDS[locale];
  return fill(words, words.actions[action], brand);
}

/** What an action did, and after that how to undo it, each once. Name only what was really done. */
export function doneFor(effects: readonly Effect[], { locale, brand }: Wording): string {
  const words = ANSWER_WORDS[locale];
  const rows = effects.map((effect) => words.effects[effect]);
  const sentences = [...rows.map(({ done }) => done), ...rows.flatMap(({ undo }) => undo ?? [])];
  return fill(words, [...new Set(sentences)].join(' '), brand);
}
