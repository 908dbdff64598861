/**
 * Deciding: facts and policy in, a verdict out. Pure and deterministic: stored facts decided on again give the stored verdict.
 * The ladder goes from what forbids to what allows; the first rung that holds is the verdict.
 */
import { nextCodeLength, oddsOfGuess } from '../codes/odds.ts';
import { secondsUntil } from '../errors.ts';
import type { Assessment, LimitFact, OpenFact } from '../facts.ts';
import type { Decision, Outcome, Unwanted } from '../model.ts';
import type { Limit } from '../policy/limits.ts';
import type { CodePolicy, Policy } from '../policy.ts';
import type { Reason } from './reasons.ts';
import { suspectToll } from './tolls.ts';

const indexes = new WeakMap<Policy, ReadonlyMap<string, Limit>>();

/** The limits of a policy by their names, worked out once. */
export function limitsOf(policy: Policy): ReadonlyMap<string, Limit> {
  const known = indexes.get(policy) ?? new Map(policy.limits.map((limit) => [limit.name, limit]));
  indexes.set(policy, known);
  return known;
}

/** How often over the budget of the whole service was spent on wrong guesses, with so much `more`. */
function timesSpent(policy: Policy, facts: readonly LimitFact[], more: number): number {
  const times = facts.flatMap((fact) => {
    const limit = limitsOf(policy).get(fact.name);
    return limit?.counts === 'odds' ? [(fact.strangers + fact.familiars + more) / limit.max] : [];
  });
  return Math.max(0, ...times);
}

/** A limit holds while strangers are within `max`, and familiar devices within what strangers could not take of `maxWithFamiliar`. */
export function isWithin(limit: Limit, fact: Pick<LimitFact, 'familiar' | 'strangers' | 'familiars'>): boolean {
  if (limit.counts === 'odds') return true;
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
    const limit = limitsOf(policy).get(fact.name);
    return limit !== undefined && !isWithin(limit, fact);
  });
}

/** Codes for strangers are longer while the service is being guessed at. A digit more, and each guess spends a tenth. */
function lengthened(policy: Policy, { purpose, familiar, limits }: Assessment): CodePolicy {
  const codes = policy.codes[purpose];
  const spent = timesSpent(policy, limits, 0);
  if (familiar || spent < 0.5) return codes;
  return { ...codes, length: Math.min(codes.length + 1 + Math.floor(spent), codes.lengthMax) };
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
  // Whoever opens an account with a number that changed hands is its new holder.
  const ofAccount = assessment.facts.request?.hasAccount !== false;
  if (policy.withholdRecycled && ofAccount && address.recycledDays !== null && !assessment.familiar)
    return 'number_recycled';
  if (address.quiet === true && !assessment.familiar) return 'quiet';
  return undefined;
}

/** Whoever proves holding an address does so to read why, and a familiar device is not judged by what neighbours do. */
function reasonOfRange({ facts, familiar, purpose }: Assessment, { tolls }: Policy): Reason | null {
  if (familiar || purpose === 'prove_holding') return null;
  const suspicion = suspectToll(facts.range, tolls);
  return suspicion && suspicion.probability >= tolls.proofAbove ? `range_${suspicion.part}` : null;
}

/**
 * A stranger's code that is not accepted any more, since a guess at it would overdraw what may be guessed of the service at its
 * length. Sending it again, or joining it, would be for nothing. The longest codes are always accepted.
 */
export function isTooShort(
  policy: Policy,
  { purpose, familiar, limits }: Pick<Assessment, 'purpose' | 'familiar' | 'limits'>,
  length: number,
): boolean {
  const { alphabet, length: shortest, lengthMax } = policy.codes[purpose];
  const dead = Math.floor(timesSpent(policy, limits, oddsOfGuess(alphabet, length) - 1));
  return !familiar && length < Math.min(shortest + dead, lengthMax);
}

const DOUBTS: Readonly<
  Record<Unwanted, { readonly reason: Reason; readonly outcome: 'challenged' | 'withheld' | 'refused' }>
