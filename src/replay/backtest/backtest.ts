/**
 * A backtest: every recorded decision is made once more under another policy, one step ahead. Its facts are those that were, and so are
 * its positions in the limits: what the other policy would have made of the world after it is not played.
 */

import type { Policy } from '../../engine/policy.ts';
import type { StoredDecision } from '../../engine/ports.ts';
import type { Progress } from '../progress.ts';
import { type Change, decideAgain, letsThrough, noted } from './change.ts';
import type { Prices } from './prices.ts';
import type { OpenRecord, Recorded, RecordedDecision } from './recorded.ts';
import { add, newTally, type Tally } from './tally.ts';
import type { Truth } from './truth.ts';

export interface BacktestOptions {
  readonly recorded: Recorded;
  readonly openRecord: OpenRecord;
  /** Null: what was noted of the policy that was tried beside it. */
  readonly policy: Policy | null;
  readonly prices: Prices;
  readonly truth: ReadonlyMap<string, Truth> | null;
  /** Each decision that differs, as a line. */
  readonly write: ((text: string) => Promise<unknown>) | null;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

export interface Backtested {
  /** By the version that was tried. */
  readonly tallies: ReadonlyMap<string, Tally>;
  /** Decisions of which nothing was noted. */
  readonly unnoted: number;
  readonly isWhole: boolean;
}

const shown = ({ outcome, reason, codeLength }: Change['was']) => ({ outcome, reason, codeLength });

function changeLine(recorded: RecordedDecision, version: string, change: Change, truth: Truth | null): string {
  const { id, request, at, cause, isApproved } = recorded;
  const isLegitimate = truth?.isLegitimate ?? isApproved;
  const isHit = isLegitimate && letsThrough(change.was) && !letsThrough(change.would);
  const what = {
    type: 'change',
    decision: id,
    ...(request !== null && { request }),
    at: new Date(at).toISOString(),
    cause,
  };
  const how = { policy: version, was: shown(change.was), would: shown(change.would), isLegitimate, isHit };
  return `${JSON.stringify({ ...what, ...how })}\n`;
}

interface Judged {
  readonly policy: string;
  readonly change: Change;
}

const judge = (policy: Policy | null, stored: StoredDecision): Judged | undefined =>
  policy === null ? noted(stored) : { policy: policy.version, change: decideAgain(stored, policy) };

type Tallies = Map<string, Tally>;

function tallyOf(tallies: Tallies, version: string): Tally {
  const tally = tallies.get(version) ?? newTally();
  tallies.set(version, tally);
  return tally;
}

/** Adds a slice up. Answers the lines of what differs, and of how many nothing was noted. */
function addSlice(
  { openRecord, policy, prices, truth }: BacktestOptions,
  tallies: Tallies,
  slice: readonly RecordedDecision[],
): { readonly lines: string; readonly unnoted: number } {
  let [lines, unnoted] = ['', 0];
  for (const one of slice) {
    const judged = judge(policy, openRecord(one.at, one.policy, one.record));
    if (judged === undefined) {
      unnoted += 1;
      continue;
    }
    const { policy: version, change } = judged;
    const behind = (one.request !== null && truth?.get(one.request)) || null;
    add(tallyOf(tallies, version), one, change, behind, prices);
    if (!change.isSame) lines += changeLine(one, version, change, behind);
  }
  return { lines, unnoted };
}

/** Ends early, with what it has, when `signal` says so. */
export async function backtest(options: BacktestOptions): Promise<Backtested> {
  const { recorded, policy, write, progress, signal } = options;
  const tallies: Tallies = new Map(policy ? [[policy.version, newTally()]] : []);
  let [decisions, unnoted] = [0, 0];
  for await (const slice of recorded.slices) {
    const added = addSlice(options, tallies, slice);
    unnoted += added.unnoted;
    if (added.lines !== '') await write?.(added.lines);
    decisions += slice.length;
    const { done, all } = recorded.reach();
    progress.show(done, all, () => `${decisions} decisions`);
    if (signal.aborted) return { tallies, unnoted, isWhole: false };
  }
  return { tallies, unnoted, isWhole: true };
}
