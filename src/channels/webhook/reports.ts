/**
 * The way back: what a gateway reports of messages it took, signed like what it was sent. Says only whether to believe it; which
 * messages are known is the store's to judge, and the event ids let it drop what comes twice.
 */
import { type Instant, REPORT_STATUSES, type ReportStatus } from '../../engine/model.ts';
import { isSigned, readWebhookSecret } from './signature.ts';

const TOLERANCE_SECONDS = 5 * 60;
const REPORTS_MAX = 1000;
/** No message of ours is older; and a database's calendar need not go further back. */
const EARLIEST = Date.UTC(2000, 0, 1);
const EVENT_ID = /^[\u0021-\u007e]{1,256}$/;
const SECONDS = /^\d{1,12}$/;
const MESSAGE_ID = /^msg_[\w-]{1,124}$/;
/** RFC 3339, section 5.6. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/;

export interface WebhookReport {
  /** The `webhook-id`; in an array, with its place. */
  readonly eventId: string;
  readonly message: string;
  readonly status: ReportStatus;
  readonly at: Instant;
}

export type WebhookReports =
  | { readonly eventId: string; readonly reports: readonly WebhookReport[] }
  /** Not signed by any of the secrets; signed, but not within five minutes of now; signed, but not what is agreed. */
  | { readonly error: 'signature' | 'stale' | 'shape' };

export type WebhookHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * `secrets`: all that are valid now, several during rotation. `rawBody`: the body's text as it came, not parsed and written again.
 * Body: `{type: 'message.reported', timestamp, data: {id, status, at?}}`, or an array of at most 1,000 as `data`. A report without
 * `at` happened at `timestamp`; none happened after `now`.
 */
export function readWebhookReports(
  secrets: readonly string[],
  headers: WebhookHeaders,
  rawBody: string,
  now: Instant,
): WebhookReports {
  const [id, seconds, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
    readHeader(headers, name),
  );
  if (id === undefined || seconds === undefined || signatures === undefined) return { error: 'signature' };
  const keys = secrets.map(readWebhookSecret).filter((key) => key !== undefined);
  if (!EVENT_ID.test(id) || !SECONDS.test(seconds)) return { error: 'signature' };
  if (!isSigned(keys, { id, seconds, body: rawBody }, signatures)) return { error: 'signature' };
  if (Math.abs(now / 1000 - Number(seconds)) > TOLERANCE_SECONDS) return { error: 'stale' };
  const reports = readReports(rawBody, id, now);
  return reports ? { eventId: id, reports } : { error: 'shape' };
}

/** Undefined where the header is missing or came more than once. */
function readHeader(headers: WebhookHeaders, name: string): string | undefined {
  if (headers instanceof Headers) return headers.get(name) ?? undefined;
  const [value, ...more] = Object.entries(headers).flatMap(([key, given]) => (key.toLowerCase() === name ? given : []));
  return more.length === 0 ? value : undefined;
}

function readReports(rawBody: string, id: string, now: Instant): readonly WebhookReport[] | undefined {
  const body = parseJson(rawBody);
  if (!isObject(body) || body.type !== 'message.reported') return undefined;
  const sent = readTime(body.timestamp, now);
  if (sent === undefined) return undefined;
  const given: readonly unknown[] = Array.isArray(body.data) ? body.data : [body.data];
  if (given.length > REPORTS_MAX) return undefined;
  const eventId = (place: number) => (Array.isArray(body.data) ? `${id}.${place}` : id);
  const reports = given.map((report, place) => readReport(report, eventId(place), { sent, now }));
  return reports.every((report) => report !== undefined) ? reports : undefined;
}

function readReport(
  report: unknown,
  eventId: string,
  { sent, now }: { sent: Instant; now: Instant },
): WebhookReport | undefined {
  if (!isObject(report) || typeof report.id !== 'string' || !MESSAGE_ID.test(report.id)) return undefined;
  const status = REPORT_STATUSES.find((known) => known === report.status);
  const at = report.at === undefined ? sent : readTime(report.at, now);
  return status && at !== undefined ? { eventId, message: report.id, status, at } : undefined;
}

function readTime(value: unknown, now: Instant): Instant | undefined {
  const at = typeof value === 'string' && TIME.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) || at < EARLIEST ? undefined : Math.min(at, now);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
