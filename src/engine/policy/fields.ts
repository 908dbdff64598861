/**
 * What a number or rule of the policy is made of: its default, what it may be, and why. The policy's type, its defaults, what reads a
 * policy file and what documents it are all taken from such rows, so that a new rule is one of them.
 */

export type Unit = 'days' | 'hours' | 'seconds' | 'e-9' | null;

export interface Field<T> {
  readonly kind: 'whole' | 'share' | 'flag' | 'one_of' | 'waits';
  readonly default: T;
  /** Both ends included; of a list, those of each item. Null where nothing is counted. */
  readonly range: readonly [least: number, most: number] | null;
  /** What it may be, where it is a word. */
  readonly words: readonly string[];
  readonly unit: Unit;
  readonly why: string;
}

/** The same rows for each of a closed list of names, each with values of its own. */
export interface Each<N extends string, R extends Rows> {
  readonly each: readonly N[];
  readonly rows: R;
}

export interface Rows {
  readonly [name: string]: Field<unknown> | Each<string, Rows> | Rows;
}

export type ValueOf<R> =
  R extends Field<infer T>
    ? T
    : R extends Each<infer N, infer Inner>
      ? { readonly [name in N]: ValueOf<Inner> }
      : { readonly [name in keyof R]: ValueOf<R[name]> };

const NONE = { range: null, words: [], unit: null } as const;

export const whole = (value: number, range: Field<number>['range'], unit: Unit, why: string): Field<number> => ({
  ...NONE,
  kind: 'whole',
  default: value,
  range,
  unit,
  why,
});

/** From 0 to 1. */
export const share = (value: number, why: string): Field<number> => ({
  ...NONE,
  kind: 'share',
  default: value,
  range: [0, 1],
  why,
});

export const flag = (value: boolean, why: string): Field<boolean> => ({ ...NONE, kind: 'flag', default: value, why });

export const oneOf = <T extends string>(value: T, words: readonly T[], why: string): Field<T> => ({
  ...NONE,
  kind: 'one_of',
  default: value,
  words,
  why,
});

/** Seconds of the first, second, … time; the last value holds from then on. */
export const waits = (
  value: readonly number[],
  range: Field<number>['range'],
  why: string,
): Field<readonly number[]> => ({
  ...NONE,
  kind: 'waits',
  default: value,
  range,
  unit: 'seconds',
  why,
});

export const each = <N extends string, R extends Rows>(names: readonly N[], rows: R): Each<N, R> => ({
  each: names,
  rows,
});

export const isField = (row: Rows[string]): row is Field<unknown> => 'kind' in row && typeof row.kind === 'string';
export const isEach = (row: Rows[string]): row is Each<string, Rows> => 'each' in row && Array.isArray(row.each);

function defaultOf(row: Rows[string]): unknown {
  if (isField(row)) return row.default;
  if (isEach(row)) return Object.fromEntries(row.each.map((name) => [name, defaultOf(row.rows)]));
  return Object.fromEntries(Object.entries(row).map(([name, inner]) => [name, defaultOf(inner)]));
}

export const defaultsOf = <R extends Rows>(rows: R): ValueOf<R> => defaultOf(rows) as ValueOf<R>;
