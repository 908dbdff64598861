/**
 * What is known to be true of the requests and questions of a trace: JSON Lines, `{request, cause, also, scenario, campaign, toll?}`
 * and `{ask, request, cause, also, scenario}`. It may be silent about some of them, and may not speak of others.
 */
import { CAUSES, type Cause } from '../../engine/model.ts';
import { openLines } from '../read-lines.ts';

/** What is wrong with the truth, and on which line. */
export class TruthError extends Error {
  constructor(line: number, what: string) {
    super(`line ${line}: ${what}`);
    this.name = 'TruthError';
  }
}

export interface TrueCause {
  readonly line: number;
  /** Of a question: the request whose message it was about; null: the message was none of ours. */
  readonly request: string | null;
  readonly accepted: readonly [Cause, ...Cause[]];
  readonly scenario: string;
  readonly campaign: string | null;
  /** Asked for to earn on its delivery: none of the ten causes. */
  readonly toll: boolean;
}

export interface Truth {
  readonly requests: ReadonlyMap<string, TrueCause>;
  readonly asks: ReadonlyMap<string, TrueCause>;
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(text: string, line: number): Fields {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new TruthError(line, 'is not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new TruthError(line, 'is no object');
  return value as Fields;
}

const isCause = (value: unknown): value is Cause => CAUSES.includes(value as Cause);
const textOr = (value: unknown, otherwise: string) => (typeof value === 'string' ? value : otherwise);

function trueCause(fields: Fields, line: number): TrueCause {
  const { request = null, cause, also = [], scenario, campaign = null, toll } = fields;
  if (!isCause(cause)) throw new TruthError(line, 'cause is none of the ten');
  if (!Array.isArray(also) || !also.every(isCause)) throw new TruthError(line, 'also is no list of causes');
  if (request !== null && typeof request !== 'string') throw new TruthError(line, 'request is no name');
  if (campaign !== null && typeof campaign !== 'string') throw new TruthError(line, 'campaign is no name');
  const accepted = [cause, ...also.filter((other) => other !== cause)] as const;
  return { line, request, accepted, scenario: textOr(scenario, cause), campaign, toll: toll === true };
}

function keep(into: Map<string, TrueCause>, name: unknown, what: string, found: TrueCause): void {
  if (typeof name !== 'string' || name === '') throw new TruthError(found.line, 'names neither a request nor an ask');
  if (into.has(name)) throw new TruthError(found.line, `this ${what} was on line ${into.get(name)!.line} already`);
  into.set(name, found);
}

/** Throws `TruthError`, and what `openLines` throws. */
export async function readTruth(path: string): Promise<Truth> {
  const requests = new Map<string, TrueCause>();
  const asks = new Map<string, TrueCause>();
  for await (const { number: line, text } of (await openLines(path)).lines) {
    if (text.trim() === '') continue;
    const fields = fieldsOf(text, line);
    const found = trueCause(fields, line);
    if (fields.ask === undefined) keep(requests, fields.request, 'request', found);
    else keep(asks, fields.ask, 'ask', found);
  }
  return { requests, asks };
}

/** Names the first line that speaks of what the trace does not hold. Throws `TruthError`. */
export function assertTruthOf(truth: Truth, requests: ReadonlySet<string>, asks: ReadonlySet<string>): void {
  for (const [name, { line }] of truth.requests)
    if (!requests.has(name)) throw new TruthError(line, 'the trace has no such request');
  for (const [name, { line, request }] of truth.asks) {
    if (!asks.has(name)) throw new TruthError(line, 'the trace has no such ask');
    if (request !== null && !requests.has(request)) throw new TruthError(line, 'the trace has no such request');
  }
}
