/**
 * Limits with changes to them. A row is found by its name; what is said of it replaces that, everything else of it stays. A name that
 * is not there yet makes a row of its own, and says stage, channel and dimension by itself.
 */
import { LimitsWrong } from './assert-limits.ts';
import { parseLimitName } from './limit-name.ts';
import type { Limit } from './limits.ts';

/** What is said of a limit. */
export type LimitChange = Partial<Limit> & Pick<Limit, 'name'>;

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

function ownRow({ name, ...given }: LimitChange): Limit {
  const told = parseLimitName(name);
  if (!told) throw new LimitsWrong(`limits: ${name}: name is of no default limit, and no stage.channel.per_dimension`);
  const { windowSeconds, ...columns } = told;
  const row = { ...USUAL, ...columns, name, ...(windowSeconds !== null && { windowSeconds }), ...given };
  const missing = (['windowSeconds', 'max'] as const).find((field) => !Object.hasOwn(row, field));
  if (missing) throw new LimitsWrong(`limits: ${name}: ${missing} is missing`);
  return row as Limit;
}

/** The row as it is among `known`, changed, or one of its own. Throws `LimitsWrong`. */
export function completeLimit(known: readonly Limit[], change: LimitChange): Limit {
  const before = known.find(({ name }) => name === change.name);
  return before ? { ...before, ...change } : ownRow(change);
}

/** In the order they were in; new ones at the end. Throws `LimitsWrong`. */
export function changeLimits(
  known: readonly Limit[],
  changes: readonly LimitChange[],
  removed: readonly string[],
): readonly Limit[] {
  const stranger = removed.find((name) => !known.some((limit) => limit.name === name));
  if (stranger !== undefined) throw new LimitsWrong(`limits: ${stranger}: there is no such limit to be removed`);
  const named = [...changes.map(({ name }) => name), ...removed];
  const twice = named.find((name, i) => named.indexOf(name) !== i);
  if (twice !== undefined) throw new LimitsWrong(`limits: ${twice}: name stands there twice`);
  const changed = new Map(changes.map((change) => [change.name, completeLimit(known, change)]));
  const stay = known.filter(({ name }) => !removed.includes(name)).map((limit) => changed.get(limit.name) ?? limit);
  return [...stay, ...[...changed.values()].filter(({ name }) => !known.some((limit) => limit.name === name))];
}
