/**
 * The policy: every number and rule that deciding follows, as data. A decision records the version it followed, so a policy can be
 * changed, compared and replayed. Nothing is optional in here; defaults are made at the edge and carry their reason.
 */
import type { Purpose } from './model.ts';
import { DEFAULT_LIMITS, type Limit } from './policy/limits.ts';

/** Alphabet of a code. Digits are the default; letters leave out what looks or sounds alike. */
export const ALPHABETS = { digits: '0123456789', letters: 'BCDFGHJKLMNPQRSTVWXZ' } as const;
export type Alphabet = keyof typeof ALPHABETS;

export interface CodePolicy {
  readonly length: number;
  /** Codes grow up to this length when the guess budget runs low. */
  readonly lengthMax: number;
  readonly alphabet: Alphabet;
  readonly lifetimeSeconds: number;
  readonly tries: number;
}

export interface BudgetPolicy {
  readonly windowDays: number;
  /** Ceilings in units of 1e-9: the odds that guessing finds a code in the window. */
  readonly strangers: number;
  readonly familiar: number;
  /** Below this share of the strangers' pool a proof is asked before a code is sent. */
  readonly proofBelow: number;
}

export interface Policy {
  readonly version: string;
  readonly codes: Readonly<Record<Purpose, CodePolicy>>;
  /** Seconds before the first, second, … resend; the last value holds from then on. */
  readonly resendAfterSeconds: readonly number[];
  readonly limits: readonly Limit[];
  readonly budget: BudgetPolicy;
  /** A number that its carrier says changed hands within this many days after its proof gets no codes for that account. */
  readonly withholdRecycled: boolean;
  readonly quietDays: number;
  readonly undoHours: number;
  /** Verifications, and all that is of them, are kept for so many days; asked for later they are too long ago. */
  readonly recordsDays: number;
}

const SIX_DIGITS: CodePolicy = { length: 6, lengthMax: 10, alphabet: 'digits', lifetimeSeconds: 600, tries: 5 };

export const DEFAULT_POLICY: Policy = {
  version: 'default-1',
  codes: {
    sign_in: SIX_DIGITS,
    sign_up: SIX_DIGITS,
    recovery: SIX_DIGITS,
    change_contact: SIX_DIGITS,
    confirm_contact: SIX_DIGITS,
    link_app: SIX_DIGITS,
    sensitive_action: SIX_DIGITS,
    prove_holding: SIX_DIGITS,
  },
  resendAfterSeconds: [30, 60, 120],
  limits: DEFAULT_LIMITS,
  budget: { windowDays: 30, strangers: 10_000, familiar: 2_000, proofBelow: 0.2 },
  withholdRecycled: true,
  quietDays: 30,
  undoHours: 72,
  recordsDays: 90,
};
