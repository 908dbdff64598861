/**
 * The inbox of development and tests: takes messages of every channel and keeps the newest in the memory of this process, so that
 * no code ever lies on a disk. Numbers and domains of fiction end here and nowhere else.
 */
import type { Channel } from '../engine/model.ts';
import type { Clock, Outbound, Sender, SendResult } from '../engine/ports.ts';
import { refuseOutbound } from './refuse.ts';

/** As a holder would see it; `at` is ISO 8601 UTC. */
export interface InboxMessage {
  readonly id: string;
  readonly to: string;
  readonly channel: Channel;
  readonly subject?: string;
  readonly text: string;
  readonly html?: string;
  readonly at: string;
  readonly sender: string;
}

export interface Inbox extends Sender {
  /** Newest first; with `to`, only what was sent to exactly that address. */
  messages(to?: string): readonly InboxMessage[];
  /** Forgets every message, and that it ever came. */
  clear(): void;
  /** Calls back after each new message; answers how to stop. What the callback throws is its own crash, not the sender's. */
  onMessage(callback: (message: InboxMessage) => void): () => void;
}

const ID = 'inbox';

/** `most`: messages kept; the oldest goes first. */
export function createInbox({ most = 500, clock = { now: Date.now } }: { most?: number; clock?: Clock } = {}): Inbox {
  const kept = new Map<string, InboxMessage>();
  const callbacks = new Set<(message: InboxMessage) => void>();
  let closed = false;

  function take(outbound: Outbound): SendResult {
    if (closed) return { state: 'retry', why: 'sender closed' };
    const refusal = refuseOutbound('any', outbound);
    if (refusal) return refusal;
    if (!kept.has(outbound.messageId)) keep(messageOf(outbound, clock));
    return { state: 'sent', carrierId: null };
  }

  function keep(message: InboxMessage): void {
    kept.set(message.id, message);
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    for (const callback of callbacks) queueMicrotask(() => callback(message));
  }

  return Object.freeze({
    id: ID,
    channel: 'any',
    deduplicates: true,
    fictional: true,
    send: async (batch: readonly Outbound[]) => batch.map(take),
    messages: (to?: string) => [...kept.values()].reverse().filter((message) => to === undefined || message.to === to),
    clear: () => kept.clear(),
    onMessage(callback: (message: InboxMessage) => void) {
      callbacks.add(callback);
      return () => void callbacks.delete(callback);
    },
    async close() {
      closed = true;
    },
  } as const);
}

function messageOf(outbound: Outbound, clock: Clock): InboxMessage {
  const { messageId, to, channel, subject, text, html } = outbound;
  return Object.freeze({
    id: messageId,
    to: to.value,
    channel,
    ...(subject === null ? {} : { subject }),
    text,
    ...(html === null ? {} : { html }),
    at: new Date(clock.now()).toISOString(),
    sender: ID,
  });
}
