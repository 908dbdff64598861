/**
 * What a decision writes, worked out before anything is written: the verification, its message, the folded facts, the record and
 * the events. Pure but for the random bytes it is handed.
 */
import { maskAddress } from '../codes/mask.ts';
import { ceilingFor } from '../codes/odds.ts';
import type { Assessment, Doubt } from '../facts.ts';
import type { Cause, CodeRequest, Decision, Instant, ShadowNote } from '../model.ts';
import type {
  IssueOp,
  NewEvent,
  NewMessage,
  NewVerification,
  PersonKey,
  SubjectWrite,
  Verification,
  World,
} from '../ports.ts';
import type { Assessed } from '../subjects/assessed.ts';
import type { Asked } from '../subjects/bodies.ts';
import { foldRequestIntoAccount, foldRequestIntoAddress, foldRequestIntoDevice } from '../subjects/fold.ts';
import { newId, shortId } from '../subjects/ids.ts';
import { planMessage } from '../subjects/messages.ts';
import { type Sealed, sealAddress, sealVerification } from '../subjects/sealed.ts';
import { rangeEvents } from './range-alarms.ts';

/** A decision and all it was made on. */
export interface Decided {
  readonly decision: Decision;
  readonly assessment: Assessment;
  readonly shadow: ShadowNote | null;
}

export interface Plan {
  readonly op: IssueOp;
  /** The verification that the requester holds from now on; null when refused. */
  readonly verification: string | null;
  /** A new verification as it will stand in its row; a challenged one has yet to get its puzzle. */
  readonly made: Verification | null;
  /** What it keeps sealed of its person. */
  readonly kept: Sealed | null;
}

/** A verification to be written, and as it will stand in its row: one object, since it is made for every code. */
type Made = NewVerification & Verification;

/** The folded bodies. An address's first write also brings its person's key and the sealed address. */
function planSubjects(
  { asked, request, reserved }: Assessed,
  decision: Decision,
  person: PersonKey,
  world: World,
  verification: string | null,
): SubjectWrite[] {
  if (decision.reason === 'limit_reached') return [];
  const one: Asked = { ...asked, v: verification && shortId(verification) };
  return reserved.subjects.map((s): SubjectWrite => {
    if (s.kind === 'device') return { ...s, body: { ...foldRequestIntoDevice(s.body, one) } };
    if (s.kind === 'account') return { ...s, body: { ...foldRequestIntoAccount(s.body, one) } };
    if (s.kind !== 'address') return s;
    const sealed = request.to ? sealAddress(world.vault, person, s, request.to.value) : null;
    return {
      ...s,
      body: { ...foldRequestIntoAddress(s.body, one) },
      personKey: person.wrapped,
      sealed,
    };
  });
}

export function personKeyOf({ reserved, request }: Assessed, world: World): PersonKey {
  const stored = reserved.subjects.find((s) => s.kind === 'address')?.personKey;
  return stored ? world.vault.openPersonKey(request.service, stored) : world.vault.newPersonKey(request.service);
}

/** The wait before resend number `resends` + 1. */
export const resendAfter = (world: World, now: Instant, resends: number): Instant => {
  const waits = world.policy.resendAfterSeconds;
  return now + 1000 * (waits[Math.min(resends, waits.length - 1)] ?? 30);
};

const keptOf = ({ shown, account, requester, metadata }: CodeRequest): Sealed => ({
  account,
  masked: shown ? maskAddress(shown) : '•••',
  place: requester.country,
  device: requester.client,
  metadata,
});

function planVerification(world: World, assessed: Assessed, decision: Decision, person: PersonKey, now: Instant): Made {
  const { id, request, familiar, facts } = assessed;
  const codes = world.policy.codes[request.purpose];
  const ver = newId('ver', now, id.address, world.random);
  return {
    id: ver,
    service: request.service,
    epoch: world.epoch,
    salt: world.random.bytes(16),
    codeKey: world.vault.issuingKey(request.service).id,
    codeLength: decision.codeLength,
    alphabet: codes.alphabet,
    purpose: request.purpose,
    channel: request.channel,
    locale: request.locale,
    addressKey: id.address,
    mailboxKey: id.mailbox,
    accountKey: id.account,
    requesterKey: id.requester,
    deviceKey: id.device,
    apiKey: request.requester.apiKey,
    state: decision.outcome === 'challenged' ? 'challenged' : 'pending',
    withheld: decision.withholds !== null,
    ownerAsks: familiar && (facts.address.provedDays !== null || facts.request?.hasAccount === false),
    tries: decision.tries,
    triesMax: decision.tries,
    triesUsed: 0,
    resends: 0,
    lastSentAt: now,
    endedAt: null,
    delivery: null,
    personKey: person.wrapped,
    addressSealed: null,
    odds: decision.odds,
    pool: decision.pool,
    budgetKey: id.budget,
    createdAt: now,
    expiresAt: now + codes.lifetimeSeconds * 1000,
    resendAfter: resendAfter(world, now, 0),
    proofs: decision.proofs.map((kind) => ({ kind, challenge: '' })),
    sealed: sealVerification(world.vault, person, ver, keptOf(request)),
  };
}

