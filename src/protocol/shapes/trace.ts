/**
 * Reads one event of a trace, or of `POST /v1/events`. Strict: an unknown type or field is a problem that names it. What comes out is
 * complete, so that nobody after this has to ask whether a field is there: what was not said is null.
 */
import type { FieldProblem } from '../../engine/errors.ts';
import type { FirstFactor } from '../../engine/model.ts';
import { compile, type Read } from '../validate.ts';
import { plainOf } from './fields.ts';
import type { EventRequester } from './requester.ts';
import { type SentTraceEvent, TRACE_EVENT_TYPES, TRACE_SHAPES, type TraceEventType } from './trace-events.ts';

type Complete<T> = { readonly [K in keyof T]-?: T[K] };

/** Everything about it may be unknown. */
export type TraceRequester = Complete<NonNullable<EventRequester>>;

type CompleteEvent<T> = Complete<Omit<T, 'requester' | 'password' | 'firstFactor'>> &
  (T extends { requester?: unknown } ? { readonly requester: TraceRequester } : unknown) &
  (T extends { firstFactor?: unknown } ? { readonly firstFactor: FirstFactor | null } : unknown);

type OneEvent<T> = T extends SentTraceEvent ? CompleteEvent<T> : never;

/** An event after reading: a union that `type` tells apart. `password` of a trace file has become `firstFactor`. */
export type TraceEvent = OneEvent<SentTraceEvent>;
export type TraceEventOf<K extends TraceEventType> = Extract<TraceEvent, { readonly type: K }>;

export type TraceRead =
  | { readonly ok: true; readonly event: TraceEvent }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

type Fields = Record<string, unknown>;

interface Reader {
  readonly read: (value: unknown) => Read<unknown>;
  /** Null for every field that may be missing. */
  readonly gaps: Readonly<Fields>;
  readonly hasRequester: boolean;
}

const READERS = new Map<unknown, Reader>(
  TRACE_EVENT_TYPES.map((type) => {
    const schema = TRACE_SHAPES[type];
    const { properties = {}, required = [] } = plainOf(schema);
    const missing = Object.keys(properties).filter((name) => !required.includes(name) && name !== 'password');
    const gaps = Object.fromEntries(missing.map((name) => [name, null]));
    return [type, { read: compile(schema, { thing: 'event' }), gaps, hasRequester: 'requester' in properties }];
  }),
);

const completeRequester = (sent: EventRequester | undefined): TraceRequester => ({
  ip: sent?.ip ?? null,
  asn: sent?.asn ?? null,
  country: sent?.country ?? null,
  device: sent?.device ?? null,
  session: sent?.session ?? null,
  client: sent?.client ?? null,
  actor: sent?.actor ?? null,
  apiKey: sent?.apiKey ?? null,
  grant: sent?.grant ?? null,
  userAgent: sent?.userAgent ?? null,
});

function completeEvent(sent: Fields, { gaps, hasRequester }: Reader): Fields {
  const event: Fields = { ...gaps, ...sent };
  if (hasRequester) event.requester = completeRequester(sent.requester as EventRequester | undefined);
  return 'password' in sent ? withFirstFactor(event) : event;
}

/** A right password is the first factor `password`. */
function withFirstFactor({ password, ...event }: Fields): Fields {
  return { ...event, firstFactor: password === 'right' ? 'password' : (password ?? event.firstFactor) };
}

const refused = (path: string, message: string): TraceRead => ({ ok: false, problems: [{ path, message }] });

/** Paths are those of the event itself (`at`, `requester.ip`). Never throws. */
export function readTraceEvent(value: unknown): TraceRead {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refused('', 'must be an object');
  if (!Object.hasOwn(value, 'type')) return refused('type', 'is missing');
  const reader = READERS.get((value as Fields).type);
  if (!reader) return refused('type', `must be one of ${TRACE_EVENT_TYPES.join(', ')}`);
  const read = reader.read(value);
  return read.ok ? { ok: true, event: completeEvent(read.value as Fields, reader) as TraceEvent } : read;
}
