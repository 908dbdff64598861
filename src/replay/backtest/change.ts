/** What becomes of one recorded decision under another policy. Pure. */
import { decide } from '../../engine/decide/decide.ts';
import { isSameVerdict } from '../../engine/decide/shadow.ts';
import type { Channel, Verdict } from '../../engine/model.ts';
import type { Policy } from '../../engine/policy.ts';
import type { StoredDecision } from '../../engine/ports.ts';

export interface Change {
  readonly was: Verdict;
  readonly would: Verdict;
  readonly isSame: boolean;
  readonly familiar: boolean;
  readonly channel: Channel | null;
  readonly destination: string | null;
}

const changeTo = ({ decision: was, assessment }: StoredDecision, would: Verdict): Change => ({
  was,
  would,
  isSame: isSameVerdict(was, would),
  familiar: assessment.familiar,
  channel: assessment.facts.request?.channel ?? null,
  destination: assessment.destination,
});

/** The facts, and the positions in the limits, are those that were. */
export const decideAgain = (stored: StoredDecision, policy: Policy): Change =>
  changeTo(stored, decide(stored.assessment, policy));

/** What was noted when it was made; undefined: no policy was tried then. */
export function noted(stored: StoredDecision): { readonly policy: string; readonly change: Change } | undefined {
  const { shadow, decision } = stored;
  if (shadow === null) return undefined;
  return { policy: shadow.policy, change: changeTo(stored, shadow.instead ?? decision) };
}

/** Whoever waits for the code gets it, or holds it already. */
export const letsThrough = ({ outcome }: Verdict): boolean => outcome === 'sent' || outcome === 'resent';
