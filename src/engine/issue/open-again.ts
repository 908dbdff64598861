/** A resend: the open verification taken up again by whoever holds its id, with the limits of one more message taken. */
import { CountersignError, secondsUntil } from '../errors.ts';
import type { Channel, CodeRequest, Instant, Locale, Requester } from '../model.ts';
import type { Verification, World } from '../ports.ts';
import type { Assessed } from '../subjects/assessed.ts';
import { missing } from '../subjects/missing.ts';
import { openAddress, openVerification } from '../subjects/sealed.ts';

/** The request as it was, by the requester as they are now. Throws `invalid_request` for a channel that cannot reach the address. */
export function requestAgain(
  world: World,
  v: Verification,
  requester: Requester,
  channel: Channel | null,
): CodeRequest {
  if (channel !== null && (channel === 'email') !== (v.channel === 'email')) {
    throw new CountersignError('invalid_request', [
      {
        path: 'channel',
        message: `must be ${v.channel === 'email' ? 'email' : 'sms, voice or whatsapp'}, or left out`,
      },
    ]);
  }
  const kept = openVerification(world.vault, v);
  const to = openAddress(world.vault, v);
  return {
    service: v.service,
    to,
    shown: to,
    mailbox: null,
    typed: null,
    channel: channel ?? v.channel,
    purpose: v.purpose,
    account: kept?.account ?? null,
    firstFactor: 'none',
    locale: v.locale as Locale,
    requester,
    metadata: {},
  };
}

/** Throws `not_found`, `too_long_ago`, `wrong_state`, `too_soon`. */
export async function findOpen(world: World, service: string, id: string, now: Instant): Promise<Verification> {
  const v = await world.store.findVerification(service, id);
  if (!v) throw missing(world, id, now);
  const open = v.state === 'pending' && v.expiresAt > now && v.triesUsed < v.triesMax && v.epoch === world.epoch;
  if (!open)
    throw new CountersignError('wrong_state', [
      { path: 'id', message: 'The verification is not open any more. Request a new one.' },
    ]);
  if (now < v.resendAfter) throw new CountersignError('too_soon', [], secondsUntil(v.resendAfter, now));
  return v;
}

/** A resend that was overtaken: if another one left first, or the verification ended, its place in the limits goes back. Throws like `findOpen`. */
export async function assertStillOpen(
  world: World,
  { request, reserved, open }: Assessed,
  now: Instant,
): Promise<void> {
  try {
    await findOpen(world, request.service, open!.id, now);
  } catch (error) {
    await world.store.release(reserved.taken);
    throw error;
  }
}
