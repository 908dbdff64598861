/**
 * Delivering: lease what is due, render it (only here does the code exist in clear), mark it as being sent, hand it over, record
 * what came of it. Never after its code died, never twice when in doubt.
 */
import { deriveCode, deriveReference } from '../codes/derive.ts';
import type { Instant, Locale } from '../model.ts';
import type { MessageRecord, Outbound, OutboxMessage, Sender, SendResult, World } from '../ports.ts';
import { learnCodeKeys } from '../subjects/code-keys.ts';
import { openAddress, openVerification } from '../subjects/sealed.ts';
import { nextAttemptAt } from './next-attempt.ts';
import { renderMessage } from './render/render-message.ts';
import { deviceName, placeName } from './who-asked.ts';
import { withoutSecrets } from './without-secrets.ts';

export const LEASE_SECONDS = 60;

/** The words for one message, or undefined if its person was erased since. */
export function renderOutbound(world: World, message: OutboxMessage): Outbound | undefined {
  const v = message.verification;
  const service = world.services.find((s) => s.id === v.service);
  const key = world.vault.codeKey(v.service, v.codeKey);
  const kept = openVerification(world.vault, v);
  const to = openAddress(world.vault, v);
  if (!service || !key || !kept || !to) return undefined;
  const locale = v.locale as Locale;
  const words = renderMessage({
    channel: message.channel,
    locale,
    purpose: v.purpose,
    code: deriveCode(key.secret, v, v.alphabet, v.codeLength),
    reference: deriveReference(key.secret, { id: message.id, epoch: v.epoch, salt: v.salt }),
    brand: service.brand,
    domain: service.domain,
    supportUrl: service.supportUrl,
    place: placeName(kept.place, locale),
    device: deviceName(kept.device),
    at: v.createdAt,
    timeZone: null,
    lifetimeSeconds: Math.round((v.expiresAt - v.createdAt) / 1000),
  });
  const { subject, text, html } = words;
  return {
    messageId: message.id,
    service: v.service,
    to,
    channel: message.channel,
    locale: v.locale,
    subject,
    text,
    html,
    expiresAt: v.expiresAt,
  };
}

/** What one message needs to be recorded by: itself, what was handed over, and to whom. */
interface Handed {
  readonly message: OutboxMessage;
  readonly outbound: Outbound;
}

function recordOf({ message, outbound }: Handed, sender: Sender, result: SendResult, now: Instant): MessageRecord {
  const base = { id: message.id, carrierId: null, why: null, nextAttemptAt: null };
  if (result.state === 'sent')
    return { ...base, state: 'sent', carrierId: result.carrierId && withoutSecrets(result.carrierId, outbound) };
  const why = withoutSecrets(result.why, outbound);
  if (result.state === 'failed') return { ...base, state: 'failed', why };
  if (result.state === 'unknown' && !sender.deduplicates) return { ...base, state: 'unknown', why };
  const again = nextAttemptAt(message.attempts + 1, now, message.verification.expiresAt);
  return again === undefined
    ? { ...base, state: 'failed', why }
    : { ...base, state: 'queued', why, nextAttemptAt: again };
}

/** One message that cannot be rendered must not hold up the others of its batch. */
function tryToRender(world: World, message: OutboxMessage): Outbound | undefined {
  try {
    return renderOutbound(world, message);
  } catch {
    return undefined;
  }
}

/** A sender that throws does not say whether anything left. */
async function handOver(sender: Sender, batch: readonly Outbound[]): Promise<readonly SendResult[]> {
  try {
    return await sender.send(batch);
  } catch {
    return batch.map(() => ({ state: 'unknown', why: 'the sender failed' }));
  }
}

async function deliverBy(world: World, senderId: string, messages: readonly OutboxMessage[]): Promise<void> {
  const sender = world.senders.find((s) => s.id === senderId);
  await learnCodeKeys(
    world.vault,
    messages.map((m) => m.verification),
  );
  const begun = new Set(
    await world.store.beginSending(
      messages.map((m) => m.id),
      world.clock.now(),
    ),
  );
  const ready = messages
    .filter((m) => begun.has(m.id))
    .map((message) => ({ message, outbound: tryToRender(world, message) }));
  const sendable = ready.filter((r): r is Handed => r.outbound !== undefined && sender !== undefined);
  const results = sender
    ? await handOver(
        sender,
        sendable.map((r) => r.outbound),
      )
    : [];
  const now = world.clock.now();
  const gone = ready.filter((r) => !sendable.includes(r as Handed));
  await world.store.recordSent(
    [
      ...sendable.map((r, i) => recordOf(r, sender!, results[i] ?? { state: 'unknown', why: 'no answer' }, now)),
      ...gone.map(
        ({ message }): MessageRecord => ({
          id: message.id,
          state: 'failed',
          carrierId: null,
          why: 'nothing to send it with',
          nextAttemptAt: null,
        }),
      ),
    ],
    now,
  );
}

/** One pass over the outbox: answers how many messages it took. */
export async function deliver(world: World, most: number): Promise<number> {
  const messages = await world.store.leaseMessages(world.clock.now(), LEASE_SECONDS, most);
  const senders = [...new Set(messages.map((m) => m.sender))];
  const passes = senders.map((id) =>
    deliverBy(
      world,
      id,
      messages.filter((m) => m.sender === id),
    ),
  );
  // The pass is over when all of them are, whatever became of one.
  await Promise.allSettled(passes);
  await Promise.all(passes);
  return messages.length;
}
