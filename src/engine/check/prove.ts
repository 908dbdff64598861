/** A challenged requester shows a proof: work done, a familiar device, or another address of the same account just proved. */
import { derivePuzzleSecret } from '../codes/derive.ts';
import { ceilingFor } from '../codes/odds.ts';
import { CountersignError, secondsUntil } from '../errors.ts';
import type { Instant, ProofKind, Requester } from '../model.ts';
import type { LimitStage } from '../policy/limits.ts';
import type { ChallengeMet, LimitTaken, NewMessage, Verification, World } from '../ports.ts';
import { findCodeKey } from '../subjects/code-keys.ts';
import { recogniseDevice } from '../subjects/identity.ts';
import { planMessage } from '../subjects/messages.ts';
import { missing } from '../subjects/missing.ts';
import { recogniseRequester } from '../subjects/recognise.ts';
import { openAddress } from '../subjects/sealed.ts';
import { returnedOf, type Taker, takesOf } from '../subjects/takes.ts';

export interface ProofInput {
  readonly kind: ProofKind;
  /** `work`: what solves the puzzle. `device`: the token. `verification`: the id of an approved one. */
  readonly solution?: unknown;
  readonly device?: string | undefined;
  readonly verification?: string | undefined;
}

/** How long another approval of the same account counts as a proof. */
const FRESH_MS = 600_000;

async function isProved(
  world: World,
  v: Verification,
  proof: ProofInput,
  requester: Requester,
  now: Instant,
): Promise<boolean> {
  const asked = v.proofs.find((p) => p.kind === proof.kind);
  if (proof.kind === 'work') {
    const key = await findCodeKey(world.vault, v.service, v.codeKey);
    if (!asked || !key) return false;
    return await world.puzzles.judge(derivePuzzleSecret(key.secret, v), v.id, asked.challenge, proof.solution);
  }
  if (proof.kind === 'device') {
    const shown = proof.device === undefined ? requester : { ...requester, device: proof.device, deviceSigned: false };
    return (await recogniseRequester(world, v, shown)).familiar;
  }
  const other =
    proof.verification === undefined ? undefined : await world.store.findVerification(v.service, proof.verification);
  if (other?.state !== 'approved' || v.accountKey === null || now - (other.endedAt ?? 0) > FRESH_MS) return false;
  return other.accountKey === v.accountKey && other.addressKey !== v.addressKey && other.purpose !== 'prove_holding';
}

/** A message leaves now, so the limits on messages are taken now. */
const takerOf = (world: World, v: Verification, requester: Requester, familiar: boolean): Taker => ({
  service: v.service,
  channel: v.channel,
  verification: v.id,
  to: openAddress(world.vault, v),
  mailbox: v.mailboxKey,
  account: v.accountKey,
  requester,
  familiar,
  nothingDone: false,
  odds: 0,
});

/**
 * The guess budget is reserved now and not when the proof was asked for: asking is free, and must not use up what others need. Where
 * strangers' was gone, and so work no proof, only the pool of familiar devices is left to draw on.
 */
function drawOf({ policy }: World, v: Verification): ChallengeMet['draws'] {
  const pool = v.proofs.some((p) => p.kind === 'work') ? v.pool : 'familiar';
  const ceiling = ceilingFor(policy.budget[pool], policy.codes[v.purpose], v.codeLength);
  return { key: v.budgetKey, pool, odds: v.odds, ceiling, windowDays: policy.budget.windowDays };
}

/** Count first; whoever is over a limit is told when to come back, and keeps what its row says. */
async function takePlace(
  world: World,
  stage: LimitStage,
  taker: Taker,
  within: (taken: LimitTaken) => boolean,
  now: Instant,
): Promise<readonly LimitTaken[]> {
  const [taken = []] = await world.store.takeLimits([takesOf(world, stage, taker)], now);
  const reached = taken.find((t) => !within(t));
  if (!reached) return taken;
  await world.store.release(returnedOf(world.policy, 'onRefused', taken));
  throw new CountersignError('limited', [], secondsUntil(reached.windowEnds, now));
}

export async function prove(
  world: World,
  service: string,
  id: string,
  proof: ProofInput,
  requester: Requester,
  within: (taken: LimitTaken) => boolean,
  now: Instant,
): Promise<void> {
  const v = await world.store.findVerification(service, id);
  if (!v) throw missing(world, id, now);
  if (v.state !== 'challenged' || v.expiresAt <= now)
    throw new CountersignError('wrong_state', [{ path: 'kind', message: 'No proof is asked for.' }]);
  const key = await findCodeKey(world.vault, service, v.codeKey);
  if (!key) throw new CountersignError('internal');
  const known = await recogniseDevice(world.signer, service, requester);
  const shown = await takePlace(world, 'prove', takerOf(world, v, known, false), within, now);
  const right = await isProved(world, v, proof, requester, now);
  const event = {
    service,
    verification: id,
    at: now,
    type: 'proof.given',
    body: { kind: proof.kind, result: right ? 'right' : 'wrong' },
  } as const;
  if (!right) {
    await world.store.addEvents([event]);
    throw new CountersignError('proof_wrong', [
      { path: 'kind', message: 'The proof is not right, or is not one of those asked for.' },
    ]);
  }
  await world.store.release(returnedOf(world.policy, 'onNothingDone', shown));
  const taken = await takePlace(world, 'issue', takerOf(world, v, known, proof.kind === 'device'), within, now);
  const message: NewMessage | null = v.withheld ? null : planMessage(world, v, key, now);
  const queued = message
    ? [
        {
          ...event,
          type: 'message.queued',
          body: { message: message.id, channel: message.channel, sender: message.sender },
        } as const,
      ]
    : [];
  const met = await world.store.meetChallenge(
    { service, id, message, events: [event, ...queued], draws: drawOf(world, v) },
    now,
  );
  if (!met) {
    await world.store.release(taken);
    throw new CountersignError('wrong_state', [{ path: 'kind', message: 'The verification has moved on.' }]);
  }
}
