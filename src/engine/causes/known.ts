/**
 * Yes, no and "we don't know" (`null`), and how they combine. Evidence is written with these so that a missing fact can never be
 * taken for a "no": `all` is no as soon as one is no, `some` is yes as soon as one is yes, and what is left open stays open
 * (Kleene's strong logic of three values).
 */
import type { Verdict } from './evidence.ts';

export type Known = boolean | null;

/** A value that may be missing: a fact is `null` where it is unknown, a told field may also be left out. */
export type Maybe<T> = T | null | undefined;

export function all(...parts: readonly Known[]): Known {
  if (parts.includes(false)) return false;
  return parts.includes(null) ? null : true;
}

export function some(...parts: readonly Known[]): Known {
  if (parts.includes(true)) return true;
  return parts.includes(null) ? null : false;
}

export function not(part: Maybe<boolean>): Known {
  return part === null || part === undefined ? null : !part;
}

export function known(part: Maybe<boolean>): Known {
  return part ?? null;
}

export function atLeast(value: Maybe<number>, least: number): Known {
  return value === null || value === undefined ? null : value >= least;
}

export function atMost(value: Maybe<number>, most: number): Known {
  return value === null || value === undefined ? null : value <= most;
}

export function oneOf<T>(value: Maybe<T>, ...wanted: readonly NoInfer<T>[]): Known {
  return value === null || value === undefined ? null : wanted.includes(value);
}

/** Yes where the value is there. Its absence says nothing, since `null` is also how "not asked" looks. */
export function present(value: unknown): Known {
  return value === null || value === undefined ? null : true;
}

/** What `part` says, where the condition holds; else nothing. */
export function given(condition: Known, part: Known): Known {
  return condition === true ? part : null;
}

/** Yes speaks for the cause, no against it. */
export function speaks(part: Known): Verdict {
  if (part === null) return 'unknown';
  return part ? 'for' : 'against';
}

/** Yes speaks for the cause; no says nothing. */
export function favours(part: Known): Verdict {
  return part === true ? 'for' : 'unknown';
}

/** No speaks against the cause; yes says nothing. */
export function disfavours(part: Known): Verdict {
  return part === false ? 'against' : 'unknown';
}

/** Few speak for the cause, many against it, and what lies between says nothing. */
export function fewOrMany(value: Maybe<number>, few: number, many: number): Verdict {
  if (value === null || value === undefined) return 'unknown';
  if (value <= few) return 'for';
  return value >= many ? 'against' : 'unknown';
}
