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

export interface AccountBody {
  readonly seen?: Instant;
  readonly devices?: readonly Seen[];
  readonly networks?: readonly Seen[];
  readonly countries?: readonly Seen[];
  readonly contacts?: readonly Seen[];
  /** Passwords tried: right or not, from which network, and whether that network was familiar then. */
  readonly tries?: readonly {
    readonly at: Instant;
    readonly right: boolean;
    readonly n: Mark | null;
    readonly familiar: boolean;
  }[];
  readonly grants?: readonly Seen[];
  readonly leaked?: Instant;
  readonly changed?: Instant;
}

export interface AddressBody {
  readonly proofs?: readonly { readonly a: Mark | null; readonly at: Instant }[];
  /** Devices that proved this address outside any account. */
  readonly devices?: readonly Seen[];
  readonly disowned?: readonly { readonly a: Mark | null; readonly at: Instant }[];
  readonly quietUntil?: Instant;
  readonly requests?: readonly {
    readonly at: Instant;
    readonly p: string;
    readonly d: Mark | null;
    readonly n: Mark | null;
  }[];
  readonly approvedAt?: Instant;
  readonly reports?: readonly { readonly at: Instant; readonly s: string }[];
  readonly recycled?: Instant;
  readonly simSwapped?: Instant;
}

/** `contacts`: addresses this device asked codes for; `proved` when it entered the right one. */
export interface DeviceBody {
  readonly contacts?: readonly (Seen & { readonly proved?: Instant })[];
}

export const BOUNDS = {
  devices: 16,
  networks: 16,
  countries: 8,
  contacts: 8,
  tries: 16,
  grants: 8,
  proofs: 8,
  disowned: 8,
  requests: 16,
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
