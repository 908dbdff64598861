/**
 * The policy that this node follows: the policy file over the default policy, and the settings over both. Every decision records the
 * version it followed, so other settings are another version.
 */
import { LimitsWrong } from '../engine/policy/assert-limits.ts';
import { DEFAULT_LIMITS, type Limit } from '../engine/policy/limits.ts';
import { PolicyWrong } from '../engine/policy/read-policy.ts';
import { withVersion } from '../engine/policy/version.ts';
import { DEFAULT_POLICY, type Policy } from '../engine/policy.ts';
import { readPolicy } from '../replay/read-policy.ts';
import { limitsOf, loosenedIn } from './limits-of-settings.ts';
import type { Log } from './log.ts';
import { SettingsWrong } from './read-settings.ts';
import type { Settings } from './settings.ts';

/** Null: no such file is named. What keeps records is told by the setting, so the file may say that, or nothing else than the default. */
async function readAt(name: 'policyFile' | 'shadowPolicyFile', settings: Settings): Promise<Policy | null> {
  const path = settings[name];
  if (path === null) return null;
  try {
    const policy = await readPolicy(path);
    if (![settings.recordsDays, DEFAULT_POLICY.recordsDays].includes(policy.recordsDays))
      throw new PolicyWrong(`${path}: recordsDays is a setting too, and that says ${settings.recordsDays}`);
    return policy;
  } catch (error) {
    throw error instanceof PolicyWrong ? new SettingsWrong(`${name}: ${error.message}`) : error;
  }
}

/** What the settings say of it holds over what the file says: limits by their names, the smaller guess budget, the days of records. */
function under(settings: Settings, policy: Policy): Policy {
  const { budget } = policy;
  try {
    return withVersion({
      ...policy,
      limits: limitsOf(settings.limits, policy.limits),
      budget: { ...budget, strangers: Math.min(budget.strangers, settings.budgetStrangers) },
      recordsDays: settings.recordsDays,
    });
  } catch (error) {
    throw error instanceof LimitsWrong ? new SettingsWrong(error.message) : error;
  }
}

/** Throws `SettingsWrong`. */
export async function policyOf(settings: Settings, log: Log): Promise<Policy> {
  const policy = under(settings, (await readAt('policyFile', settings)) ?? DEFAULT_POLICY);
  const loosened = loosenedIn(policy.limits, DEFAULT_LIMITS);
  if (loosened.length > 0) log('warn', 'limits.loosened', { limits: loosened });
  return policy;
}

/** The policy that is only tried; null: none. The settings hold for it as well. Throws `SettingsWrong`. */
export async function shadowPolicyOf(settings: Settings): Promise<Policy | null> {
  const shadow = await readAt('shadowPolicyFile', settings);
  return shadow && under(settings, shadow);
}

/** Limits that the one that holds does not count, or counts otherwise: tried beside it, they are reached when its own are, or never. */
export const uncountedIn = (tried: Policy, holds: Policy): readonly string[] =>
  tried.limits.filter((limit) => !holds.limits.some((other) => isCountedAlike(limit, other))).map(({ name }) => name);

const isCountedAlike = (a: Limit, b: Limit): boolean =>
  a.name === b.name && a.windowSeconds === b.windowSeconds && a.window === b.window && a.counts === b.counts;
