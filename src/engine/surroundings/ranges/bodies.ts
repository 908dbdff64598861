/**
 * What the rows of ranges hold. Numbers and who asked for them are short pieces of marks: enough to tell a few dozen apart, and not
 * enough to find anybody by. Each body stays below 2 KiB.
 */
import type { Instant } from '../../model.ts';
import type { Tally } from './tally.ts';

/** A number that was not proved: which, who asked for it (in a country's row: where from), and when. */
export type Unproved = readonly [number: string, who: string, at: Instant];

/** Faded sums alone, where there is no room for the last minutes. */
export type Sums = readonly [asked: number, proved: number, came: number, at: Instant];

/** Parts that were blocked when somebody last asked, and when that was: so that the operator is told once. */
export type Blocked = Readonly<Record<string, Instant>>;

/** All numbers of a country that nobody had proved and nobody known asked for. */
export interface CountryBody {
  readonly all?: Tally;
  /** Those asked for from countries that few proofs come from. */
  readonly abroad?: Tally;
  /** Where proofs come from, faded. */
  readonly homes?: Readonly<Record<string, number>>;
  readonly homesAt?: Instant;
  /** Right codes that were entered there, by whoever, faded; and when that was last. */
  readonly people?: readonly [number, Instant];
  readonly blocked?: Blocked;
  readonly recent?: readonly Unproved[];
}

/** Ten thousand numbers in a row, by thousands. */
export interface CarrierBody {
  readonly all?: Tally;
  /** By the digit that tells them apart. */
  readonly blocks?: Readonly<Record<string, Sums>>;
  readonly blocked?: Blocked;
  readonly recent?: readonly Unproved[];
}

/** The whole service: each country's numbers, faded, to tell what is usual. */
export interface EverywhereBody {
  readonly places?: Readonly<Record<string, Sums>>;
  /** All countries together in which hardly anybody proved a number yet. */
  readonly strange?: Sums;
}

/** Devices that just proved a number, and the ranges that want to know whether they come back. */
export interface ProversBody {
  readonly devices?: readonly {
    readonly d: string;
    readonly country: string;
    readonly carrier: string;
    readonly digit: string;
    /** Country that the code was asked for from. */
    readonly from: string;
    readonly at: Instant;
  }[];
}

export const RANGE_BOUNDS = { recent: 24, homes: 12, places: 32, provers: 10 } as const;

const SHORT = 8;
export const shortOf = (mark: string): string => mark.slice(0, SHORT);
