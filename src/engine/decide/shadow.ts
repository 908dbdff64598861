/** Deciding twice, acting once: what a policy that is only tried makes of the same facts. Pure. */
import type { Assessment } from '../facts.ts';
import type { Decision, ShadowNote } from '../model.ts';
import type { Policy } from '../policy.ts';
import { decide } from './decide.ts';

/** Null: nothing is tried. */
export function noteShadow(assessment: Assessment, decision: Decision, policy: Policy | null): ShadowNote | null {
  if (policy === null) return null;
  const { outcome, reason, codeLength } = decide(assessment, policy);
  const isSame = outcome === decision.outcome && reason === decision.reason && codeLength === decision.codeLength;
  return { policy: policy.version, instead: isSame ? null : { outcome, reason, codeLength } };
}
