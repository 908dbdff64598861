/** What a running service says of itself, and the inbox of development. */
import { Inbox, InboxQuery } from '../shapes/messages.ts';
import { Document, Live, MetricsText, PublicKeys, Ready } from '../shapes/running.ts';
import { get, OPEN } from './route.ts';

const tag = 'Running';

export const RUNNING_ROUTES = {
  readLive: get({
    id: 'readLive',
    path: '/healthz',
    tag,
    summary: 'Is it alive?',
    description: 'The process runs; nothing is said about what it needs.',
    access: OPEN,
    answers: { 200: Live },
    errors: [],
  }),
  readReady: get({
    id: 'readReady',
    path: '/readyz',
    tag,
    summary: 'Can it serve?',
    description: 'The database answers and the clock is right.',
    access: OPEN,
    answers: { 200: Ready },
    errors: ['not_ready'],
  }),
  readMetrics: get({
    id: 'readMetrics',
    path: '/metrics',
    tag,
    summary: 'Read the numbers',
    description: 'Counters and timings for Prometheus.',
    access: OPEN,
    answers: { 200: MetricsText },
    mediaType: 'text/plain',
    errors: [],
  }),
  readPublicKeys: get({
    id: 'readPublicKeys',
    path: '/.well-known/jwks.json',
    tag,
    summary: 'Read the public keys',
    description: 'The keys that receipts can be checked with.',
    access: OPEN,
    answers: { 200: PublicKeys },
    errors: [],
  }),
  readOpenApi: get({
    id: 'readOpenApi',
    path: '/openapi.json',
    tag,
    summary: 'Read this description',
    description: 'This document.',
    access: OPEN,
    answers: { 200: Document },
    errors: [],
  }),
  readInbox: get({
    id: 'readInbox',
    path: '/dev/inbox/messages',
    tag: 'Development',
    summary: 'Read what would have been sent',
    description: 'Only in development and from this machine: the messages that the inbox took in place of carriers.',
    access: { kind: 'development' },
    query: InboxQuery,
    answers: { 200: Inbox },
    errors: [],
  }),
};
