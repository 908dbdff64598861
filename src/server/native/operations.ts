/** Live, able to serve, and the numbers; keys to check receipts with; what senders report back. */
import { CountersignError } from '../../engine/errors.ts';
import type { ReportReading, ServerWorld } from '../ports.ts';

const WRONG: Readonly<Record<Extract<ReportReading, { error: unknown }>['error'], () => CountersignError>> = {
  unknown: () => new CountersignError('not_found'),
  signature: () =>
    new CountersignError('unauthorized', [
      { path: 'webhook-signature', message: 'does not fit the body, or was made with another secret' },
    ]),
  stale: () =>
    new CountersignError('unauthorized', [{ path: 'webhook-timestamp', message: 'is more than five minutes off' }]),
  shape: () =>
    new CountersignError('invalid_request', [
      { path: 'body', message: 'must be {type: "message.reported", timestamp, data: {id, status, at}}' },
    ]),
};

/** A sender's signed report; the raw body is what was signed. */
export async function takeReports(
  server: ServerWorld,
  sender: string,
  headers: Readonly<Record<string, string | undefined>>,
  rawBody: string,
) {
  const reading = server.readReports(sender, headers, rawBody);
  if ('error' in reading) throw WRONG[reading.error]();
  return { accepted: await server.door.report(reading.reports) };
}

export const readiness = (server: ServerWorld): Promise<string | null> => server.readiness();
