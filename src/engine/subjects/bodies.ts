/**
 * What a subject's row holds: compact, bounded lists of marks and times. `k` is a mark, `at` when it was last seen. When a list is
 * full the oldest entry goes, but proofs and disavowals stay.
 */
import type { Instant } from '../model.ts';
import type { Mark } from '../ports.ts';

export interface Seen {
  readonly k: Mark;
  readonly at: Instant;
}

/**
 * A code that was asked for, kept short since there are many: for account `a` and address `x`, from device `d`, network `n`,
 * autonomous system `s`, country `c`, client `l`, caller `k` and grant `g`; `o`: the account did not know who asked.
 */
export interface Asked {
  readonly at: Instant;
  readonly p: string;
  readonly a: Mark | null;
  readonly x: Mark;
  readonly d: Mark | null;
  readonly n: Mark | null;
  readonly s: number | null;
  readonly c: string | null;
  readonly l: string | null;
  readonly k: Mark | null;
  readonly g: Mark | null;
  /** The way that its message went, or would have gone. */
  readonly r: Mark | null;
  readonly session?: Mark;
  readonly o: boolean;
  /** The verification (`shortId`), and when its code was entered. */
  readonly v: string | null;
  readonly ok?: Instant;
}

/** Asked for by nobody that anything is known of. */
export const NOBODY_ASKED: Asked = Object.freeze({
  at: 0,
  p: '',
  a: null,
  x: '',
  d: null,
  n: null,
  s: null,
  c: null,
  l: null,
  k: null,
  g: null,
  r: null,
  o: false,
  v: null,
});

/** A password that was tried for name `u`; `familiar`: on a network that the account knew; `o`: by nobody that it knew. */
export interface Tried {
  readonly at: Instant;
  readonly right: boolean;
  readonly n: Mark | null;
  readonly s: number | null;
  readonly d: Mark | null;
  readonly u: Mark;
  readonly familiar: boolean;
  readonly o: boolean;
}

/** An app that was let in: its own mark, and how much it may do. */
export interface GrantSeen extends Seen {
  readonly app: Mark | null;
  readonly scopes: number;
  readonly ended?: Instant;
}

export interface AccountBody {
  readonly created?: Instant;
  readonly seen?: Instant;
  /** Times it was seen signed in. */
  readonly times?: number;
  readonly devices?: readonly Seen[];
  readonly networks?: readonly Seen[];
  readonly countries?: readonly Seen[];
  readonly systems?: readonly { readonly k: string; readonly at: Instant }[];
  readonly clients?: readonly { readonly k: string; readonly at: Instant }[];
  readonly contacts?: readonly Seen[];
  readonly removed?: readonly Seen[];
  readonly tries?: readonly Tried[];
  readonly asked?: readonly Asked[];
  readonly grants?: readonly GrantSeen[];
  readonly leaked?: Instant;
  readonly changed?: Instant;
  /** The last change of the password was made on a device that the account knew. */
  readonly changedAtHome?: boolean;
  readonly approvals?: readonly { readonly at: Instant; readonly d: Mark | null }[];
}

export interface AddressBody {
  readonly proofs?: readonly { readonly a: Mark | null; readonly at: Instant }[];
  /** Devices that proved this address outside any account. */
  readonly devices?: readonly Seen[];
  readonly disowned?: readonly { readonly a: Mark | null; readonly at: Instant }[];
  readonly quietUntil?: Instant;
  readonly requests?: readonly Asked[];
  readonly approvedAt?: Instant;
  readonly reports?: readonly { readonly at: Instant; readonly s: string }[];
  /** Accounts that gave it up. */
  readonly removed?: readonly { readonly a: Mark; readonly at: Instant }[];
  readonly recycled?: Instant;
  readonly disconnected?: Instant;
  readonly simSwapped?: Instant;
}

/** `contacts`: addresses this device asked codes for; `proved` when it entered the right one. */
export interface DeviceBody {
  readonly first?: Instant;
  readonly times?: number;
  /** Accounts that it was seen signed in to. */
  readonly accounts?: readonly Seen[];
  readonly asked?: readonly Asked[];
  readonly tries?: readonly Tried[];
  readonly contacts?: readonly (Seen & { readonly proved?: Instant })[];
}

export const BOUNDS = {
  devices: 16,
  accounts: 8,
  systems: 12,
  clients: 4,
  removed: 8,
  approvals: 6,
  networks: 16,
  countries: 8,
  contacts: 8,
  tries: 20,
  grants: 8,
  proofs: 8,
  disowned: 8,
  requests: 20,
  reports: 16,
} as const;

/** Adds or refreshes an entry; the least recently seen goes when the list is full. */
export function remember<T extends Seen>(list: readonly T[] | undefined, entry: T, most: number): readonly T[] {
  const others = (list ?? []).filter((item) => item.k !== entry.k);
  return [...others, entry].sort((a, b) => a.at - b.at).slice(-most);
}

/** Appends in time order; the oldest goes when the list is full. */
export function append<T extends { readonly at: Instant }>(
  list: readonly T[] | undefined,
  entry: T,
  most: number,
): readonly T[] {
  return [...(list ?? []), entry].slice(-most);
}
