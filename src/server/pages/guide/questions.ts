/**
 * What the guide asks, and in which order: data and pure functions. Each choice says what it adds to the report; a question stands
 * only where its answer can still change something, and every one can be passed over.
 */
import type { Door, Report } from '../../../engine/causes/told-report.ts';
import { situationsOf } from '../../../guide/urgent.ts';

type Told = Partial<Report>;
export type Choices = Readonly<Record<string, Told>>;

const YES_NO_UNSURE = (field: 'askedMyself' | 'haveAccount'): Choices => ({
  yes: { [field]: 'yes' },
  no: { [field]: 'no' },
  unsure: { [field]: 'unsure' },
});

/** Every question with its choices. `message` is asked with a field to paste into and has none. */
export const QUESTIONS = {
  contacted: {
    phone: { contactedBySomebody: true, onThePhoneNow: true },
    wrote: { contactedBySomebody: true, onThePhoneNow: false },
    no: { contactedBySomebody: false, onThePhoneNow: false },
  },
  given: {
    told: { toldSomebody: true },
    typed: { enteredCodeSomewhere: true },
    no: { toldSomebody: false, enteredCodeSomewhere: false },
  },
  screen: { yes: { sharedScreen: true }, no: { sharedScreen: false } },
  money: { yes: { moneyInvolved: true }, no: { moneyInvolved: false } },
  asked: YES_NO_UNSURE('askedMyself'),
  account: YES_NO_UNSURE('haveAccount'),
  saysFor: {
    sign_in: { saysFor: 'sign_in' },
    recovery: { saysFor: 'recovery' },
    sign_up: { saysFor: 'sign_up' },
    change: { saysFor: 'change' },
    confirm: { saysFor: 'confirm' },
    action: { saysFor: 'action' },
    unclear: { saysFor: 'unclear' },
  },
  count: {
    one: { count: 1, withinHours: 24 },
    day: { count: 4, withinHours: 24 },
    hour: { count: 8, withinHours: 1 },
  },
  sameCode: { same: { sameCode: true }, other: { sameCode: false } },
  pattern: {
    regular: { regular: true },
    open: { appActive: true },
    update: { afterUpdate: true },
    none: { regular: false, afterUpdate: false },
  },
  others: {
    others: { othersToo: true },
    admits: { serviceAdmits: true },
    no: { othersToo: false, serviceAdmits: false },
  },
  since: { weeks: { addressSince: 'weeks' }, months: { addressSince: 'months' }, years: { addressSince: 'years' } },
  greets: { me: { greets: 'me' }, somebody_else: { greets: 'somebody_else' }, nobody: { greets: 'nobody' } },
  inside: {
    devices: { unknownDevices: true },
    changes: { changesNotMine: true },
    no: { unknownDevices: false, changesNotMine: false },
  },
  password: {
    reused: { passwordReused: true },
    breach: { breachKnown: true },
    no: { passwordReused: false, breachKnown: false },
  },
  knownPerson: { yes: { knownPerson: true }, no: { knownPerson: false } },
  followed: { yes: { followedLink: true }, no: { followedLink: false } },
  channel: {
    sms: { channel: 'sms' },
    email: { channel: 'email' },
    voice: { channel: 'voice' },
    whatsapp: { channel: 'whatsapp' },
  },
  waiting: { minutes: { minutesAfter: 2 }, half: { minutesAfter: 15 }, long: { minutesAfter: 60 } },
  times: { one: { count: 1 }, two: { count: 2 }, more: { count: 3 } },
  signal: { yes: { signalLost: true }, no: { signalLost: false } },
  appOutdated: { yes: { appOutdated: true }, no: { appOutdated: false } },
  message: {},
} as const satisfies Readonly<Record<string, Choices>>;

export type Question = keyof typeof QUESTIONS;

/** One answer. `choice` null: passed over, or not known; `told` is what a choice or a pasted message says. */
export interface Answered {
  readonly question: Question;
  readonly choice: string | null;
  readonly told: Told;
}

type When = (report: Report) => boolean;
const always: When = () => true;
const severalCame: When = ({ count }) => (count ?? 0) > 1;
const mayBeTheirs: When = ({ haveAccount }) => haveAccount === 'yes';
const maybeNotTheirs: When = ({ haveAccount }) => haveAccount !== 'yes';

const PATHS: Readonly<Record<Door, readonly (readonly [Question, When])[]>> = {
  unasked: [
    ['contacted', always],
    ['given', always],
    ['asked', always],
    ['account', always],
    ['saysFor', always],
    ['since', maybeNotTheirs],
    ['greets', maybeNotTheirs],
    ['count', always],
    ['sameCode', severalCame],
    ['pattern', severalCame],
    ['others', severalCame],
    ['inside', mayBeTheirs],
    ['password', mayBeTheirs],
    ['knownPerson', mayBeTheirs],
    ['message', always],
  ],
  asked_for_my_code: [
    ['contacted', always],
    ['given', always],
    ['screen', always],
    ['money', always],
    ['message', always],
  ],
  gave_code: [
    ['contacted', always],
    ['screen', always],
    ['money', always],
    ['inside', always],
    ['password', always],
  ],
  does_not_come: [
    ['channel', always],
    ['waiting', always],
    ['times', always],
    ['signal', ({ channel }) => channel !== 'email'],
    ['since', always],
    ['appOutdated', always],
  ],
  where_is_it: [
    ['asked', always],
    ['channel', always],
  ],
  is_it_real: [
    ['message', always],
    ['asked', always],
    ['contacted', always],
    ['followed', always],
    ['given', always],
  ],
};

/** The choices of a question by name. */
export function choicesOf(question: Question): Choices {
  return QUESTIONS[question];
}

/** Everything told so far as one report; a later answer stands over an earlier one. */
export function reportFrom(empty: Report, door: Door, answered: readonly Answered[]): Report {
  return Object.assign({ ...empty, door }, ...answered.map(({ told }) => told)) as Report;
}

/** The questions of a door that still make sense, answered ones included, in order. */
export function questionsFor(report: Report & { readonly door: Door }): readonly Question[] {
  return PATHS[report.door].filter(([, when]) => when(report)).map(([question]) => question);
}

/** The next question, or null where nothing more is asked. */
export function nextQuestion(report: Report & { readonly door: Door }, answered: readonly Answered[]): Question | null {
  const done = answered.map(({ question }) => question);
  return questionsFor(report).find((question) => !done.includes(question)) ?? null;
}

/** What to do at once comes before any further question: on entering such a door, and when an answer says so for the first time. */
export function interrupts(before: Report | null, after: Report): boolean {
  const known = before === null ? [] : situationsOf(before);
  return situationsOf(after).some((situation) => !known.includes(situation));
}
