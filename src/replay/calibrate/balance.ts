/**
 * How much each row counts while weights are fitted. What matters is how well every cause is told of what people ask about, in
 * traces with other mixes: so rare causes, small campaigns and small scenarios count for more than their numbers, and danger does too.
 */
import type { LabelledRow } from './labelled-row.ts';
import { DANGEROUS } from './measures.ts';

export interface Balance {
  /** How often a row counts by its kind. */
  readonly ask: number;
  readonly told: number;
  readonly decision: number;
  /** A request that somebody asked about. */
  readonly asked: number;
  readonly request: number;
  /** Times that, where the cause is dangerous: taking it for something harmless is the worst mistake. */
  readonly danger: number;
  /** Rows of a group of n count n to the power of minus this, in sum as often as before: 0 leaves them, 1 makes groups equal. */
  readonly causePower: number;
  readonly scenarioPower: number;
  readonly campaignPower: number;
}

export const DEFAULT_BALANCE: Balance = Object.freeze({
  ask: 8,
  told: 1,
  decision: 0.3,
  asked: 4,
  request: 1,
  danger: 1.5,
  causePower: 0.5,
  scenarioPower: 0.3,
  campaignPower: 0.4,
});

function tempered(
  rows: readonly LabelledRow[],
  weights: readonly number[],
  groupOf: (row: LabelledRow) => string,
  power: number,
): number[] {
  if (power === 0) return [...weights];
  const sums = new Map<string, number>();
  rows.forEach((row, i) => void sums.set(groupOf(row), (sums.get(groupOf(row)) ?? 0) + weights[i]!));
  const scaled = rows.map((row, i) => weights[i]! * Math.max(sums.get(groupOf(row))!, 1e-9) ** -power);
  const [before, after] = [weights, scaled].map((list) => list.reduce((sum, one) => sum + one, 0)) as [number, number];
  return scaled.map((weight) => (weight * before) / after);
}

/** A weight for each row, on average 1. */
export function balancedWeights(rows: readonly LabelledRow[], balance: Balance): readonly number[] {
  const kindOf = ({ kind, asked }: LabelledRow) => (kind === 'request' && asked ? balance.asked : balance[kind]);
  let weights = rows.map((row) => row.weight * kindOf(row));
  weights = tempered(rows, weights, (row) => `${row.scenario}\n${row.campaign}`, balance.campaignPower);
  weights = tempered(rows, weights, (row) => row.scenario, balance.scenarioPower);
  weights = tempered(rows, weights, (row) => row.accepted[0], balance.causePower);
  weights = weights.map((weight, i) => (DANGEROUS.has(rows[i]!.accepted[0]) ? weight * balance.danger : weight));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => (weight * rows.length) / sum);
}
