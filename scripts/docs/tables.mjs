// Errors, events, reasons and limits: pages that are one table each.

import { REASONS } from '../../dist/src/engine/decide/reasons.js';
import { ERRORS } from '../../dist/src/engine/errors.js';
import { EVENTS } from '../../dist/src/engine/events.js';
import { DEFAULT_LIMITS, LIMIT_PERS } from '../../dist/src/engine/policy/limits.js';
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
const NOTHING_DONE = { issue: 'nothing left', check: 'the code was not wrong', prove: 'the proof was right' };
const goesBack = ({ stage, onNothingDone, onRefused }) =>
  [onNothingDone === 'returned' && NOTHING_DONE[stage], onRefused === 'returned' && 'refused']
    .filter(Boolean)
    .join('; ') || 'never';

export const limitsPage = () =>
  page(
    'Limits',
    code('src/engine/policy/limits.ts'),
    [
      'A limit is a counter with a ceiling, named `stage.channel.per_dimension`, with `_day` or `_10_minutes` after it where the name tells the window too. `issue` is whenever a message leaves, `check` whenever a code is entered, `prove` whenever a proof is shown; a limit of one channel counts that channel alone. The name says what the columns say: a row that contradicts its name is refused at start.',
      'It is taken before anything is decided, in one statement, so the first `max` of a window get through and nobody else, whatever runs at the same time. A caller who reaches one is answered 429 `limited` with `Retry-After`.',
      'A **fixed** window begins with its first use (where the counter is in shards: at a moment of its own): at most `max` in it, at most twice that in any span of its length. A **sliding** one also counts what the window before it has left, taken as evenly spread: a tenth of the window sees at most 1.1 × `max`, the whole of it less than twice.',
      'A counter that everybody takes is spread over **shards**, rows of its own, so that nobody waits for everybody; the ceiling holds all the same. What was taken **goes back** as the row says: where nothing left (what is withheld counts as sent), where the code was not wrong, where this limit or another one refused.',
      'Who does not tell the dimension (no network told, no account named) is not counted by it, unless the row says that all of them are counted together (`onUnknown`).',
    ].join('\n\n'),
    table(
      [
        'Limit',
        'Counted per',
        'Channel',
        'In',
        'Window',
        'Strangers',
        'With familiar devices',
        'Shards',
        'Goes back when',
        'Not told',
        'Why',
      ],
      DEFAULT_LIMITS.map((limit) => [
        anchor(limit.name),
        limit.per,
        limit.channel,
        span(limit.windowSeconds),
        limit.window,
        limit.max,
        withFamiliar(limit),
        limit.shards,
        goesBack(limit),
        limit.onUnknown === 'counted' ? 'counted together' : 'not counted',
        limit.why,
      ]),
    ),
    '## Dimensions',
    table(
      ['Dimension', 'Counts for'],
      Object.entries(LIMIT_PERS).map(([per, says]) => [code(per), says]),
    ),
  );
