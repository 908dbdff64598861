/** `/v1/events`: what your systems tell the service, one at a time or many. */
import Type, { type Static } from 'typebox';
import { answered, whole } from './fields.ts';
import { type SentTraceEvent, TRACE_SHAPES } from './trace-events.ts';

export const EVENTS_MAX = 1000;

export const Event = Type.Unsafe<SentTraceEvent>({
  title: 'Event',
  description: 'Something that happened.',
  type: 'object',
  discriminator: { propertyName: 'type' },
  oneOf: Object.values(TRACE_SHAPES),
  examples: [{ type: 'account.created', at: '2026-11-02T08:00:00.000Z', account: 'a-ada', username: 'ada.torvik' }],
});

export const Events = Type.Unsafe<SentTraceEvent | SentTraceEvent[]>({
  title: 'Events',
  description: `One event, or a list of at most ${EVENTS_MAX}.`,
  anyOf: [Event, Type.Array(Event, { maxItems: EVENTS_MAX })],
  'x-problem': { message: 'must be an event, or a list of events' },
});
export type Events = Static<typeof Events>;

export const EventsTaken = answered(
  'How many events were taken.',
  { accepted: whole(0, EVENTS_MAX, 'How many were read; one that came before counts too.') },
  { title: 'EventsTaken', examples: [{ accepted: 1 }] },
);
export type EventsTaken = Static<typeof EventsTaken>;
