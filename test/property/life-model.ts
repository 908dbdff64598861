/**
 * A small model of a code's life, in memory: what each verification must look like after everything that was done to it. It knows
 * the rules of the guide and nothing of how the engine keeps them.
 */
import assert from 'node:assert/strict';
import { ALPHABETS, DEFAULT_POLICY, type Policy } from '../../src/engine/policy.ts';

/** Who asks: a stranger, somebody with a session, or the holder of a device token. */
export interface Asker {
  readonly name: string;
  readonly session: string | null;
  readonly network: string;
  token: string | null;
  /** Accounts and addresses this device has proved. */
  readonly provedFor: Set<string>;
}

export interface Target {
  readonly to: string;
  readonly account: string | null;
}

export interface Tracked {
  readonly id: string;
  readonly target: Target;
  readonly purpose: string;
  readonly code: string;
  readonly withheld: boolean;
  readonly joinKey: string | null;
  readonly createdAt: number;
  readonly expiresAt: number;
  resendAfter: number;
  resends: number;
  triesUsed: number;
  wrongCompared: number;
  approvals: number;
  odds: number;
  state: 'challenged' | 'pending' | 'approved' | 'canceled';
  readonly messages: Set<string>;
}

export interface LifeModel {
  readonly policy: Policy;
  readonly run: number;
  readonly verifications: Tracked[];
  /** By address: the end of the hour's window, and what left in it for strangers and for familiar devices. */
  readonly windows: Map<string, { ends: number; strangers: number; familiars: number }>;
  readonly quietUntil: Map<string, number>;
  readonly stops: {
    readonly explanation: string;
    readonly to: string;
    readonly at: number;
    readonly before: number;
    undone: boolean;
  }[];
  readonly references: Map<string, string>;
}

export const newModel = (run: number, policy: Policy = DEFAULT_POLICY): LifeModel => ({
  policy,
  run,
  verifications: [],
  windows: new Map(),
  quietUntil: new Map(),
  stops: [],
  references: new Map(),
});

export const isFamiliar = (asker: Asker, target: Target): boolean =>
  asker.token !== null && asker.provedFor.has(target.account ?? target.to);

/** Requests join for the same signed device, else the same session, and for nothing else. */
export const joinKeyOf = (asker: Asker): string | null =>
  asker.token !== null ? `d ${asker.name}` : asker.session && `s ${asker.session}`;

export const isOpen = (v: Tracked, now: number, tries: number): boolean =>
  v.state === 'pending' && v.expiresAt > now && v.triesUsed < tries;

export function statusOf(v: Tracked, now: number, tries: number): string {
  if (v.state === 'approved' || v.state === 'canceled') return v.state;
  if (v.expiresAt <= now) return 'expired';
  return v.state === 'pending' && v.triesUsed >= tries ? 'locked' : v.state;
}

/** What entering this code must answer, and what it must leave behind. */
export function expectCheck(v: Tracked, code: string, now: number, tries: number): string {
  const status = statusOf(v, now, tries);
  if (status === 'approved') return 'spent';
  if (status === 'canceled' || status === 'expired') return 'expired';
  if (status === 'locked') return 'locked';
  if (status === 'challenged') return 'wrong';
  v.triesUsed++;
  if (code === v.code && !v.withheld) {
    v.state = 'approved';
    v.approvals++;
    return 'approved';
  }
  v.wrongCompared++;
  return 'wrong';
}

/** Every taker of a limit begins a window if none is open. */
export function takeWindow(model: LifeModel, to: string, now: number) {
  const found = model.windows.get(to);
  if (found && found.ends > now) return found;
  const fresh = { ends: now + 3_600_000, strangers: 0, familiars: 0 };
  model.windows.set(to, fresh);
  return fresh;
}

/** A message left, or was withheld, which counts alike. */
export function countMessage(model: LifeModel, to: string, now: number, familiar: boolean): void {
  const window = takeWindow(model, to, now);
  if (familiar) window.familiars++;
  else window.strangers++;
}

export const waitAfter = (policy: Policy, resends: number): number =>
  1000 * policy.resendAfterSeconds[Math.min(resends, policy.resendAfterSeconds.length - 1)]!;

export const isQuiet = (model: LifeModel, to: string, now: number): boolean => (model.quietUntil.get(to) ?? 0) > now;

/** Odds in units of 1e-9, by account (or address without one): guessed wrong, plus what live codes could still be guessed with. */
export function oddsUsed(model: LifeModel, now: number): Map<string, number> {
  const used = new Map<string, number>();
  for (const v of model.verifications) {
    const key = v.target.account ?? v.target.to;
    const each = 1e9 / ALPHABETS.digits.length ** v.code.length;
    const live = isOpen(v, now, model.policy.codes.sign_in.tries) ? model.policy.codes.sign_in.tries - v.triesUsed : 0;
    used.set(key, (used.get(key) ?? 0) + each * (v.wrongCompared + live));
  }
  return used;
}

/** What must hold in every state. */
export function assertModel(model: LifeModel, now: number): void {
  for (const v of model.verifications) {
    assert.ok(v.approvals <= 1, 'approved at most once');
    assert.ok(v.triesUsed <= model.policy.codes.sign_in.tries, 'compared at most five times');
    assert.ok(!(v.withheld && v.approvals > 0), 'nothing withheld is approved');
    assert.ok(!(v.withheld && v.messages.size > 0), 'nothing withheld is sent');
  }
  for (const { strangers, familiars } of model.windows.values()) {
    assert.ok(strangers <= 5 && strangers + familiars <= 6, `${strangers} + ${familiars} messages in an hour`);
  }
  const { budget } = model.policy;
  for (const [who, used] of oddsUsed(model, now))
    assert.ok(used <= budget.strangers + budget.familiar, `${who}: ${used}`);
}
