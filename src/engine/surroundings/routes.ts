/**
 * The way that messages to numbers that begin alike, or to one mail domain, have taken of late: what became of the last of them, so
 * that one late message can be told from a backlog.
 */
import type { Instant } from '../model.ts';

export interface Sent {
  readonly v: string;
  readonly at: Instant;
  /** Seconds until something final was said of it, and whether that was bad news; it came twice. */
  readonly took?: number;
  readonly bad?: boolean;
  readonly twice?: boolean;
}

export interface RouteBody {
  readonly sent?: readonly Sent[];
  /** Addresses of a mail domain that were proved. */
  readonly proved?: number;
}

const SENT_KEPT = 24;

export function foldSent(body: RouteBody, v: string, at: Instant): RouteBody {
  return { ...body, sent: [...(body.sent ?? []), { v, at }].slice(-SENT_KEPT) };
}

/** `took`: seconds since it was sent. */
export function foldSaid(body: RouteBody, v: string, status: string, at: Instant): RouteBody {
  if (status === 'accepted' || !body.sent) return body;
  const sent = body.sent.map((one): Sent => {
    if (one.v !== v) return one;
    if (status === 'duplicate') return { ...one, twice: true };
    return { ...one, took: Math.round((at - one.at) / 1000), bad: status !== 'delivered' };
  });
  return { ...body, sent };
}

export const foldProved = (body: RouteBody): RouteBody => ({ ...body, proved: (body.proved ?? 0) + 1 });
