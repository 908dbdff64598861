/** The calls of the systems around the service: addresses, receipts, events, and what gateways report. */

import { readMany } from '../read-many.ts';
import { AddressCheck, AddressRecord, CheckAddress, LookupAddress } from '../shapes/addresses.ts';
import { Redeemed, RedeemReceipt } from '../shapes/checks.ts';
import { EVENTS_MAX, Events, EventsTaken } from '../shapes/events.ts';
import { Reports, ReportsTaken } from '../shapes/senders.ts';
import { readTraceEvent, type TraceEvent } from '../shapes/trace.ts';
import { IdParams } from '../shapes/verifications.ts';
import type { Read } from '../validate.ts';
import { LARGE_BODY_BYTES, post, secret } from './route.ts';

function readEvent(value: unknown): Read<TraceEvent> {
  const read = readTraceEvent(value);
  return read.ok ? { ok: true, value: read.event } : read;
}

/** The body of `POST /v1/events`, one event or many, always answered as a list. */
export const readEvents = (body: unknown) => readMany(body, { name: 'events', most: EVENTS_MAX, readOne: readEvent });

export const OPERATOR_ROUTES = {
  checkAddress: post({
    id: 'checkAddress',
    path: '/v1/addresses/check',
    tag: 'Addresses',
    summary: 'Check an address before anything is sent',
    description:
      'What was typed, normalised; what is wrong with it; and what may have been meant, from spelling alone.',
    access: secret('addresses'),
    body: CheckAddress,
    answers: { 200: AddressCheck },
    errors: ['limited'],
  }),
  lookupAddress: post({
    id: 'lookupAddress',
    path: '/v1/addresses/lookup',
    tag: 'Addresses',
    summary: 'Look an address up',
    description: 'What is known of an address: who proved it, who disowned it, and the last messages.',
    access: secret('operate'),
    body: LookupAddress,
    answers: { 200: AddressRecord },
    errors: [],
  }),
  redeemReceipt: post({
    id: 'redeemReceipt',
    path: '/v1/receipts/redeem',
    tag: 'Receipts',
    summary: 'Use a receipt up',
    description: 'Checks the signed statement of an approval and uses it up: it is valid once.',
    access: secret('verify'),
    body: RedeemReceipt,
    answers: { 200: Redeemed },
    errors: [],
  }),
  addEvents: post({
    id: 'addEvents',
    path: '/v1/events',
    tag: 'Events',
    summary: 'Tell what happened',
    description:
      'One event or a list. Events of codes and messages that another system sends need the scope import besides. An event with an id that came before is passed over.',
    access: secret('events'),
    body: Events,
    readBody: readEvents,
    bodyLimitBytes: LARGE_BODY_BYTES,
    answers: { 202: EventsTaken },
    errors: ['in_progress'],
  }),
  addReports: {
    ...post({
      id: 'addReports',
      path: '/v1/senders/:id/reports',
      tag: 'Senders',
      summary: 'Report what became of messages',
      description:
        'For gateways: signed as Standard Webhooks are, with the secret of the sender. A webhook-id that came before is passed over, whatever it comes with; so is what goes past 32 reports of one message.',
      access: { kind: 'signature' },
      params: IdParams,
      body: Reports,
      bodyLimitBytes: LARGE_BODY_BYTES,
      answers: { 202: ReportsTaken },
      errors: [],
    }),
    idempotent: false,
  },
};
