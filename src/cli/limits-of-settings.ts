/**
 * The limits that hold in this node: the default ones, with what the settings change of them. A row is found by its name; a name
 * that no default has makes a row of its own, and says stage, channel and dimension by itself.
 */
import { createHash } from 'node:crypto';
import { assertLimits, LimitsWrong } from '../engine/policy/assert-limits.ts';
import { parseLimitName } from '../engine/policy/limit-name.ts';
import { DEFAULT_LIMITS, type Limit } from '../engine/policy/limits.ts';
import type { LimitSetting } from './settings.ts';

/** What a row of one's own has where nothing else is said. */
const USUAL = {
  window: 'fixed',
  counts: 'uses',
  maxWithFamiliar: null,
  shards: 1,
  onNothingDone: 'returned',
  onRefused: 'returned',
  onUnknown: 'passed',
  why: 'Set by whoever runs this node.',
} as const satisfies Partial<Limit>;

export interface GivenLimits {
  readonly limits: readonly Limit[];
  /** Default limits that hold less than they would by themselves, or not at all. */
  readonly loosened: readonly string[];
  /** Tells lists of limits apart; empty where the default ones hold. */
  readonly mark: string;
}

function ownRow({ name, ...given }: LimitSetting): Limit {
  const told = parseLimitName(name);
  if (!told) throw new LimitsWrong(`limits: ${name}: name is of no default limit, and no stage.channel.per_dimension`);
  const { windowSeconds, ...columns } = told;
  const row = { ...USUAL, ...columns, name, ...(windowSeconds !== null && { windowSeconds }), ...given };
  const missing = (['windowSeconds', 'max'] as const).find((field) => !Object.hasOwn(row, field));
  if (missing) throw new LimitsWrong(`limits: ${name}: ${missing} is missing`);
  return row as Limit;
}

const isLooser = (limit: Limit, than: Limit): boolean =>
  limit.max > than.max ||
  (limit.maxWithFamiliar ?? 0) > (than.maxWithFamiliar ?? than.max) ||
  limit.windowSeconds < than.windowSeconds;

/** Throws `LimitsWrong`. */
export function limitsOf(settings: readonly LimitSetting[]): GivenLimits {
  const rows = new Map(DEFAULT_LIMITS.map((limit) => [limit.name, limit]));
  const changed = new Set<string>();
  for (const { removeThisLimit, ...given } of settings) {
    const { name } = given;
    if (changed.has(name)) throw new LimitsWrong(`limits: ${name}: name stands there twice`);
    changed.add(name);
    const known = rows.get(name);
    if (removeThisLimit && !known) throw new LimitsWrong(`limits: ${name}: removeThisLimit is of no default limit`);
    if (removeThisLimit) rows.delete(name);
    else rows.set(name, known ? { ...known, ...given } : ownRow(given));
  }
  const limits = [...rows.values()];
  assertLimits(limits);
  const loosened = DEFAULT_LIMITS.filter(({ name }) => changed.has(name))
    .filter((limit) => !rows.has(limit.name) || isLooser(rows.get(limit.name)!, limit))
    .map(({ name }) => name);
  const mark = settings.length === 0 ? '' : createHash('sha256').update(JSON.stringify(limits)).digest('hex');
  return { limits, loosened, mark: mark.slice(0, 8) };
}