function planEvents(
  assessed: Assessed,
  decision: Decision,
  verification: string | null,
  isNew: boolean,
  message: NewMessage | null,
  now: Instant,
): NewEvent[] {
  const { request } = assessed;
  const event = (type: NewEvent['type'], body: NewEvent['body']): NewEvent => ({
    service: request.service,
    verification,
    at: now,
    type,
    body,
  });
  const { country, client, actor } = request.requester;
  return [
    event('verification.requested', { purpose: request.purpose, channel: request.channel, country, client, actor }),
    event('decision.made', { outcome: decision.outcome, reason: decision.reason }),
    ...(isNew ? [event('code.issued', { length: decision.codeLength })] : []),
    ...(message
      ? [event('message.queued', { message: message.id, channel: message.channel, sender: message.sender })]
      : []),
    ...rangeEvents(assessed, decision, now).map(({ type, body }) => event(type, body)),
  ];
}

/** A joined request counts as a resend once its wait is over; before, the message that just left is its own. */
function planJoin(world: World, { open }: Assessed, now: Instant, resend: boolean): IssueOp['joined'] & object {
  const counted = resend || now >= open!.resendAfter;
  return { id: open!.id, service: '', resendAfter: resendAfter(world, now, open!.resends + 1), counted };
}

/** What a message seems to be while it is decided on, in a word; where too few people are known to tell, nothing speaks against it. */
function noted(doubt: Doubt | null, peopleLeast: number): { readonly cause: Cause; readonly confidence: number } {
  if (doubt === null || doubt.people < peopleLeast) return { cause: 'requested', confidence: 0 };
  const { cause, unwanted } = doubt;
  return unwanted > 0.5 ? { cause, confidence: unwanted } : { cause: 'requested', confidence: 1 - unwanted };
}

export function planIssue(
  world: World,
  assessed: Assessed,
  { decision, assessment, shadow }: Decided,
  now: Instant,
  options: { resend: boolean },
): Plan {
  const { request, id, open } = assessed;
  const { service } = request;
  const person = personKeyOf(assessed, world);
  const { joins } = decision;
  const made =
    joins || decision.outcome === 'refused' ? null : planVerification(world, assessed, decision, person, now);
  const joined = joins ? { ...planJoin(world, assessed, now, options.resend), service } : null;
  const sendFor = joined ? { ...open!, service, addressKey: id.address, channel: request.channel } : made;
  const key = joined ? world.vault.codeKey(service, open!.codeKey) : world.vault.issuingKey(service);
  const message = decision.sends && sendFor && key ? planMessage(world, sendFor, key, now) : null;
  const verification = joined?.id ?? made?.id ?? null;
  const { cause, confidence } = noted(assessment.doubt, world.policy.doubtsFromPeople);
  const { budget } = world.policy;
  const reserves = made !== null && decision.outcome !== 'challenged';
  return {
    verification,
    made: made?.state === 'pending' ? made : null,
    kept: made && keptOf(request),
    op: {
      subjects: planSubjects(assessed, decision, person, world, verification),
      verification: made,
      joined,
      message,
      decision: {
        id: newId('dec', now, id.address, world.random),
        service,
        at: now,
        verification,
        policy: world.policy.version,
        decision,
        assessment,
        cause,
        confidence,
        shadow,
      },
      events: planEvents(assessed, decision, verification, made !== null, message, now),
      budget: reserves
        ? {
            key: id.budget,
            service,
            pool: decision.pool,
            odds: decision.odds,
            ceiling: ceilingFor(budget[decision.pool], world.policy.codes[request.purpose], decision.codeLength),
            windowDays: budget.windowDays,
            isNew: !assessed.reserved.hasBudget,
          }
        : null,
    },
  };
}
