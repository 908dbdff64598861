/** What a policy would have changed, added up over decisions: by outcome, by reason, by cause, in money, and for whom. */
import { type Instant, OUTCOMES, type Outcome, type Verdict } from '../../engine/model.ts';
import { type Change, letsThrough } from './change.ts';
import { type Prices, priceOf } from './prices.ts';
import type { RecordedDecision } from './recorded.ts';
import type { Truth } from './truth.ts';

/** How many it was, and would be. */
export interface Both {
  was: number;
  would: number;
}

/** Changed decisions that have something in common. */
export interface Group {
  decisions: number;
  /** Of people who waited for their code. */
  legitimate: number;
  /** Messages more (or, below zero, fewer) that would leave. */
  messages: number;
  /** Spent less; below zero: more. */
  saved: number;
}

export interface Tally {
  decisions: number;
  changed: number;
  first: Instant | null;
  last: Instant | null;
  /** Versions that the decisions followed. */
  readonly policies: Set<string>;
  readonly outcomes: Readonly<Record<Outcome, Both>>;
  readonly messages: Both;
  /** By what it was and would be: outcomes and reasons. */
  readonly reasons: Map<string, Group & { readonly was: Verdict; readonly would: Verdict }>;
  readonly causes: Map<string, Group>;
  /** Of people who waited for their code: all, those who would not get it, those who would now. `familiar`: from a device known to them. */
  readonly legitimate: {
    all: number;
    hit: Record<Outcome, number>;
    freed: number;
    familiar: number;
    familiarHit: number;
  };
  /** Messages that left to who had not asked, and to who earns on them; both only where the truth is known. */
  readonly harm: Both;
  readonly toll: Both;
  /** What messages cost. `challenged`: saved only where the challenge is not met. */
  readonly money: Both & { challenged: number };
}

const both = (): Both => ({ was: 0, would: 0 });
const group = (): Group => ({ decisions: 0, legitimate: 0, messages: 0, saved: 0 });
const byOutcome = <T>(make: () => T) => Object.fromEntries(OUTCOMES.map((outcome) => [outcome, make()]));

export function newTally(): Tally {
  return {
    decisions: 0,
    changed: 0,
    first: null,
    last: null,
    policies: new Set(),
    outcomes: byOutcome(both) as Tally['outcomes'],
    messages: both(),
    reasons: new Map(),
    causes: new Map(),
    legitimate: { all: 0, hit: byOutcome(() => 0) as Record<Outcome, number>, freed: 0, familiar: 0, familiarHit: 0 },
    harm: both(),
    toll: both(),
    money: { ...both(), challenged: 0 },
  };
}

function getOr<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

function addBoth(sum: Both, { was, would }: Change): void {
  if (was.sends) sum.was += 1;
  if (would.sends) sum.would += 1;
}

function addLegitimate({ legitimate }: Tally, { was, would, familiar }: Change): void {
  legitimate.all += 1;
  if (familiar) legitimate.familiar += 1;
  if (letsThrough(was) && !letsThrough(would)) {
    legitimate.hit[would.outcome] += 1;
    if (familiar) legitimate.familiarHit += 1;
  }
  if (!letsThrough(was) && letsThrough(would)) legitimate.freed += 1;
}

function addChange(tally: Tally, cause: string, change: Change, isLegitimate: boolean, price: number): void {
  const { was, would } = change;
  const messages = Number(would.sends) - Number(was.sends);
  const key = `${was.outcome} ${was.reason} ${would.outcome} ${would.reason}`;
  for (const sum of [
    getOr(tally.reasons, key, () => ({ ...group(), was, would })),
    getOr(tally.causes, cause, group),
  ]) {
    sum.decisions += 1;
    if (isLegitimate) sum.legitimate += 1;
    sum.messages += messages;
    sum.saved -= messages * price;
  }
  if (messages < 0 && would.outcome === 'challenged') tally.money.challenged += price;
  tally.changed += 1;
}

/** Without the truth, who had a code approved is taken to have waited for it. */
export function add(
  tally: Tally,
  recorded: RecordedDecision,
  change: Change,
  truth: Truth | null,
  prices: Prices,
): void {
  const { at, policy, cause, isApproved } = recorded;
  const isLegitimate = truth?.isLegitimate ?? isApproved;
  const price = priceOf(prices, change.channel, change.destination);
  tally.decisions += 1;
  tally.first ??= at;
  tally.last = at;
  tally.policies.add(policy);
  tally.outcomes[change.was.outcome].was += 1;
  tally.outcomes[change.would.outcome].would += 1;
  addBoth(tally.messages, change);
  if (change.was.sends) tally.money.was += price;
  if (change.would.sends) tally.money.would += price;
  if (isLegitimate) addLegitimate(tally, change);
  if (truth?.isHarm) addBoth(tally.harm, change);
  if (truth?.isToll) addBoth(tally.toll, change);
  if (!change.isSame) addChange(tally, cause, change, isLegitimate, price);
}
