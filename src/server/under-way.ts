/**
 * How many calls are under way at once. Whoever has a secret key is counted apart from everybody else: a page, a report and a
 * publishable key are open to all, and who holds many of those half sent must not keep the others out.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CountersignError } from '../engine/errors.ts';

const WITH_SECRET_MOST = 5_000;
/** Bodies of anybody's: what they may hold of memory is this many times the largest body. */
export const OPEN_MOST = 1_000;
/** What watches the node is answered all the same. */
const WATCHING = new Set(['/healthz', '/readyz', '/metrics']);

function boundTo(most: number): (reply: FastifyReply) => void {
  let underWay = 0;
  return (reply) => {
    if (underWay >= most) throw new CountersignError('busy', [], 1);
    underWay += 1;
    reply.raw.once('close', () => {
      underWay -= 1;
    });
  };
}

export interface UnderWay {
  /** Counts a call whose secret key was found. */
  readonly withSecret: (reply: FastifyReply) => void;
  /** Counts anybody's. */
  readonly open: (reply: FastifyReply) => void;
  /** For calls that need no key, before anything is read of them. */
  readonly keyless: (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
}

/** Past a bound: `busy`. */
export function boundCalls(): UnderWay {
  const [withSecret, open] = [boundTo(WITH_SECRET_MOST), boundTo(OPEN_MOST)];
  return {
    withSecret,
    open,
    keyless: async (request, reply) => {
      if (!request.routeOptions.config.needsKey && !WATCHING.has(request.url)) open(reply);
    },
  };
}
