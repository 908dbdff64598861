/**
 * Checking: count, compare, consume. A try is taken before anything is compared; comparing takes the same time for every code; the
 * code is accepted in one guarded write. What cannot be right (withheld, nobody's) is compared all the same and never accepted.
 */
import { timingSafeEqual } from 'node:crypto';
import { deriveCode } from '../codes/derive.ts';
import { readCode } from '../codes/read.ts';
import { CountersignError } from '../errors.ts';
import type { CheckOutcome, Instant, Purpose, Requester } from '../model.ts';
import type { Counted, LimitTaken, NewEvent, Verification, World } from '../ports.ts';
import { findCodeKey } from '../subjects/code-keys.ts';
import { accountMark } from '../subjects/identity.ts';
import { type Taker, takesOf } from '../subjects/takes.ts';

export interface Submission {
  readonly service: string;
  readonly id: string;
  readonly code: string;
  readonly purpose: Purpose | null;
  readonly account: string | null;
  readonly requester: Requester;
  readonly familiar: boolean;
  /** Neither the device nor the network is familiar; null: the account is not known well enough to say. */
  readonly strange: boolean | null;
}

export interface Checked {
  readonly outcome: CheckOutcome;
  readonly verification: Verification;
}

const takerOf = (s: Submission, v: Verification): Taker => ({
  service: s.service,
  channel: v.channel,
  verification: s.id,
  to: null,
  mailbox: v.mailboxKey,
  account: v.accountKey,
  requester: s.requester,
  familiar: s.familiar,
  nothingDone: false,
});

/** The limit that says no, if one does; `within` is deciding's own comparison. */
export type Within = (taken: LimitTaken) => boolean;

/** A submission that is refused here was not compared: it gives its places back, or a burst would shut the owner out for a day. */
async function refuseReached(world: World, taken: readonly LimitTaken[], within: Within, now: Instant): Promise<void> {
  const reached = taken.find((t) => !within(t));
  if (!reached) return;
  await world.store.release(taken);
  throw new CountersignError('limited', [], Math.max(1, Math.ceil((reached.windowEnds - now) / 1000)));
}

async function isRight(world: World, v: Verification, code: string): Promise<boolean> {
  const key = await findCodeKey(world.vault, v.service, v.codeKey);
  if (!key) throw new CountersignError('internal');
  const right = deriveCode(key.secret, v, v.alphabet, v.codeLength);
  const padded = Buffer.alloc(right.length);
  padded.write(code.slice(0, right.length));
  return timingSafeEqual(Buffer.from(right), padded) && code.length === right.length;
}

/** What stays taken when nothing wrong was entered is a column of the limit's row. */
function returned(world: World, taken: readonly LimitTaken[]): readonly LimitTaken[] {
  const kept = new Set(
    world.policy.limits.filter((limit) => limit.onNothingDone === 'kept').map((limit) => limit.name),
  );
  return taken.filter((t) => !kept.has(t.name));
}

/** Why a submission was not compared. */
function closedOutcome({ verification: v, mismatch }: Counted, now: Instant): CheckOutcome {
  if (mismatch) return 'mismatch';
  if (v.state === 'approved') return 'spent';
  if (v.state === 'canceled' || v.expiresAt <= now) return 'expired';
  return v.triesUsed >= v.triesMax ? 'locked' : 'wrong';
}

function submitted(s: Submission, outcome: CheckOutcome, now: Instant): NewEvent[] {
  const { country, client } = s.requester;
  const body = { outcome, country, client, familiar: s.familiar, strange: s.strange };
  const event = (type: NewEvent['type']): NewEvent => ({ service: s.service, verification: s.id, at: now, type, body });
  return outcome === 'approved' ? [event('code.submitted'), event('verification.approved')] : [event('code.submitted')];
}

/** Undefined: there is no such verification in this service. Throws `limited`, `reference_not_code`, `invalid_request`. */
export async function check(
  world: World,
  found: Verification,
  s: Submission,
  within: Within,
  now: Instant,
): Promise<Checked | undefined> {
  const typed = readCode(s.code, found.alphabet === 'letters' ? found.codeLength : null);
  if (typed.kind === 'reference')
    throw new CountersignError('reference_not_code', [
      { path: 'code', message: 'Enter the code at the beginning of the message.' },
    ]);
  if (typed.kind === 'unreadable')
    throw new CountersignError('invalid_request', [
      { path: 'code', message: `Enter the code: ${found.codeLength} digits.` },
    ]);
  const [taken = []] = await world.store.takeLimits([takesOf(world, 'check', takerOf(s, found))], now);
  await refuseReached(world, taken, within, now);
  const ask = {
    service: s.service,
    id: s.id,
    purpose: s.purpose,
    accountKey: accountMark(world.vault, s.service, s.account),
  };
  const [counted] = await world.store.countSubmissions([ask], now);
  if (!counted) return undefined;
  const outcome = await judge(world, s, counted, typed.code, now);
  // A right code, and one that was never compared, cost nothing but time.
  if (outcome !== 'wrong') await world.store.release(returned(world, taken));
  return { outcome, verification: (await world.store.findVerification(s.service, s.id)) ?? counted.verification };
}

async function judge(world: World, s: Submission, counted: Counted, code: string, now: Instant): Promise<CheckOutcome> {
  if (!counted.counted) {
    const outcome = closedOutcome(counted, now);
    await world.store.addEvents(submitted(s, outcome, now));
    return outcome;
  }
  const right = await isRight(world, counted.verification, code);
  if (right && !counted.verification.withheld) {
    const [won] = await world.store.consume([{ service: s.service, id: s.id }], now, submitted(s, 'approved', now));
    return won ? 'approved' : 'spent';
  }
  await world.store.addEvents(submitted(s, 'wrong', now));
  return 'wrong';
}
