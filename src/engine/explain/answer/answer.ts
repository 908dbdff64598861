/**
 * A diagnosis in words, in any one language: pure, and claiming no more than the evidence does. How sure we are is told in three
 * bands and as a number of ten; where we can't tell, that is the answer, with the two likeliest reasons beside it.
 */
import type { AdviceCode } from '../../causes/advice-codes.ts';
import type { Diagnosis } from '../../causes/diagnose.ts';
import { UNMEASURED_CAUSES } from '../../causes/unmeasured.ts';
import type { Action, Cause } from '../../model.ts';
import { fill, lowerFirst } from './fill.ts';
import type { AnswerWords } from './words.ts';

export interface Advice {
  readonly code: AdviceCode;
  readonly says: string;
}

export interface Answer {
  readonly cause: Cause | 'cant_tell';
  /** Of the likeliest cause, 0 to 1, also where we can't tell. */
  readonly confidence: number;
  readonly title: string;
  readonly summary: string;
  readonly evidence: readonly { readonly id: string; readonly says: string; readonly weight: number }[];
  /** In the order to do it; a page shows the first `FIRST_STEPS`. */
  readonly advice: readonly Advice[];
  /** In the order to offer it. */
  readonly actions: readonly Action[];
}

export const FIRST_STEPS = 3;

const SURE = 0.9;
const LIKELY = 0.65;
/** A cause less likely than this is not worth naming to a person. */
const WORTH_NAMING = 0.2;
const WORTH_ADVISING = 0.15;
/** From here on, together, somebody is or may be after code or account. */
const AFTER_THE_CODE = 0.35;
const INSIDE_OR_LURING: readonly Cause[] = ['phishing', 'compromised_account'];
/** Causes behind which somebody means harm. */
export const HOSTILE: readonly Cause[] = [...INSIDE_OR_LURING, 'unauthorized_login', 'reset_abuse'];

/** Not what to begin with where we can't tell: the one is no step, the other has its own rule. */
const NO_FIRST_STEP: readonly AdviceCode[] = ['nothing_to_do', 'never_share'];
const CALM_STEPS: readonly AdviceCode[] = [
  'open_official_app',
  'review_activity',
  'never_share',
  'do_not_follow_links',
  'contact_support',
];
const CAREFUL_STEPS: readonly AdviceCode[] = [
  'never_share',
  'open_official_app',
  'review_activity',
  'do_not_follow_links',
  'contact_support',
];
const CANT_TELL_ACTIONS: readonly Action[] = [
  'not_me',
  'it_was_me',
  'i_shared_it',
  'not_my_account',
  'stop_codes',
  'report_phishing',
];

export function answerIn(words: AnswerWords, diagnosis: Diagnosis, brand: string | null): Answer {
  const { cause, confidence, cantTell } = diagnosis;
  return {
    cause: cantTell ? 'cant_tell' : cause,
    confidence,
    title: fill(words, titleOf(words, diagnosis), brand),
    summary: fill(words, cantTell ? doubt(words, diagnosis) : told(words, diagnosis), brand),
    evidence: diagnosis.evidence.map(({ id, verdict, says, weight }) => ({
      id,
      says: words.evidence[id]?.[verdict === 'for' ? 'says' : 'otherwise'] ?? says,
      weight,
    })),
    advice: adviceIn(words, adviceFor(diagnosis), brand),
    actions: actionsFor(diagnosis),
  };
}

export function adviceIn(words: AnswerWords, codes: readonly AdviceCode[], brand: string | null): readonly Advice[] {
  return codes.map((code) => ({ code, says: fill(words, words.advice[code], brand) }));
}

/** The probability that any of these causes is the one. */
export function chance(diagnosis: Diagnosis, causes: readonly Cause[]): number {
  return diagnosis.ranking.reduce((sum, { cause, probability }) => sum + (causes.includes(cause) ? probability : 0), 0);
}

/** Somebody may be after the code: then, and only then, keeping it to oneself comes first. */
export function somebodyMayBeAfterIt(diagnosis: Diagnosis): boolean {
  return chance(diagnosis, HOSTILE) >= AFTER_THE_CODE;
}

/** What to do, in order. Where we can't tell, what helps whatever it was, after what both of the likeliest two would begin with. */
export function adviceFor(diagnosis: Diagnosis): readonly AdviceCode[] {
  if (!diagnosis.cantTell) return UNMEASURED_CAUSES[diagnosis.cause].advice;
  const steps = somebodyMayBeAfterIt(diagnosis) ? CAREFUL_STEPS : CALM_STEPS;
  return [...new Set([...sharedFirstStep(diagnosis), ...steps])];
}

function sharedFirstStep({ ranking }: Diagnosis): readonly AdviceCode[] {
  const [first, second] = ranking;
  if (!first || !second || second.probability < WORTH_ADVISING) return [];
  const step = UNMEASURED_CAUSES[first.cause].advice[0];
  return step && !NO_FIRST_STEP.includes(step) && UNMEASURED_CAUSES[second.cause].advice[0] === step ? [step] : [];
}

function actionsFor(diagnosis: Diagnosis): readonly Action[] {
  const actions = diagnosis.cantTell ? CANT_TELL_ACTIONS : UNMEASURED_CAUSES[diagnosis.cause].actions;
  if (chance(diagnosis, INSIDE_OR_LURING) < AFTER_THE_CODE) return actions;
  return ['i_shared_it', ...actions.filter((action) => action !== 'i_shared_it')];
}

function titleOf(words: AnswerWords, { cause, confidence, cantTell }: Diagnosis): string {
  const { title } = words.causes[cause];
  if (cantTell) return words.cantTell.title;
  if (confidence >= SURE) return title;
  return (confidence >= LIKELY ? words.hedges.likely : words.hedges.perhaps) + lowerFirst(title);
}

/** What is told as a fact stands before how sure we are; what is less than certain after it, and after an "if so". */
function told(words: AnswerWords, { cause, confidence }: Diagnosis): string {
  const { tell } = words.causes[cause];
  const sure = sureness(words, confidence);
  return confidence >= SURE ? `${tell} ${sure}` : `${sure} ${words.ifSo}${lowerFirst(tell)}`;
}

function sureness(words: AnswerWords, confidence: number): string {
  if (confidence >= SURE) return words.sureness.sure;
  const band = confidence >= LIKELY ? words.sureness.likely : words.sureness.perhaps;
  return band.replace('{n}', String(Math.round(confidence * 10)));
}

function doubt(words: AnswerWords, { ranking, evidence }: Diagnosis): string {
  const [first, second] = ranking;
  if (evidence.length === 0) return words.cantTell.little;
  if (!first || !second || second.probability < WORTH_NAMING) return words.cantTell.several;
  const two = words.cantTell.two
    .replace('{first}', lowerFirst(words.causes[first.cause].title))
    .replace('{second}', lowerFirst(words.causes[second.cause].title));
  return `${words.cantTell.several} ${two}`;
}
