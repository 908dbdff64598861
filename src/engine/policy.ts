/**
 * The policy: every number and rule that deciding follows, as data. A decision records the version it followed, so a policy can be
 * changed, compared and replayed. Nothing is optional in here; defaults are made at the edge and carry their reason.
 */
import type { Purpose } from './model.ts';

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

export type LimitStage = 'issue' | 'check';
export type LimitPer = 'verification' | 'address' | 'account' | 'network' | 'key' | 'service';

/**
 * A counter with a ceiling, named `stage.channel.per_dimension`. The window is fixed and begins with the first use, so it holds at
 * most `max` in itself and at most twice that in any span of its length.
 */
export interface Limit {
  readonly name: string;
  readonly stage: LimitStage;
  readonly per: LimitPer;
  readonly windowSeconds: number;
  readonly max: number;
  /** Ceiling for strangers and familiar devices together; null: familiar devices are not counted apart. */
  readonly maxWithFamiliar: number | null;
  /** What stays taken when nothing was sent (issue) or the code was right (check): `kept` or `returned`. */
  readonly onNothingDone: 'kept' | 'returned';
  readonly why: string;
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
}

const SIX_DIGITS: CodePolicy = { length: 6, lengthMax: 10, alphabet: 'digits', lifetimeSeconds: 600, tries: 5 };

const messages = { stage: 'issue', onNothingDone: 'returned' } as const;
const submissions = { stage: 'check', onNothingDone: 'returned' } as const;

export const DEFAULT_LIMITS: readonly Limit[] = [
  {
    ...messages,
    name: 'issue.any.per_address',
    per: 'address',
    windowSeconds: 3600,
    max: 5,
    maxWithFamiliar: 6,
    why: 'Strangers together can make a phone ring five times an hour; a familiar device has one more of its own.',
  },
  {
    ...messages,
    name: 'issue.any.per_address_day',
    per: 'address',
    windowSeconds: 86400,
    max: 10,
    maxWithFamiliar: 12,
    why: 'A slow flood is a flood.',
  },
  {
    ...messages,
    name: 'issue.any.per_account',
    per: 'account',
    windowSeconds: 3600,
    max: 10,
    maxWithFamiliar: 12,
    why: 'An account with several addresses is still one person.',
  },
  {
    ...messages,
    name: 'issue.any.per_network',
    per: 'network',
    windowSeconds: 3600,
    max: 100,
    maxWithFamiliar: 120,
    why: 'One IPv4 address or IPv6 /64 is a household or an office, not a city; carriers share addresses, so it is generous, and whoever floods from one cannot shut out the devices that are known on it.',
  },
  {
    ...messages,
    name: 'issue.any.per_key',
    per: 'key',
    windowSeconds: 60,
    max: 60_000,
    maxWithFamiliar: 66_000,
    why: 'A leaked or looping key is stopped within a minute; familiar devices keep a share of their own.',
  },
  {
    ...messages,
    name: 'issue.any.per_service',
    per: 'service',
    windowSeconds: 60,
    max: 120_000,
    maxWithFamiliar: 132_000,
    why: 'One service cannot use up what others on the same machine need; familiar devices keep a share of their own.',
  },
  {
    ...submissions,
    name: 'check.any.per_address',
    per: 'address',
    windowSeconds: 86400,
    max: 30,
    maxWithFamiliar: 60,
    why: 'Wrong codes are counted for the address over every verification: a resend or a new code does not start again.',
  },
  {
    ...submissions,
    name: 'check.any.per_account',
    per: 'account',
    windowSeconds: 86400,
    max: 30,
    maxWithFamiliar: 60,
    why: 'The same for the account, whatever address its codes go to.',
  },
  {
    ...submissions,
    name: 'check.any.per_network',
    per: 'network',
    windowSeconds: 3600,
    max: 200,
    maxWithFamiliar: 240,
    why: 'One network cannot try a few guesses on everybody.',
  },
  {
    ...submissions,
    name: 'check.any.per_key',
    per: 'key',
    windowSeconds: 60,
    max: 60_000,
    maxWithFamiliar: 66_000,
    why: 'A leaked or looping key is stopped within a minute.',
  },
  {
    ...submissions,
    name: 'check.any.per_service',
    per: 'service',
    windowSeconds: 60,
    max: 120_000,
    maxWithFamiliar: 132_000,
    why: 'Wrong guesses over the whole service are bounded.',
  },
];

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
};