> = {
  unauthorized_login: { reason: 'like_a_break_in', outcome: 'challenged' },
  mistyped_contact: { reason: 'like_a_slip', outcome: 'withheld' },
  compromised_account: { reason: 'like_an_intruder', outcome: 'challenged' },
  phishing: { reason: 'like_a_lure', outcome: 'challenged' },
  reset_abuse: { reason: 'like_a_reset_by_others', outcome: 'challenged' },
  client_malfunction: { reason: 'like_a_loop', outcome: 'refused' },
  recycled_number: { reason: 'like_a_changed_number', outcome: 'withheld' },
  platform_glitch: { reason: 'like_a_glitch', outcome: 'refused' },
};
/** How long a loop is told to wait. */
const LOOP_SECONDS = 3600;

/** What the message seems to be, where it is likely enough that its holder did not ask for it. */
function doubted({ doubt, familiar, purpose }: Assessment, { doubts, doubtsFromPeople }: Policy) {
  if (doubt === null || doubt.people < doubtsFromPeople || purpose === 'prove_holding') return undefined;
  const row = doubts[doubt.cause];
  return doubt.unwanted >= (familiar ? row.aboveWithFamiliar : row.above) ? DOUBTS[doubt.cause] : undefined;
}

type Verdict = (outcome: Outcome, reason: Reason, more?: Partial<Decision>) => Decision;

/** What is withheld by now joins all the same: another verification would tell that something has changed. */
function joined(assessment: Assessment, open: OpenFact, withholds: Reason | null, verdict: Verdict): Decision {
  const length = { codeLength: open.codeLength, joins: true };
  if (open.withheld) return verdict('withheld', 'joined_withheld', { ...length, withholds: 'joined_withheld' });
  if (withholds !== null) return verdict('withheld', withholds, { ...length, withholds });
  if (assessment.resend) return verdict('resent', 'resend_asked', { ...length, sends: true });
  if (assessment.now < open.resendAfter) return verdict('resent', 'joined_too_soon', length);
  return verdict('resent', 'joined_open', { ...length, sends: true });
}

export function decide(assessment: Assessment, policy: Policy): Decision {
  const codes = lengthened(policy, assessment);
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
    joins: false,
    sends: false,
    withholds: null,
  };
  const verdict: Verdict = (outcome, reason, more = {}) => ({ ...base, outcome, reason, ...more });

  const reached = firstReached(policy, assessment.limits);
  if (reached) {
    const retryAfterSeconds = secondsUntil(reached.windowEnds, assessment.now);
    return verdict('refused', 'limit_reached', { retryAfterSeconds });
  }
  const withholds = reasonToWithhold(assessment, policy) ?? null;
  const pumped = reasonOfRange(assessment, policy);
  const doubt = doubted(assessment, policy);
  const { open } = assessment;
  // Of a code that is open nothing is withheld now and then: whoever asks again is told to wait.
  if (doubt && (open || doubt.outcome === 'refused'))
    return verdict('refused', doubt.reason, { retryAfterSeconds: LOOP_SECONDS });
  if (open && !isTooShort(policy, assessment, open.codeLength))
    return joined(assessment, open, withholds ?? pumped, verdict);
  if (open && assessment.resend) return verdict('refused', 'code_too_short', { retryAfterSeconds: 1 });
  // A challenge comes before withholding, so that what is withheld is challenged just like what is not.
  if (draw === undefined)
    return verdict('challenged', 'budget_gone', { proofs: ['device', 'verification'], withholds });
  if (pumped !== null) return verdict('challenged', pumped, { proofs: ['device', 'verification'], withholds });
  if (!assessment.familiar && isLow(policy, assessment))
    return verdict('challenged', 'budget_low', { proofs: ['work', 'device', 'verification'], withholds });
  if (doubt?.outcome === 'challenged')
    return verdict('challenged', doubt.reason, { proofs: ['device', 'verification'], withholds });
  const reason = withholds ?? doubt?.reason ?? null;
  if (reason !== null) return verdict('withheld', reason, { withholds: reason });
  return verdict('sent', 'nothing_against', { sends: true });
}
