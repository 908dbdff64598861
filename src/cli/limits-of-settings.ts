/** The limits that hold in this node: those of its policy, with what the settings change of them. */
import { assertLimits } from '../engine/policy/assert-limits.ts';
import { changeLimits } from '../engine/policy/change-limits.ts';
import type { Limit } from '../engine/policy/limits.ts';
import type { LimitSetting } from './settings.ts';

const isLooser = (limit: Limit, than: Limit): boolean =>
  limit.max > than.max ||
  (limit.maxWithFamiliar ?? 0) > (than.maxWithFamiliar ?? than.max) ||
  limit.windowSeconds < than.windowSeconds;

/** The `known` limits as the settings change them. Throws `LimitsWrong`. */
export function limitsOf(settings: readonly LimitSetting[], known: readonly Limit[]): readonly Limit[] {
  const removed = settings.filter((setting) => setting.removeThisLimit).map(({ name }) => name);
  const changes = settings.filter((setting) => !setting.removeThisLimit).map(({ removeThisLimit: _, ...rest }) => rest);
  const limits = changeLimits(known, changes, removed);
  assertLimits(limits);
  return limits;
}

/** Of the limits there were, those that hold less among `limits`, or not at all. */
export function loosenedIn(limits: readonly Limit[], before: readonly Limit[]): readonly string[] {
  const now = new Map(limits.map((limit) => [limit.name, limit]));
  return before
    .filter((limit) => !now.has(limit.name) || isLooser(now.get(limit.name)!, limit))
    .map(({ name }) => name);
}
