/**
 * Answers a report: why the code came, how worrying that is, and what to do, first things first. Pure; runs in the browser, in the
 * one-file page and in the command line, and reasons with the same causes as the record does, by the weights of judgement.
 */
import type { AdviceCode } from '../engine/causes/advice-codes.ts';
import type { Diagnosis, RankedCause } from '../engine/causes/diagnose.ts';
import { diagnoserOn } from '../engine/causes/diagnoser.ts';
import { JUDGED_WEIGHTS } from '../engine/causes/judged-weights.ts';
import type { Report } from '../engine/causes/told-report.ts';
import { UNMEASURED_EVIDENCE } from '../engine/causes/unmeasured.ts';
import { type Advice, adviceFor, adviceIn, answerIn, somebodyMayBeAfterIt } from '../engine/explain/answer/answer.ts';
import { fill } from '../engine/explain/answer/fill.ts';
import type { Cause } from '../engine/model.ts';
import { deliveryAdvice } from './delivery-advice.ts';
import { orderAdvice, personalAdvice } from './order-advice.ts';
import { type MessagesReading, readMessages } from './read-messages.ts';
import { factsOf } from './report-facts.ts';
import { situationsOf, urgentAdvice } from './urgent.ts';
import { ENGLISH_GUIDE } from './words/english.ts';
import type { GuideWords } from './words/guide-words.ts';
import { type Worry, worryOf } from './worry.ts';

export type MessageVerdict = 'real' | 'fake' | 'cant_tell';

export interface GuideAnswer {
  /** Null only where somebody looks for a code instead of wondering about one. */
  readonly cause: Cause | 'cant_tell' | null;
  readonly confidence: number;
  readonly ranking: readonly RankedCause[];
  readonly worry: Worry;
  /** In the order to do it. */
  readonly advice: readonly Advice[];
  readonly says: string;
  /** For the door `is_it_real` only. */
  readonly verdict?: MessageVerdict;
}

/** There is no record here to take measures from. */
const { diagnose } = diagnoserOn(UNMEASURED_EVIDENCE);

/** Longer than a person has in mind between asking for a code and its message. */
const ITS_OWN_MINUTES = 15;

export function guide(report: Report, words: GuideWords = ENGLISH_GUIDE): GuideAnswer {
  const { door } = report;
  return door === 'where_is_it' || door === 'does_not_come'
    ? answerSearch(report, door, words)
    : answerWorry(report, words);
}

function answerSearch(report: Report, door: 'where_is_it' | 'does_not_come', words: GuideWords): GuideAnswer {
  const urgent = urgentAdvice(report);
  const codes = orderAdvice(report, { urgent, usual: deliveryAdvice(report), afterTheCode: urgent.length > 0 });
  return {
    cause: null,
    confidence: 0,
    ranking: [],
    worry: worryOf(report, null, null),
    advice: adviceIn(words.answer, codes, brandOf(report)),
    says: sentences(words, report, [words.doors[door]]),
  };
}

function answerWorry(report: Report, words: GuideWords): GuideAnswer {
  const brand = brandOf(report);
  const reading = report.messages?.length ? readMessages(report.messages, brand) : null;
  const diagnosis = diagnose(factsOf(report, reading), JUDGED_WEIGHTS);
  const verdict = report.door === 'is_it_real' ? verdictOf(report, reading) : null;
  const worry = worryOf(report, diagnosis, verdict);
  const { cause, confidence, title, summary } = answerIn(words.answer, diagnosis, brand);
  return {
    cause,
    confidence,
    ranking: diagnosis.ranking,
    worry,
    advice: adviceIn(words.answer, adviceOn(report, diagnosis, verdict, worry), brand),
    says: sentences(words, report, [...(verdict ? [words.verdicts[verdict]] : []), `${title}.`, summary]),
    ...(verdict ? { verdict } : {}),
  };
}

function adviceOn(report: Report, diagnosis: Diagnosis, verdict: MessageVerdict | null, worry: Worry) {
  const urgent = urgentAdvice(report);
  return orderAdvice(report, {
    urgent: [...urgent, ...byVerdict(verdict)],
    usual: [...adviceFor(diagnosis), ...(worry === 'none' ? [] : personalAdvice(report))],
    afterTheCode: urgent.length > 0 || somebodyMayBeAfterIt(diagnosis),
  });
}

function byVerdict(verdict: MessageVerdict | null): readonly AdviceCode[] {
  if (verdict === 'fake') return ['do_not_follow_links', 'report_message', 'open_official_app'];
  return verdict === 'cant_tell' ? ['open_official_app', 'do_not_follow_links'] : [];
}

/** Fake where it shows; real only for a plain code that the person had just asked for. */
function verdictOf(report: Report, reading: MessagesReading | null): MessageVerdict {
  if (reading?.lures) return 'fake';
  const soon = report.minutesAfter === null || report.minutesAfter <= ITS_OWN_MINUTES;
  const expected = report.askedMyself === 'yes' && soon && situationsOf(report).length === 0;
  return reading?.plain && expected && report.followedLink !== true ? 'real' : 'cant_tell';
}

/** What presses comes first; the rest after it. */
function sentences(words: GuideWords, report: Report, rest: readonly string[]): string {
  const [pressing] = situationsOf(report);
  const all = pressing ? [words.situations[pressing], ...rest] : rest;
  return fill(words.answer, all.join(' '), brandOf(report));
}

function brandOf({ service }: Report): string | null {
  return service?.trim() || null;
}
