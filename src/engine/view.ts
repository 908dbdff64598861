/**
 * A verification as its requester sees it: the same for a code that was sent, one that was withheld and one for nobody. Real
 * delivery is shown only to who is known to own the address, and to a scope that explains.
 */
import { type CountersignError, failedAlone } from './errors.ts';
import type { DeliveryState, Instant, VerificationState } from './model.ts';
import type { Verification, World } from './ports.ts';
import { openVerification, type Sealed } from './subjects/sealed.ts';

export interface VerificationView {
  readonly id: string;
  readonly status: VerificationState;
  readonly proofs?: readonly { readonly kind: string; readonly challenge: string }[];
  readonly purpose: string;
  readonly channel: string;
  readonly to: string;
  readonly account: string | null;
  readonly codeLength: number;
  readonly attemptsLeft: number;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly resendAfter: string;
  readonly delivery: { readonly state: DeliveryState; readonly says: string; readonly updatedAt: string };
}

const SAYS: Readonly<Record<DeliveryState, string>> = {
  queued: 'It is about to be sent.',
  sent: 'It is on its way. Most messages arrive within a minute.',
  delivered: 'The carrier says it has arrived.',
  failed: 'It could not be delivered. Check the address, or use another way.',
  unknown: 'It may have been sent. If it has not come in a minute, send it again.',
};

/** `epoch`: the service's own; what is of an earlier one died with a restore. */
export function statusOf(v: Verification, now: Instant, epoch: number): VerificationState {
  if (v.state === 'approved' || v.state === 'canceled') return v.state;
  if (v.expiresAt <= now || v.epoch !== epoch) return 'expired';
  if (v.state === 'pending' && v.triesUsed >= v.triesMax) return 'locked';
  return v.state;
}

const QUEUED_MS = 1000;

/** What anybody is shown: a function of what the requester did and of the time, never of what became of the message. */
function shownDelivery(v: Verification, now: Instant, real: boolean): { state: DeliveryState; updatedAt: Instant } {
  if (real && v.delivery) return v.delivery;
  const isQueued = v.state === 'challenged' || now - v.lastSentAt < QUEUED_MS;
  return { state: isQueued ? 'queued' : 'sent', updatedAt: v.lastSentAt };
}

const time = (at: Instant) => new Date(at).toISOString();

export function viewOf(
  { vault, epoch }: Pick<World, 'vault' | 'epoch'>,
  v: Verification,
  now: Instant,
  explains: boolean,
  /** What is sealed of it, where it is at hand. */
  known?: Sealed | null,
): VerificationView {
  const kept = known ?? openVerification(vault, v);
  const { state, updatedAt } = shownDelivery(v, now, explains || v.ownerAsks);
  const status = statusOf(v, now, epoch);
  return {
    id: v.id,
    status,
    ...(status === 'challenged' && { proofs: v.proofs }),
    purpose: v.purpose,
    channel: v.channel,
    to: kept?.masked ?? '•••',
    account: kept?.account ?? null,
    codeLength: v.codeLength,
    attemptsLeft: Math.max(0, v.triesMax - v.triesUsed),
    createdAt: time(v.createdAt),
    expiresAt: time(v.expiresAt),
    resendAfter: time(v.resendAfter),
    delivery: { state, says: SAYS[state], updatedAt: time(updatedAt) },
  };
}

export interface ReadAsk {
  readonly service: string;
  readonly id: string;
  /** Show what really became of the message. */
  readonly explains: boolean;
}

/** Undefined: there is no such verification in this service. */
export type ViewAnswer = VerificationView | CountersignError | undefined;

/** Answers each by its number; one that does not open fails alone. */
export async function readViews(
  world: World,
  asks: readonly ReadAsk[],
  now: Instant,
  answer: (n: number, view: ViewAnswer) => void,
): Promise<void> {
  const found = await world.store.findVerifications(asks);
  for (const [n, v] of found.entries()) {
    try {
      answer(n, v && viewOf(world, v, now, asks[n]!.explains));
    } catch (error) {
      answer(n, failedAlone(error));
    }
  }
}
