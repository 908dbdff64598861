/** Refuses a list of limits in which a row contradicts its own name, or says what cannot be: at start, naming the row and the field. */

import type { BudgetPolicy } from '../policy.ts';
import { parseLimitName } from './limit-name.ts';
import { LIMIT_PERS, type Limit } from './limits.ts';

export class LimitsWrong extends Error {}

const WINDOW_MAX_SECONDS = 31 * 86_400;
const SHARDS_MAX = 64;
const CLOSED = {
  counts: ['uses', 'odds'],
  window: ['fixed', 'sliding'],
  onNothingDone: ['kept', 'returned'],
  onRefused: ['kept', 'returned'],
  onUnknown: ['passed', 'counted'],
} as const;

const isWhole = (value: number, min: number, max: number) => Number.isInteger(value) && value >= min && value <= max;

/** What a check does not know: the number behind a code is sealed. */
const UNKNOWN_TO_CHECKS: readonly string[] = ['prefix', 'destination'] satisfies (keyof typeof LIMIT_PERS)[];

/** Of each field that is wrong, what it would have to be. */
function* problemsOf(limit: Limit): Generator<readonly [field: string, says: string]> {
  const told = parseLimitName(limit.name);
  if (!told) {
    yield [
      'name',
      `must read stage.channel.per_dimension, then perhaps a window (${Object.keys(LIMIT_PERS).join(', ')})`,
    ];
    return;
  }
  for (const field of ['stage', 'channel', 'per'] as const)
    if (limit[field] !== told[field]) yield [field, `is ${String(limit[field])}, and the name says ${told[field]}`];
  if (told.windowSeconds !== null && limit.windowSeconds !== told.windowSeconds)
    yield ['windowSeconds', `is ${limit.windowSeconds}, and the name says ${told.windowSeconds}`];
  if (!isWhole(limit.windowSeconds, 1, WINDOW_MAX_SECONDS))
    yield ['windowSeconds', `must be a whole number from 1 to ${WINDOW_MAX_SECONDS}`];
  if (!isWhole(limit.max, 0, 1e9)) yield ['max', 'must be a whole number from 0 to a billion'];
  if (limit.maxWithFamiliar !== null && !isWhole(limit.maxWithFamiliar, limit.max, 1e9))
    yield ['maxWithFamiliar', 'must be a whole number not below max, or null'];
  if (!isWhole(limit.shards, 1, SHARDS_MAX)) yield ['shards', `must be a whole number from 1 to ${SHARDS_MAX}`];
  if (limit.shards > 1 && limit.counts === 'uses' && limit.window !== 'fixed')
    yield ['window', `is ${limit.window}, and a counter in ${limit.shards} shards has a fixed one`];
  for (const [field, values] of Object.entries(CLOSED) as [keyof typeof CLOSED, readonly string[]][])
    if (!values.includes(limit[field])) yield [field, `must be ${values.join(' or ')}`];
  if (limit.counts === 'odds' && (limit.stage !== 'check' || limit.max === 0))
    yield ['counts', 'can be odds only where codes are checked, with a max that is not 0'];
  if (limit.stage === 'check' && UNKNOWN_TO_CHECKS.includes(limit.per))
    yield ['per', `cannot be ${limit.per}: a check does not know the number`];
}

/** Days for which a store remembers what was guessed wrong. */
export const BUDGET_DAYS_MAX = 60;

/** A window that reaches further back than what is remembered would forget guesses. Throws `LimitsWrong`. */
export function assertBudget({ windowDays }: Pick<BudgetPolicy, 'windowDays'>): void {
  if (!isWhole(windowDays, 1, BUDGET_DAYS_MAX))
    throw new LimitsWrong(`budget: windowDays must be a whole number from 1 to ${BUDGET_DAYS_MAX}`);
}

/** Throws `LimitsWrong`. */
export function assertLimits(limits: readonly Limit[]): void {
  const seen = new Set<string>();
  for (const limit of limits) {
    for (const [field, says] of problemsOf(limit)) throw new LimitsWrong(`limits: ${limit.name}: ${field} ${says}`);
    if (seen.has(limit.name)) throw new LimitsWrong(`limits: ${limit.name}: name stands there twice`);
    seen.add(limit.name);
  }
}
