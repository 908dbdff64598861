/**
 * A request that came twice: the same caller with the same Idempotency-Key. Over HTTP it gets the first one's answer, and nothing
 * leaves; so here, as long as the first message is the one that both are about.
 */
import type { Instant } from '../engine/model.ts';
import type { TraceEventOf } from '../protocol/shapes/trace.ts';
import type { Ledger, PlayedRequest } from './ledger.ts';
import { timeOf } from './play-request.ts';
import type { DecisionLine } from './result.ts';

type Requested = TraceEventOf<'code.requested'>;

export interface Repeats {
  /** Undefined: it came for the first time, or so late that it is one of its own. */
  answer(event: Requested, at: Instant): DecisionLine | undefined;
  remember(event: Requested, at: Instant, request: PlayedRequest): void;
}

/** A repetition within this time is the same press of a button. */
const SAME = 120_000;

const nameOf = ({ requester, idempotencyKey, to }: Requested) =>
  idempotencyKey === null ? null : JSON.stringify([requester.apiKey, idempotencyKey, to]);

export function findRepeats(ledger: Ledger): Repeats {
  const first = new Map<string, { at: Instant; request: PlayedRequest }>();
  const forget = (before: Instant) => {
    for (const [name, { at }] of first) {
      if (at >= before) return;
      first.delete(name);
    }
  };
  return Object.freeze({
    answer(event: Requested, at: Instant) {
      forget(at - SAME);
      const name = nameOf(event);
      const found = name === null ? undefined : first.get(name)?.request;
      if (!found?.message) return undefined;
      const { codeLength } = found;
      ledger.add({ ...found, name: event.request, at, message: null });
      return {
        type: 'decision',
        request: event.request,
        at: timeOf(at),
        outcome: 'resent',
        reason: 'repeated',
        channel: event.channel,
        codeLength,
        messages: 0,
      } as const;
    },
    remember(event: Requested, at: Instant, request: PlayedRequest) {
      const name = nameOf(event);
      if (name !== null && !first.has(name)) first.set(name, { at, request });
    },
  });
}
