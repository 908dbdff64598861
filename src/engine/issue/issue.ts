/**
 * Issuing: the plan of every decision is written in one transaction, guarded by the revisions its facts were read at. What was
 * decided on stale facts is assessed and decided again; its limits stay taken, so nobody gets a second place in the queue.
 */
import { CountersignError } from '../errors.ts';
import type { Decision, Instant } from '../model.ts';
import type { IssueOp, LimitTaken, World } from '../ports.ts';
import type { Assessed } from '../subjects/assessed.ts';
import { learnCodeKeys } from '../subjects/code-keys.ts';
import { type Decided, type Plan, planIssue } from './plan.ts';

export interface Issued {
  readonly decision: Decision;
  readonly decisionId: string;
  readonly verification: string | null;
  readonly messages: number;
}

export interface IssueSteps {
  /** The requester pressed "send again". */
  readonly resend: boolean;
  readonly decide: (assessed: Assessed) => Decided;
  readonly reassess: (stale: readonly Assessed[]) => Promise<readonly Assessed[]>;
}

interface Item {
  readonly ord: number;
  readonly assessed: Assessed;
  readonly decision: Decision;
  readonly plan: Plan;
}

const ROUNDS = 50;

/** A challenged verification gets its puzzle; the secret binds it to this verification alone. */
async function withPuzzle(world: World, op: IssueOp): Promise<IssueOp> {
  const made = op.verification;
  if (!made?.proofs.some((p) => p.kind === 'work')) return op;
  const challenge = await world.puzzles.make(world.vault.mark(made.service, 'puzzle', made.id), made.id);
  return {
    ...op,
    verification: { ...made, proofs: made.proofs.map((p) => (p.kind === 'work' ? { ...p, challenge } : p)) },
  };
}

/** Limits on messages are given back when none left; what is withheld counts like what is sent, or the sixth asked would tell them apart. */
function returned(world: World, { assessed, decision, plan }: Item): readonly LimitTaken[] {
  const countsAsSent = decision.sends || (decision.outcome === 'withheld' && (plan.op.joined?.counted ?? true));
  if (countsAsSent) return [];
  const names = new Set(world.policy.limits.filter((l) => l.onNothingDone === 'returned').map((l) => l.name));
  return assessed.reserved.taken.filter((t) => names.has(t.name));
}

/** Overtaken again and again: whoever asks may try again, and what was taken for nothing goes back. */
async function giveUp(world: World, overtaken: readonly Assessed[]): Promise<never> {
  await world.store.release(overtaken.flatMap((a) => a.reserved.taken));
  throw new CountersignError('not_ready', [], 1);
}

export async function issue(
  world: World,
  assessed: readonly Assessed[],
  now: Instant,
  steps: IssueSteps,
): Promise<readonly Issued[]> {
  const done: Issued[] = [];
  let left = assessed.map((a, ord) => ({ a, ord }));
  for (let round = 0; left.length > 0; round++) {
    if (round === ROUNDS)
      await giveUp(
        world,
        left.map(({ a }) => a),
      );
    await learnCodeKeys(
      world.vault,
      left.flatMap(({ a }) => (a.open ? [{ service: a.request.service, codeKey: a.open.codeKey }] : [])),
    );
    const items = left.map(({ a, ord }): Item => {
      const decided = steps.decide(a);
      return { ord, assessed: a, decision: decided.decision, plan: planIssue(world, a, decided, now, steps) };
    });
    const ops = await Promise.all(items.map((item) => withPuzzle(world, item.plan.op)));
    const outcomes = await world.store.issue(ops, now);
    for (const [i, item] of items.entries()) {
      if (outcomes[i] === 'stale') continue;
      const { plan, decision } = item;
      done[item.ord] = {
        decision,
        decisionId: plan.op.decision.id,
        verification: plan.verification,
        messages: plan.op.message ? 1 : 0,
      };
    }
    await world.store.release(items.filter((_, i) => outcomes[i] === 'done').flatMap((item) => returned(world, item)));
    const stale = items.filter((_, i) => outcomes[i] === 'stale');
    if (stale.length === 0) break;
    const fresh = await steps.reassess(stale.map((item) => item.assessed));
    left = stale.map((item, i) => ({ a: fresh[i]!, ord: item.ord }));
  }
  return done;
}
