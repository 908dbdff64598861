/** The policy that holds in a node, and the one that is tried beside it. Both are kept, so that what decisions followed can be read back. */
import type { Instant } from '../engine/model.ts';
import type { Policy } from '../engine/policy.ts';
import { keepPolicy, type Pool } from '../store/index.ts';
import { type CountedShadow, countShadow } from './count-shadow.ts';
import type { Log } from './log.ts';
import { policyOf, shadowPolicyOf, uncountedIn } from './policy-of-settings.ts';
import type { Settings } from './settings.ts';

export interface OpenPolicies {
  readonly policy: Policy;
  readonly shadow: CountedShadow | null;
}

/** Throws `SettingsWrong`. */
export async function openPolicies(settings: Settings, pool: Pool, now: Instant, log: Log): Promise<OpenPolicies> {
  const policy = await policyOf(settings, log);
  const tried = await shadowPolicyOf(settings);
  for (const one of tried ? [policy, tried] : [policy]) await keepPolicy(pool, one, now);
  const uncounted = tried ? uncountedIn(tried, policy) : [];
  if (uncounted.length > 0) log('warn', 'shadow.limits_not_counted', { limits: uncounted });
  log('info', 'policy', { version: policy.version, shadow: tried?.version ?? null });
  return { policy, shadow: tried && countShadow(tried) };
}
