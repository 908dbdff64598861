/**
 * Deciding: facts and policy in, a verdict out. Pure and deterministic: stored facts decided on again give the stored verdict.
 * The ladder goes from what forbids to what allows; the first rung that holds is the verdict.
 */
import { nextCodeLength, oddsOfGuess } from '../codes/odds.ts';
import type { Assessment, LimitFact, OpenFact } from '../facts.ts';
import type { Decision, Outcome } from '../model.ts';
import type { Limit } from '../policy/limits.ts';
import type { CodePolicy, Policy } from '../policy.ts';
import type { Reason } from './reasons.ts';

/** A limit holds while strangers are within `max`, and familiar devices within what strangers could not take of `maxWithFamiliar`. */
export function isWithin(limit: Limit, fact: LimitFact): boolean {
  if (!fact.familiar || limit.maxWithFamiliar === null) {
    const together = limit.maxWithFamiliar === null ? fact.strangers + fact.familiars : fact.strangers;
    return (
      together <= limit.max &&
      (limit.maxWithFamiliar === null || fact.strangers + fact.familiars <= limit.maxWithFamiliar)
    );
  }
  return Math.min(fact.strangers, limit.max) + fact.familiars <= limit.maxWithFamiliar;
}

function firstReached(policy: Policy, facts: readonly LimitFact[]): LimitFact | undefined {
  return facts.find((fact) => {
    const limit = policy.limits.find((row) => row.name === fact.name);
    return limit !== undefined && !isWithin(limit, fact);
  });
}

/** The length and the pool that a new code draws on; undefined when no length fits. Familiar devices have a second pool. */
function drawOn(
  policy: Policy,
  codes: CodePolicy,
  assessment: Assessment,
): { length: number; pool: 'strangers' | 'familiar' } | undefined {
  const first = nextCodeLength(codes, policy.budget.strangers - assessment.budgetUsed.strangers);
  if (first !== undefined) return { length: first, pool: 'strangers' };
  if (!assessment.familiar) return undefined;
  const second = nextCodeLength(codes, policy.budget.familiar - assessment.budgetUsed.familiar);
  return second === undefined ? undefined : { length: second, pool: 'familiar' };
}

/** Less than `proofBelow` of the strangers' pool is left: whoever asks now works for it first. */
const isLow = (policy: Policy, assessment: Assessment): boolean =>
  policy.budget.strangers - assessment.budgetUsed.strangers < policy.budget.strangers * policy.budget.proofBelow;

/** Why a message must not leave although the requester is answered as if it had. */
function reasonToWithhold(assessment: Assessment, policy: Policy): Reason | undefined {
  const { address } = assessment.facts;
  if (assessment.nobody) return 'nobody';
  // Whoever proves holding the address does so to read why, or to lift what was stopped.
  if (assessment.purpose === 'prove_holding') return undefined;
  if (address.disavowed === true) return 'disowned';
  if (policy.withholdRecycled && address.recycledDays !== null && !assessment.familiar) return 'number_recycled';
  if (address.quiet === true && !assessment.familiar) return 'quiet';
  return undefined;
}

type Verdict = (outcome: Outcome, reason: Reason, more?: Partial<Decision>) => Decision;

/** What is withheld by now joins all the same: another verification would tell that something has changed. */
function joined(assessment: Assessment, open: OpenFact, withholds: Reason | null, verdict: Verdict): Decision {
  const length = { codeLength: open.codeLength };
  if (open.withheld) return verdict('withheld', 'joined_withheld', { ...length, withholds: 'joined_withheld' });
  if (withholds !== null) return verdict('withheld', withholds, { ...length, withholds });
  if (assessment.resend) return verdict('resent', 'resend_asked', { ...length, sends: true });
  if (assessment.now < open.resendAfter) return verdict('resent', 'joined_too_soon', length);
  return verdict('resent', 'joined_open', { ...length, sends: true });
}

export function decide(assessment: Assessment, policy: Policy): Decision {
  const codes = policy.codes[assessment.purpose];
  const draw = drawOn(policy, codes, assessment);
  const length = draw?.length ?? codes.lengthMax;
  const base: Decision = {
    outcome: 'sent',
    reason: 'nothing_against',
    codeLength: length,
    tries: codes.tries,
    odds: codes.tries * oddsOfGuess(codes.alphabet, length),
    pool: draw?.pool ?? 'strangers',
    proofs: [],
    retryAfterSeconds: null,
    sends: false,
    withholds: null,
  };
  const verdict: Verdict = (outcome, reason, more = {}) => ({ ...base, outcome, reason, ...more });

  const reached = firstReached(policy, assessment.limits);
  if (reached) {
    const seconds = Math.max(1, Math.ceil((reached.windowEnds - assessment.now) / 1000));
    return verdict('refused', 'limit_reached', { retryAfterSeconds: seconds });
  }
  const withholds = reasonToWithhold(assessment, policy) ?? null;
  if (assessment.open) return joined(assessment, assessment.open, withholds, verdict);
  // A challenge comes before withholding, so that what is withheld is challenged just like what is not.
  if (draw === undefined)
    return verdict('challenged', 'budget_gone', { proofs: ['device', 'verification'], withholds });
  if (!assessment.familiar && isLow(policy, assessment))
    return verdict('challenged', 'budget_low', { proofs: ['work', 'device', 'verification'], withholds });
  if (withholds !== null) return verdict('withheld', withholds, { withholds });
  return verdict('sent', 'nothing_against', { sends: true });
}
