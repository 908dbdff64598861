// Errors, events, reasons and limits: pages that are one table each.

import { REASONS } from '../../dist/src/engine/decide/reasons.js';
import { ERRORS } from '../../dist/src/engine/errors.js';
import { EVENTS } from '../../dist/src/engine/events.js';
import { DEFAULT_LIMITS } from '../../dist/src/engine/policy.js';
import { anchor, code, page, span, table } from './markdown.mjs';

export const errorsPage = () =>
  page(
    'Errors',
    code('src/engine/errors.ts'),
    'Answered as problem details (RFC 9457, `application/problem+json`) with a stable `code`. What is wrong with a field stands in `errors: [{path, message}]`. Wrong, expired and used codes are outcomes of a check, not errors.',
    table(
      ['Code', 'Status', 'Try again', 'Said to the caller', 'What happened'],
      Object.entries(ERRORS).map(([name, row]) => [
        anchor(name),
        row.status,
        row.retryable ? 'yes' : 'no',
        row.public,
        row.operator,
      ]),
    ),
  );

export const eventsPage = () =>
  page(
    'Events of a verification',
    code('src/engine/events.ts'),
    'What the timeline of a verification shows, in order (`GET /v1/verifications/{id}/timeline`). No event holds a code, a reference or an address. The timeline also shows `facts.gathered`: what was known when it was decided.',
    table(
      ['Type', 'Means'],
      Object.entries(EVENTS).map(([name, says]) => [anchor(name), says]),
    ),
  );

export const reasonsPage = () =>
  page(
    'Reasons of decisions',
    code('src/engine/decide/reasons.ts'),
    'Every decision is stored with one of these, whether a code went out or not. They are for whoever runs the service: the requester never sees them.',
    table(
      ['Reason', 'Means'],
      Object.entries(REASONS).map(([name, says]) => [anchor(name), says]),
    ),
  );

const withFamiliar = ({ maxWithFamiliar }) => maxWithFamiliar ?? 'not counted apart';
const onNothingDone = ({ stage, onNothingDone: kept }) =>
  kept === 'kept'
    ? 'kept'
    : stage === 'issue'
      ? 'given back when nothing left; what is withheld counts as sent'
      : 'given back unless the code was wrong';

export const limitsPage = () =>
  page(
    'Limits',
    code('src/engine/policy.ts'),
    'A limit is a counter with a ceiling, named `stage.channel.per_dimension`. It is taken before anything is decided, in one statement, so the first `max` of a window get through and nobody else. The window is fixed and begins with the first use: at most `max` in it, at most twice that in any span of its length. A caller who reaches one is answered 429 `limited` with `Retry-After`. A limit whose dimension is not known (no network told, no account named) is not taken.',
    table(
      ['Limit', 'Counted per', 'In', 'Strangers', 'With familiar devices', 'What stays taken', 'Why'],
      DEFAULT_LIMITS.map((limit) => [
        anchor(limit.name),
        limit.per,
        span(limit.windowSeconds),
        limit.max,
        withFamiliar(limit),
        onNothingDone(limit),
        limit.why,
      ]),
    ),
  );
