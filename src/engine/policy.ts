/**
 * The policy: every number and rule that deciding follows, as data. A decision records the version it followed, so a policy can be
 * changed, compared and replayed. Nothing is optional in here; a new rule is one row, and whoever reads, checks or documents policies
 * goes by the rows.
 */
import { PURPOSES, type Unwanted } from './model.ts';
import { defaultsOf, each, flag, oneOf, share, type ValueOf, waits, whole } from './policy/fields.ts';
import { DEFAULT_LIMITS, type Limit } from './policy/limits.ts';

/** Alphabet of a code. Digits are the default; letters leave out what looks or sounds alike. */
export const ALPHABETS = { digits: '0123456789', letters: 'BCDFGHJKLMNPQRSTVWXZ' } as const;
export type Alphabet = keyof typeof ALPHABETS;

const CODE_ROWS = {
  length: whole(
    6,
    [4, 12],
    null,
    'Six digits are what people can carry from a message to a field; the budget, not the length, bounds guessing.',
  ),
  /** Codes grow up to this length when the guess budget runs low. */
  lengthMax: whole(
    10,
    [4, 12],
    null,
    'Ten digits keep a code typable when the budget runs low; beyond, a proof is asked instead.',
  ),
  alphabet: oneOf<Alphabet>(
    'digits',
    ['digits', 'letters'],
    'Digits are read in every script, typed on every keypad and spoken without spelling.',
  ),
  lifetimeSeconds: whole(
    600,
    [30, 86_400],
    'seconds',
    'Ten minutes let a slow text message or a greylisted mail arrive, and are the most that NIST SP 800-63B allows.',
  ),
  tries: whole(
    5,
    [1, 10],
    null,
    'Five submissions forgive slips of the finger; each one more would have to be reserved from the guess budget.',
  ),
};

const BUDGET_ROWS = {
  windowDays: whole(
    30,
    [1, 60],
    'days',
    'A month outlasts the patience of guessing at one account, and is what a slow attack would have to wait.',
  ),
  /** Ceilings in units of 1e-9: the odds that guessing finds a code in the window. */
  strangers: whole(
    10_000,
    [1, 10_000],
    'e-9',
    '10⁻⁵: of 100,000 accounts attacked for a whole month, one falls to guessing.',
  ),
  familiar: whole(
    2_000,
    [0, 2_000],
    'e-9',
    '2 × 10⁻⁶ more, drawn on when strangers used the first up, so that they cannot lock the owner out.',
  ),
  /** Below this share of the strangers' pool a proof is asked before a code is sent. */
  proofBelow: share(
    0.2,
    'Below a fifth strangers work for a code first; whoever asks a second time pays a second or two, a script pays it each time.',
  ),
};

const TOLL_ROWS = {
  /** The share of ranges that somebody earns on, before anything is known of one. */
  expected: share(
    0.08,
    'One range in twelve: five numbers that nobody proves outweigh it where half are usually proved, three do where they lie side by side.',
  ),
  /** From this probability on that somebody earns on the range, whoever asks shows another proof first. */
  proofAbove: share(
    0.5,
    'Blocked as soon as it is likelier than not; a proof of another address or a known device still goes on.',
  ),
  /** Numbers that may wait to be proved at the same time in a country, beside as many as were proved there lately. */
  waitingMost: whole(
    20,
    [1, 10_000],
    null,
    'A burst to a country without a past is believed for twenty numbers; where people are known it may be as large as what they proved.',
  ),
};

/** From which probability on a message is held back, that its holder did not ask for, by what it seems to be. */
const doubtRows = (above: number) => ({
  above: share(
    above,
    'Fitted so that of a thousand rightful requests fewer than two are held back. A slip of the finger looks much like somebody new, so more is wanted there.',
  ),
  aboveWithFamiliar: share(
    above,
    'The same for a device that the account knows: what speaks against it has to outweigh that it is known.',
  ),
});
const DOUBT_ROWS = {
  unauthorized_login: doubtRows(0.97),
  mistyped_contact: doubtRows(0.995),
  compromised_account: doubtRows(0.97),
  phishing: doubtRows(0.97),
  reset_abuse: doubtRows(0.97),
  client_malfunction: doubtRows(0.97),
  recycled_number: doubtRows(0.97),
  platform_glitch: doubtRows(0.97),
} satisfies Readonly<Record<Unwanted, unknown>>;

/** Every rule but the limits, which are rows of their own kind. */
export const POLICY_ROWS = {
  codes: each(PURPOSES, CODE_ROWS),
  /** Seconds before the first, second, … resend; the last value holds from then on. */
  resendAfterSeconds: waits(
    [30, 60, 120],
    [0, 86_400],
    'Most messages come within half a minute; waiting longer each time keeps an impatient finger from making a flood.',
  ),
  budget: BUDGET_ROWS,
  /** Messages to numbers that somebody earns on, a range at a time. */
  tolls: TOLL_ROWS,
  /** Messages that their holder did not ask for, by what they seem to be. */
  doubts: DOUBT_ROWS,
  doubtsFromPeople: whole(
    50,
    [0, 1000],
    null,
    'Who is a stranger is told by who comes back. A service that tells of fewer accounts in use than this is not judged by it; beyond 260 nobody counts, so 1000 leaves doubts out.',
  ),
  /** A number that its carrier says changed hands after its proof gets no codes for that account. */
  withholdRecycled: flag(
    true,
    'A code to a number that changed hands would open an account of its former holder to the new one.',
  ),
  quietDays: whole(
    30,
    [1, 365],
    'days',
    'Whoever holds the address asked for quiet; a month is long enough to be felt and short enough not to be forgotten.',
  ),
  undoHours: whole(
    72,
    [1, 720],
    'hours',
    'Three days, so that what was pressed on a Friday can still be taken back on a Monday.',
  ),
  /** Verifications, and all that is of them, are kept for so many days; asked for later they are too long ago. */
  recordsDays: whole(
    90,
    [31, 3650],
    'days',
    'A month until the statement on which somebody notices, and the two that they have to dispute it: for so long anybody can be told why a code came.',
  ),
};

export type TollPolicy = ValueOf<typeof TOLL_ROWS>;
export type CodePolicy = ValueOf<typeof CODE_ROWS>;
export type BudgetPolicy = ValueOf<typeof BUDGET_ROWS>;

export interface Policy extends ValueOf<typeof POLICY_ROWS> {
  readonly version: string;
  readonly limits: readonly Limit[];
}

export const DEFAULT_POLICY: Policy = {
  version: 'default-1',
  ...defaultsOf(POLICY_ROWS),
  limits: DEFAULT_LIMITS,
};
