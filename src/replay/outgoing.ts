/** Messages on their way out: handed to the replay's own sender beside the events, and read there by whoever holds the address. */
import type { Address, Instant } from '../engine/model.ts';
import type { KeptMessage, KeptMessages } from './kept-messages.ts';
import type { Ledger, PlayedRequest } from './ledger.ts';
import { addressReach } from './reach.ts';
import { findCode, findReference } from './read-message.ts';
import type { SideLane } from './side-lane.ts';

export interface Outgoing {
  /** The engine has put a message for this request into its outbox. `onLeft`: it has left. */
  send(request: PlayedRequest, at: Instant, onLeft: () => void): Promise<void>;
}

const keyOf = (to: Address) => to.value.toLowerCase();

export function openOutgoing(lane: SideLane, messages: KeptMessages, ledger: Ledger): Outgoing {
  const awaited = new Map<string, { readonly request: PlayedRequest; readonly onLeft: () => void }>();

  function arrive({ id, to, text }: KeptMessage): void {
    const { request, onLeft } = awaited.get(keyOf(to))!;
    const code = findCode(text, request.codeLength);
    const reference = findReference(text);
    if (code === null || reference === null) throw new Error('a rendered message without its code or its reference');
    awaited.delete(keyOf(to));
    ledger.addMessage(request, { id, code, reference });
    onLeft();
  }

  return Object.freeze({
    async send(request: PlayedRequest, at: Instant, onLeft: () => void) {
      awaited.set(keyOf(request.to), { request, onLeft });
      await lane.put(addressReach(request.to), at, async (engine) => {
        // The pass before may have taken it along.
        if (request.message === null) await engine.deliver();
        for (const message of messages.take()) arrive(message);
        if (request.message === null) throw new Error('a message that was decided on did not leave');
      });
    },
  });
}
