/**
 * The sender of a replay: it sends nothing to anyone and keeps what was rendered, until whoever plays the trace takes it out. So
 * messages go the whole way, from the decision through the outbox to their words, and the code is read where a person reads it.
 */
import type { Address } from '../engine/model.ts';
import type { Outbound, Sender } from '../engine/ports.ts';

export interface KeptMessage {
  readonly id: string;
  readonly to: Address;
  readonly text: string;
}

export interface KeptMessages {
  readonly sender: Sender;
  /** What was handed over since it was last taken. */
  take(): readonly KeptMessage[];
}

export function keepMessages(): KeptMessages {
  let kept: KeptMessage[] = [];
  const send = async (batch: readonly Outbound[]) => {
    kept.push(...batch.map(({ messageId, to, text }) => ({ id: messageId, to, text })));
    return batch.map(() => ({ state: 'sent', carrierId: null }) as const);
  };
  return Object.freeze({
    sender: Object.freeze({
      id: 'replay',
      channel: 'any',
      deduplicates: true,
      // It stands for senders that are paid: a message of a trace costs what it cost then.
      fictional: false,
      send,
      close: async () => {},
    }) satisfies Sender,
    take() {
      const taken = kept;
      kept = [];
      return taken;
    },
  });
}
