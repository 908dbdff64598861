/** The longest span that anything is counted over: what counters of before a new index key have to be waited for. */
import type { Policy } from '../engine/policy.ts';

/** Company is counted over a day at most. */
const DAY = 86_400;

export const longestSpanSeconds = ({ limits }: Policy): number =>
  Math.max(DAY, ...limits.map((limit) => limit.windowSeconds));

/** Two spans, since a sliding one looks back, and a little. */
export const longestMs = (policy: Policy): number => 2 * longestSpanSeconds(policy) * 1000 + 120_000;
