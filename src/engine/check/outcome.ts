/** What is to come of a submission, and what came of it: the guarded write's own row, its events, and the outcome that is told. */
import type { CheckOutcome, Instant } from '../model.ts';
import type { NewEvent, SubmitOp, Submitted, World } from '../ports.ts';
import { writesOf } from './approval.ts';
import { endOf, isMeant } from './compare.ts';
import type { Case } from './read-cases.ts';

/** What was closed when it was read is as it was read. */
export const asRead = (world: World, { s, v, accountKey }: Case): Submitted => ({
  counted: false,
  approved: false,
  folded: false,
  mismatch: !isMeant(v, { purpose: s.purpose, accountKey }),
  state: v.state,
  triesUsed: v.triesUsed,
  triesMax: v.triesMax,
  expiresAt: endOf(world, v),
  endedAt: v.endedAt,
});

/** Why a submission was not counted. */
export function closedOutcome(left: Submitted, now: Instant): CheckOutcome {
  if (left.mismatch) return 'mismatch';
  if (left.state === 'approved') return 'spent';
  if (left.state === 'canceled' || left.expiresAt <= now) return 'expired';
  return left.triesUsed >= left.triesMax ? 'locked' : 'wrong';
}

export const outcomeOf = (left: Submitted, now: Instant): CheckOutcome =>
  left.approved ? 'approved' : left.counted ? 'wrong' : closedOutcome(left, now);

export function submittedOf({ s, known }: Case, outcome: CheckOutcome, now: Instant): NewEvent {
  const { country, client } = known.requester;
  const body = { outcome, country, client, familiar: known.familiar, strange: known.strange };
  return { service: s.service, verification: s.id, at: now, type: 'code.submitted', body };
}

function eventsOf(c: Case, now: Instant): SubmitOp['events'] {
  const approved = submittedOf(c, 'approved', now);
  return {
    approved: [approved, { ...approved, type: 'verification.approved' }],
    wrong: [submittedOf(c, 'wrong', now)],
  };
}

export const opOf = (c: Case, now: Instant): SubmitOp => ({
  service: c.s.service,
  id: c.s.id,
  purpose: c.s.purpose,
  accountKey: c.accountKey,
  budgetKey: c.v.budgetKey,
  right: c.right,
  subjects: c.right && !c.v.withheld ? writesOf(c.lesson, c.subjects) : [],
  events: eventsOf(c, now),
});
