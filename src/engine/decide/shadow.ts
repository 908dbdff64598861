/** Deciding twice, acting once: what a policy that is only tried makes of the same facts. Pure. */
import type { Assessment } from '../facts.ts';
import type { Decision, ShadowNote, Verdict } from '../model.ts';
import type { Policy } from '../policy.ts';
import { decide } from './decide.ts';

/** Of what is refused there is no code, and so no length of one. */
export const isSameVerdict = (a: Verdict, b: Verdict): boolean =>
  a.outcome === b.outcome &&
  a.reason === b.reason &&
  a.sends === b.sends &&
  (a.outcome === 'refused' || a.codeLength === b.codeLength);

/** Null: nothing is tried. */
export function noteShadow(assessment: Assessment, decision: Decision, policy: Policy | null): ShadowNote | null {
  if (policy === null) return null;
  const { outcome, reason, codeLength, sends } = decide(assessment, policy);
  const instead = { outcome, reason, codeLength, sends };
  return { policy: policy.version, instead: isSameVerdict(instead, decision) ? null : instead };
}
