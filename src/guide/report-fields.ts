/** What each field of a report may hold, as the guide's contract says. Null and left out are allowed everywhere and not listed. */
import { ADVICE_CODES } from '../engine/causes/advice-codes.ts';
import { DOORS, type Report } from '../engine/causes/told-report.ts';
import { CHANNELS } from '../engine/model.ts';

export interface Problem {
  /** As in `messages[2].text`; empty for the report as a whole. */
  readonly path: string;
  readonly says: string;
}

export type Check = (value: unknown, path: string) => Problem | null;

const LONGEST_NAME = 200;
const LONGEST_MESSAGE = 10_000;
const MOST_MESSAGES = 50;
const MOST_TRIED = 100;
const LARGEST_NUMBER = 1_000_000;

const YES_NO_UNSURE = ['yes', 'no', 'unsure'] as const;

export const REPORT_FIELDS: Readonly<Record<keyof Report, Check>> = {
  door: oneOf(DOORS),
  service: text(LONGEST_NAME),
  severalServices: yesOrNo,
  whose: oneOf(['mine', 'child', 'work', 'shared', 'somebody_else']),
  channel: oneOf(CHANNELS),
  count: amount,
  withinHours: amount,
  sameCode: yesOrNo,
  askedMyself: oneOf(YES_NO_UNSURE),
  minutesAfter: amount,
  haveAccount: oneOf(YES_NO_UNSURE),
  addressSince: oneOf(['weeks', 'months', 'years']),
  saysFor: oneOf(['sign_in', 'recovery', 'sign_up', 'change', 'confirm', 'link', 'action', 'unclear']),
  greets: oneOf(['me', 'somebody_else', 'nobody']),
  contactedBySomebody: yesOrNo,
  onThePhoneNow: yesOrNo,
  followedLink: yesOrNo,
  enteredCodeSomewhere: yesOrNo,
  toldSomebody: yesOrNo,
  sharedScreen: yesOrNo,
  signalLost: yesOrNo,
  moneyInvolved: yesOrNo,
  unknownDevices: yesOrNo,
  changesNotMine: yesOrNo,
  newApp: yesOrNo,
  passwordReused: yesOrNo,
  breachKnown: yesOrNo,
  knownPerson: yesOrNo,
  appActive: yesOrNo,
  appOutdated: yesOrNo,
  afterUpdate: yesOrNo,
  regular: yesOrNo,
  othersToo: yesOrNo,
  serviceAdmits: yesOrNo,
  tried: listOf(MOST_TRIED, oneOf(ADVICE_CODES)),
  messages: listOf(MOST_MESSAGES, message),
};

/** The fields an object may have, each with its check. */
export function checkFields(value: unknown, path: string, fields: Readonly<Record<string, Check>>): Problem | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { path, says: 'Use an object: { … }.' };
  for (const [name, held] of Object.entries(value)) {
    const at = path === '' ? name : `${path}.${name}`;
    const check = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!check) return { path: at.slice(0, LONGEST_NAME), says: 'There is no such field.' };
    const problem = held === null ? null : check(held, at);
    if (problem) return problem;
  }
  return null;
}

function oneOf(values: readonly string[]): Check {
  const says = `Use one of: ${values.join(', ')}.`;
  return (value, path) => (typeof value === 'string' && values.includes(value) ? null : { path, says });
}

function text(longest: number): Check {
  return (value, path) => {
    if (typeof value !== 'string') return { path, says: 'Use a text.' };
    return value.length <= longest ? null : { path, says: `Use at most ${longest} characters.` };
  };
}

function yesOrNo(value: unknown, path: string): Problem | null {
  return typeof value === 'boolean' ? null : { path, says: 'Use true or false.' };
}

function amount(value: unknown, path: string): Problem | null {
  const fits = typeof value === 'number' && value >= 0 && value <= LARGEST_NUMBER;
  return fits ? null : { path, says: `Use a number from 0 to ${LARGEST_NUMBER}.` };
}

function listOf(most: number, check: Check): Check {
  return (value, path) => {
    if (!Array.isArray(value)) return { path, says: 'Use a list: [ … ].' };
    if (value.length > most) return { path, says: `Use at most ${most} of them.` };
    return value.reduce<Problem | null>((found, one, n) => found ?? check(one, `${path}[${n}]`), null);
  };
}

function message(value: unknown, path: string): Problem | null {
  if (typeof value === 'string') return text(LONGEST_MESSAGE)(value, path);
  const problem = checkFields(value, path, { from: text(LONGEST_NAME), text: text(LONGEST_MESSAGE) });
  if (problem) return problem;
  const { text: held } = value as { text?: unknown };
  return typeof held === 'string' ? null : { path: `${path}.text`, says: 'Paste the text of the message.' };
}
