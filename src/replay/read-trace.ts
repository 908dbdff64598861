/**
 * Reads a trace event by event. What the format does not know is an error that names the line, so that a misspelt field never
 * passes for a fact that nobody saw; `lenient` counts it and goes on without it. What is malformed is an error in any case.
 */
import { plainOf } from '../protocol/shapes/fields.ts';
import { EventRequester } from '../protocol/shapes/requester.ts';
import { readTraceEvent, type TraceEvent } from '../protocol/shapes/trace.ts';
import { TRACE_SHAPES, type TraceEventType } from '../protocol/shapes/trace-events.ts';
import { openLines } from './read-lines.ts';
import { TraceError } from './trace-error.ts';

export interface NumberedEvent {
  readonly line: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly event: TraceEvent;
}

/** What was passed over, by its name. */
export interface PassedOver {
  readonly types: Map<string, number>;
  readonly fields: Map<string, number>;
  /** Events whose id had come before. */
  repeated: number;
}

export interface Trace {
  readonly events: AsyncGenerator<NumberedEvent>;
  readonly passedOver: PassedOver;
  readonly size: number;
  readonly bytesRead: () => number;
}

type Fields = Record<string, unknown>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const count = (counts: Map<string, number>, name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);

function parseLine(text: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new TraceError(line, 'is not JSON');
  }
}

/** The same object without the fields that are not known; each is counted under `where`. */
function keepKnown(value: Fields, known: ReadonlySet<string>, where: string, counts: Map<string, number>): Fields {
  const entries = Object.entries(value);
  for (const [name] of entries) if (!known.has(name)) count(counts, `${where}${name}`);
  return Object.fromEntries(entries.filter(([name]) => known.has(name)));
}

const fieldsOf = (shape: Parameters<typeof plainOf>[0]): ReadonlySet<string> =>
  new Set(Object.keys(plainOf(shape).properties ?? {}));
const KNOWN_REQUESTER = fieldsOf(EventRequester);
const KNOWN = new Map<unknown, ReadonlySet<string>>(
  Object.entries(TRACE_SHAPES).map(([type, shape]) => [type, fieldsOf(shape)]),
);

/** Undefined: an event of a type that is not known. */
function withoutUnknown(value: unknown, passedOver: PassedOver): unknown {
  if (!isObject(value) || typeof value.type !== 'string') return value;
  const known = KNOWN.get(value.type);
  if (!known) {
    count(passedOver.types, value.type);
    return undefined;
  }
  const kept = keepKnown(value, known, `${value.type as TraceEventType} `, passedOver.fields);
  if (!isObject(kept.requester)) return kept;
  return {
    ...kept,
    requester: keepKnown(kept.requester, KNOWN_REQUESTER, `${value.type} requester.`, passedOver.fields),
  };
}

function readEvent(value: unknown, line: number): TraceEvent {
  const read = readTraceEvent(value);
  if (read.ok) return read.event;
  const problems = read.problems.map(({ path, message }) => (path === '' ? message : `${path} ${message}`));
  throw new TraceError(line, problems.join('; '));
}

async function* eventsOf(
  lines: AsyncIterable<{ number: number; text: string }>,
  lenient: boolean,
  passedOver: PassedOver,
): AsyncGenerator<NumberedEvent> {
  const seen = new Set<string>();
  let latest = Number.NEGATIVE_INFINITY;
  for await (const { number: line, text } of lines) {
    if (text.trim() === '') continue;
    const parsed = parseLine(text, line);
    const value = lenient ? withoutUnknown(parsed, passedOver) : parsed;
    if (value === undefined) continue;
    const event = readEvent(value, line);
    const at = Date.parse(event.at);
    if (at < latest) throw new TraceError(line, 'at is earlier than that of the event before');
    latest = at;
    if (event.id !== null && seen.has(event.id)) {
      passedOver.repeated++;
      continue;
    }
    if (event.id !== null) seen.add(event.id);
    yield { line, at, event };
  }
}

/** `events` throws `TraceError` at the first line that cannot be played. */
export async function openTrace(path: string, lenient: boolean): Promise<Trace> {
  const { lines, size, bytesRead } = await openLines(path);
  const passedOver: PassedOver = { types: new Map(), fields: new Map(), repeated: 0 };
  return { events: eventsOf(lines, lenient, passedOver), passedOver, size, bytesRead };
}
