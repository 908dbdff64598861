/**
 * What support staff found out of a message: noted in its record, with who says so, and learned from. It changes no decision and no
 * answer that was given. What somebody without a proof says never comes here.
 */
import type { Cause, Instant } from '../model.ts';
import type { VerificationRecord, World } from '../ports.ts';

export interface Confirmation {
  readonly cause: Cause;
  /** Who says so, as the operator calls them. */
  readonly by: string;
}

/** The last word of the staff on it; undefined: they have said none. */
export function confirmedCause({ events }: VerificationRecord): Confirmation | undefined {
  const last = events.findLast(({ type }) => type === 'cause.confirmed');
  return last && (last.body as unknown as Confirmation);
}

/** False: there is no such verification of this service, or its record is full. */
export async function confirmCause(
  { store }: World,
  service: string,
  verification: string,
  confirmation: Confirmation,
  at: Instant,
): Promise<boolean> {
  if (!(await store.readRecord(service, verification))) return false;
  await store.addEvents([{ service, verification, at, type: 'cause.confirmed', body: { ...confirmation } }]);
  const noted = (await store.readRecord(service, verification))?.events ?? [];
  return noted.some((event) => event.type === 'cause.confirmed' && event.at === at);
}
