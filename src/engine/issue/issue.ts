/**
 * Issuing: the plan of every decision is written in one transaction, guarded by the revisions its facts were read at. What was
 * decided on stale facts is assessed and decided again; its limits stay taken, so nobody gets a second place in the queue.
 */
import { derivePuzzleSecret } from '../codes/derive.ts';
import { CountersignError, failedAlone } from '../errors.ts';
import type { Decision, Instant } from '../model.ts';
import type { IssueOp, LimitTaken, Verification, World } from '../ports.ts';
import type { Assessed } from '../subjects/assessed.ts';
import type { AccountBody } from '../subjects/bodies.ts';
import { learnCodeKeys } from '../subjects/code-keys.ts';
import { bodyOf } from '../subjects/identity.ts';
import { shortId } from '../subjects/ids.ts';
import type { Sealed } from '../subjects/sealed.ts';
import { returnedOf } from '../subjects/takes.ts';
import { appRef, tellAskedAround } from '../surroundings/around.ts';
import type { Around } from '../surroundings/surroundings.ts';
import { type Decided, type Plan, planIssue } from './plan.ts';
import { tellRanges } from './range-alarms.ts';

export interface Issued {
  readonly decision: Decision;
  readonly decisionId: string;
  readonly verification: string | null;
  /** The verification as it was written, and what it keeps of its person; null where one was joined, challenged, or none made. */
  readonly made: Verification | null;
  readonly kept: Sealed | null;
  readonly messages: number;
}

export type Answer = (n: number, issued: Issued | CountersignError) => void;

export interface IssueSteps {
  /** The requester pressed "send again". */
  readonly resend: boolean;
  readonly decide: (assessed: Assessed) => Decided;
  readonly reassess: (stale: readonly Assessed[]) => Promise<readonly Assessed[]>;
}

/** What is still to be decided and written, by its number in the batch. */
interface Left {
  readonly a: Assessed;
  readonly n: number;
}

interface Item {
  readonly n: number;
  readonly assessed: Assessed;
  readonly decision: Decision;
  readonly plan: Plan;
}

const ROUNDS = 50;

/** A challenged verification gets its puzzle; the secret binds it to this verification alone. */
async function withPuzzle(world: World, op: IssueOp): Promise<IssueOp> {
  const made = op.verification;
  if (!made?.proofs.some((p) => p.kind === 'work')) return op;
  const key = world.vault.codeKey(made.service, made.codeKey)!;
  const challenge = await world.puzzles.make(derivePuzzleSecret(key.secret, made), made.id);
  return {
    ...op,
    verification: { ...made, proofs: made.proofs.map((p) => (p.kind === 'work' ? { ...p, challenge } : p)) },
  };
}

/** Limits on messages are given back when none left; what is withheld counts like what is sent, or the sixth asked would tell them apart. */
function returned(world: World, { assessed, decision, plan }: Item): readonly LimitTaken[] {
  const countsAsSent = decision.sends || (decision.outcome === 'withheld' && (plan.op.joined?.counted ?? true));
  if (countsAsSent) return [];
  const when = decision.outcome === 'refused' ? 'onRefused' : 'onNothingDone';
  return returnedOf(world.policy, when, assessed.reserved.taken);
}

/** Overtaken again and again: whoever asks may try again, and what was taken for nothing goes back. */
async function giveUp(world: World, overtaken: readonly Left[], answer: Answer): Promise<void> {
  await world.store.release(overtaken.flatMap(({ a }) => a.reserved.taken));
  for (const { n } of overtaken) answer(n, new CountersignError('not_ready', [], 1));
}

const issuedOf = ({ plan, decision }: Item): Issued => ({
  decision,
  decisionId: plan.op.decision.id,
  verification: plan.verification,
  made: plan.made,
  kept: plan.kept,
  messages: plan.op.message ? 1 : 0,
});

async function planOne(world: World, { a, n }: Left, now: Instant, steps: IssueSteps): Promise<Item> {
  const decided = steps.decide(a);
  const plan = planIssue(world, a, decided, now, steps);
  return { n, assessed: a, decision: decided.decision, plan: { ...plan, op: await withPuzzle(world, plan.op) } };
}

/** What cannot be planned (its person's key does not open) is answered with an error of its own, and its limits go back. */
async function planAll(
  world: World,
  left: readonly Left[],
  now: Instant,
  steps: IssueSteps,
  answer: Answer,
): Promise<readonly Item[]> {
  await learnCodeKeys(
    world.vault,
    left.flatMap(({ a }) => (a.open ? [{ service: a.request.service, codeKey: a.open.codeKey }] : [])),
  );
  const plans = await Promise.all(left.map((one) => planOne(world, one, now, steps).catch(failedAlone)));
  const failed = left.filter((_, i) => plans[i] instanceof CountersignError);
  if (failed.length > 0) await world.store.release(failed.flatMap(({ a }) => a.reserved.taken));
  for (const [i, plan] of plans.entries()) if (plan instanceof CountersignError) answer(left[i]!.n, plan);
  return plans.filter((plan): plan is Item => !(plan instanceof CountersignError));
}

/** Whoever asks says something of what lies around them, whatever was decided; but for who is over a limit, whom nobody notes. */
function tellWhoAsked(world: Around, { assessed: { request, id, asked, reserved }, decision, plan }: Item): void {
  if (decision.reason === 'limit_reached') return;
  const { service, requester } = request;
  const account = bodyOf<AccountBody>(reserved.subjects, 'account') ?? null;
  const whose = { service, app: appRef(service, account, asked.g), session: id.session, actor: requester.actor };
  tellAskedAround(world, {
    ...whose,
    asked: { ...asked, v: plan.verification && shortId(plan.verification) },
    route: plan.op.message && asked.r,
  });
}

/** Answers each by its number, as soon as it is written: who was overtaken keeps nobody else waiting. */
export async function issue(
  world: Around,
  assessed: readonly Assessed[],
  now: Instant,
  steps: IssueSteps,
  answer: Answer,
): Promise<void> {
  let left: readonly Left[] = assessed.map((a, n) => ({ a, n }));
  for (let round = 0; left.length > 0; round++) {
    if (round === ROUNDS) return await giveUp(world, left, answer);
    const items = await planAll(world, left, now, steps, answer);
    if (items.length === 0) return;
    const outcomes = await world.store.issue(
      items.map((item) => item.plan.op),
      now,
    );
    const done = items.filter((_, i) => outcomes[i] === 'done');
    try {
      await world.store.release(done.flatMap((item) => returned(world, item)));
    } finally {
      // They are written: whatever fails from here on, none of them may be made again.
      for (const item of done) {
        const { shadow } = item.plan.op.decision;
        if (shadow) world.shadow?.told(item.decision, shadow);
        tellRanges(world, item.assessed, item.decision, item.plan.made !== null, now);
        tellWhoAsked(world, item);
        answer(item.n, issuedOf(item));
      }
    }
    const stale = items.filter((_, i) => outcomes[i] === 'stale');
    if (stale.length === 0) return;
    const fresh = await steps.reassess(stale.map((item) => item.assessed));
    left = stale.map((item, i) => ({ a: fresh[i]!, n: item.n }));
  }
}
