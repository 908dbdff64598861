/**
 * What the world tells the service: one shape for each type of event, the same in a trace file and over `POST /v1/events`.
 * Nothing in here is the truth behind an event, only what a service can see of it.
 */
import Type, { type Static, type TProperties } from 'typebox';
import { ACTIONS, CHANNELS, COMPLAINTS, FIRST_FACTORS, PURPOSES, REPORT_STATUSES } from '../../engine/model.ts';
import { ADDRESS_MAX, asked, choice, ID_MAX, line, list, optional, TEXT_MAX, text, time } from './fields.ts';
import { EventRequester } from './requester.ts';

const event = <const K extends string, P extends TProperties>(
  type: K,
  description: string,
  fields: P,
  options: object = {},
) =>
  asked(
    description,
    {
      type: Type.Literal(type, { description: 'The type of the event.' }),
      at: time('When it happened.'),
      id: optional(line(ID_MAX, 'An id of this event; a second one with it is passed over.')),
      ...fields,
    },
    { title: type.replaceAll(/(?:^|[._])([a-z])/g, (_, letter: string) => letter.toUpperCase()), ...options },
  );

const account = line(ID_MAX, 'The account.');
const contact = line(ADDRESS_MAX, 'A phone in E.164 or an e-mail address.');
const grant = line(ID_MAX, 'The grant.');
const request = line(ID_MAX, 'The request for a code.');
const username = text(ADDRESS_MAX, 'The name that was given.');
const requester = Type.Optional(EventRequester);
const password = choice(['right', 'none'], 'Whether a right password came before; the older word for firstFactor.');

const ONE_FIRST_FACTOR = {
  not: {
    type: 'object',
    properties: { password: { type: 'string' }, firstFactor: { type: 'string' } },
    required: ['password', 'firstFactor'],
  },
  'x-problem': { field: 'firstFactor', message: 'must be left out where password is sent' },
};

export const TRACE_SHAPES = {
  'account.created': event('account.created', 'An account was made.', { account, username }),
  'contact.added': event('contact.added', 'An account claimed an address, and has not proved it.', {
    account,
    contact,
  }),
  'contact.verified': event('contact.verified', 'An account proved an address, now.', { account, contact }),
  'contact.removed': event('contact.removed', 'An account gave an address up.', { account, contact }),
  'account.seen': event('account.seen', 'Signed-in activity: device, network and country become familiar.', {
    account,
    requester,
  }),
  'password.tried': event('password.tried', 'A password, before any code.', {
    account: optional(account),
    username,
    result: choice(['right', 'wrong'], 'Whether it was right.'),
    requester,
  }),
  'password.changed': event('password.changed', 'The password was changed.', { account, requester }),
  'grant.created': event('grant.created', 'The account let a third-party app in.', {
    account,
    grant,
    app: text(500, 'The name of the app.'),
    scopes: list(text(200, 'One thing it may do.'), 100, 'What it may do.'),
  }),
  'grant.revoked': event('grant.revoked', 'The account shut a third-party app out.', { account, grant }),
  'code.requested': event(
    'code.requested',
    'Somebody asked for a code.',
    {
      request,
      purpose: choice(PURPOSES, 'What the code is for.'),
      to: line(ADDRESS_MAX, 'The address the code would go to.'),
      channel: choice(CHANNELS, 'How it would be sent.'),
      account: optional(account),
      typed: optional(text(ADDRESS_MAX, 'What the person typed to name address or account.')),
      password: optional(password),
      firstFactor: optional(choice(FIRST_FACTORS, 'What the requester had shown already.')),
      idempotencyKey: optional(line(255, 'The Idempotency-Key of the request.')),
      requester,
    },
    ONE_FIRST_FACTOR,
  ),
  'code.checked': event('code.checked', 'A code was entered.', {
    request,
    guess: choice(['right', 'wrong', 'stale'], 'The right one, a wrong one, or one of an earlier request.'),
    requester,
  }),
  'proof.given': event('proof.given', 'A challenged request was answered.', {
    request,
    kind: choice(['work', 'device', 'verification'], 'What was shown.'),
    result: choice(['right', 'wrong'], 'Whether it was right.'),
    requester,
  }),
  'message.reported': event('message.reported', 'A carrier said what became of a message.', {
    request,
    provider: line(ID_MAX, 'Who said so.'),
    status: choice(REPORT_STATUSES, 'What became of it.'),
  }),
  'recipient.asked': event('recipient.asked', 'Whoever holds an address asked why a message came.', {
    ask: line(ID_MAX, 'The question.'),
    to: line(ADDRESS_MAX, 'The address.'),
    request: optional(request),
    text: optional(text(TEXT_MAX, 'The message as pasted.')),
    says: choice(COMPLAINTS, 'What bothers them.'),
  }),
  'holder.acted': event('holder.acted', 'The holder pressed something after an explanation.', {
    request: optional(request),
    to: line(ADDRESS_MAX, 'The address.'),
    action: choice(ACTIONS, 'What was pressed.'),
  }),
  'carrier.told': event('carrier.told', 'A carrier said something of a number.', {
    contact,
    fact: choice(['recycled', 'sim_swapped', 'disconnected'], 'What it said.'),
    since: time('Since when that is so.'),
  }),
  'credentials.leaked': event('credentials.leaked', "The account's password was found in a known breach.", { account }),
  'platform.told': event('platform.told', "The operator's own systems said what they did.", {
    fact: choice(['deploy', 'failover', 'restore', 'incident', 'resolved'], 'What they did.'),
    component: line(200, 'Which part.'),
    detail: optional(text(2000, 'Anything more.')),
  }),
} as const;

export type TraceEventType = keyof typeof TRACE_SHAPES;
export const TRACE_EVENT_TYPES = Object.keys(TRACE_SHAPES) as TraceEventType[];

/** An event as it may be sent: what is not known may be missing. */
export type SentTraceEvent = { [K in TraceEventType]: Static<(typeof TRACE_SHAPES)[K]> }[TraceEventType];

/** What another system's codes did: such events want the scope `import`. */
export const isOfImport = (type: TraceEventType): boolean => type.startsWith('code.') || type.startsWith('message.');
