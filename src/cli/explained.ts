/**
 * One verification in words, for whoever runs the service: what happened, what was known and decided, why it likely came, and what was
 * done since. It says no code, no reference, no address but a masked one, and no name of an account.
 */

import { weighBoth } from '../engine/causes/weigh-both.ts';
import { weightsFor } from '../engine/causes/weights-for.ts';
import { REASONS } from '../engine/decide/reasons.ts';
import { EVENTS } from '../engine/events.ts';
import { doneFor } from '../engine/explain/answer/answer-for.ts';
import type { Recalled } from '../engine/explain/recall.ts';
import type { Facts } from '../engine/facts.ts';
import type { NewEvent, StoredDecision } from '../engine/ports.ts';
import type { VerificationView } from '../engine/view.ts';

export interface Explained {
  readonly view: VerificationView;
  readonly recalled: Recalled;
  readonly brand: string;
}

type Effects = Parameters<typeof doneFor>[0];

/** Of an event's body, what may be said; ids of messages and explanations lead to more than this. */
const SAID = [
  'outcome',
  'reason',
  'kind',
  'result',
  'status',
  'channel',
  'sender',
  'complaint',
  'action',
  'country',
  'client',
  'actor',
  'familiar',
  'length',
];
const SHOWN_EVIDENCE = 8;
const SHOWN_CAUSES = 4;
const LEAST_WORTH = 0.02;

const time = (at: number) => new Date(at).toISOString().replace('T', ' ').replace('Z', '');
const spaced = (name: string) => name.replace(/([A-Z]|\d+)/g, (part) => ` ${part.toLowerCase()}`).replaceAll('_', ' ');
const percent = (share: number) => `${Math.round(100 * share)} %`;
const section = (title: string, lines: readonly string[]) =>
  lines.length === 0 ? '' : `\n${title}\n${lines.map((line) => `  ${line}\n`).join('')}`;

function wordOf(value: unknown): string {
  if (value === true) return 'yes';
  if (value === false) return 'no';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** What was known, part by part; what was not is left out. */
export function factsInWords(facts: Facts): string[] {
  return Object.entries(facts).flatMap(([part, of]) => {
    const known = Object.entries((of ?? {}) as Record<string, unknown>).filter(([, value]) => value !== null);
    const words = known.map(([name, value]) => `${spaced(name)}: ${wordOf(value)}`);
    return words.length === 0 ? [] : [`${part}: ${words.join('; ')}`];
  });
}

function eventInWords({ at, type, body }: NewEvent): string {
  const details = SAID.flatMap((name) => {
    const value = body[name];
    return value === null || value === undefined ? [] : [`${name} ${wordOf(value)}`];
  });
  return `${time(at)}  ${EVENTS[type]}${details.length > 0 ? ` (${details.join(', ')})` : ''}`;
}

function decisionInWords({ at, decision, assessment, facts, policy, shadow }: StoredDecision): string[] {
  const { outcome, reason, codeLength, tries, pool } = decision;
  const says = (REASONS as Readonly<Record<string, string>>)[reason] ?? '';
  const taken = assessment.limits.map(({ name, familiar, strangers, familiars }) =>
    familiar ? `${name} ${familiars} of familiar devices` : `${name} ${strangers}`,
  );
  return [
    `${time(at)}  ${outcome}: ${reason}. ${says}`,
    `  under policy ${policy}; ${codeLength} signs, ${tries} tries, out of the budget of ${pool}`,
    ...(shadow?.instead
      ? [`  policy ${shadow.policy}, which is tried beside it: ${shadow.instead.outcome}, ${shadow.instead.reason}`]
      : []),
    ...factsInWords(facts).map((line) => `  ${line}`),
    ...(taken.length > 0 ? [`  limits: ${taken.join('; ')}`] : []),
  ];
}

function diagnosisInWords({ diagnosis, facts }: Recalled): string[] {
  const { cause, cantTell, ranking } = diagnosis;
  const both = weighBoth(facts, weightsFor(facts), cause);
  const weighed = (sign: string, evidence: (typeof both)['for']) =>
    evidence.slice(0, SHOWN_EVIDENCE).map(({ says, id, weight }) => `${sign} ${weight.toFixed(2)}  ${says}  [${id}]`);
  const likely = ranking.filter(({ probability }, i) => i < SHOWN_CAUSES && probability >= LEAST_WORTH);
  return [
    `${cantTell ? 'We cannot tell. Likeliest' : 'Likeliest'}: ${likely.map((r) => `${r.cause} ${percent(r.probability)}`).join(', ')}`,
    ...(both.for.length > 0 ? [`For ${cause}:`, ...weighed('+', both.for)] : []),
    ...(both.against.length > 0 ? ['Against it:', ...weighed('-', both.against)] : []),
  ];
}

function learnedSince({ facts }: Recalled): string[] {
  return factsInWords({ later: facts.later, told: facts.told } as Facts);
}

function doneSince({ record }: Recalled, brand: string): string[] {
  return record.events.flatMap(({ at, type, body }) => {
    if (type === 'verification.canceled') return [`${time(at)}  ${EVENTS[type]}`];
    if (type !== 'holder.acted') return [];
    const effects = (Array.isArray(body.effects) ? body.effects : []) as Effects;
    const done = effects.length === 0 ? 'Nothing came of it.' : doneFor(effects, { locale: 'en', brand });
    return [`${time(at)}  ${String(body.action)}: ${done}`];
  });
}

export function explainedInWords({ view, recalled, brand }: Explained): string {
  const { record } = recalled;
  const { purpose, channel, to, status, delivery, account } = view;
  const head = `${purpose} by ${channel} to ${to}${account === null ? ', of no account' : ''}: ${status}\n${delivery.says}\n`;
  return [
    head,
    section('What happened', record.events.map(eventInWords)),
    section('What was decided, and what was known then', record.decisions.flatMap(decisionInWords)),
    section('What was learned since', learnedSince(recalled)),
    section('Why it came', diagnosisInWords(recalled)),
    section('What was done since', doneSince(recalled, brand)),
  ].join('');
}
