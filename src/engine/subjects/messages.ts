/** A message to be: which sender takes it, and the mark its reference will be found by. */
import { deriveReference } from '../codes/derive.ts';
import { CountersignError } from '../errors.ts';
import type { Address, Channel, Instant } from '../model.ts';
import type { CodeKey, NewMessage, Sender, World } from '../ports.ts';
import { newId } from './ids.ts';

/** The first sender of the channel; the inbox takes any. */
export function pickSender(senders: readonly Sender[], channel: Channel): Sender {
  const sender = senders.find((s) => s.channel === channel) ?? senders.find((s) => s.channel === 'any');
  if (!sender)
    throw new CountersignError('channel_unavailable', [
      { path: 'channel', message: `There is no sender for ${channel}.` },
    ]);
  return sender;
}

/**
 * Asked before anything is decided: were it found out only when a message is made, what is withheld would pass where what is sent
 * fails. Nobody's channel is a guess, made when no other was asked for, so it may have no sender.
 */
export function assertReachable(senders: readonly Sender[], request: { to: Address | null; channel: Channel }): void {
  if (request.to !== null || request.channel !== 'sms') pickSender(senders, request.channel);
}

/** The same, as an answer. */
export function findUnreachable(
  senders: readonly Sender[],
  request: { to: Address | null; channel: Channel },
): CountersignError | undefined {
  try {
    assertReachable(senders, request);
    return undefined;
  } catch (error) {
    return error as CountersignError;
  }
}

/** A message of a verification; its reference is derived from its id and found again by its mark. */
export function planMessage(
  world: World,
  of: { id: string; service: string; channel: Channel; epoch: number; salt: Uint8Array; addressKey: string },
  key: CodeKey,
  now: Instant,
): NewMessage {
  const id = newId('msg', now, of.addressKey, world.random);
  const reference = deriveReference(key.secret, { id, epoch: of.epoch, salt: of.salt });
  const referenceMark = world.vault.mark(of.service, 'reference', reference);
  return {
    id,
    service: of.service,
    verification: of.id,
    sender: pickSender(world.senders, of.channel).id,
    channel: of.channel,
    referenceMark,
    at: now,
  };
}
