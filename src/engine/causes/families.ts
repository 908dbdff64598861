/**
 * Families of evidence over one measure: a piece for each level it reaches, with one sentence for all of them, in which `{n}`, or
 * `{seconds}` and the like, stands for the level. Each level adds to those below it, so that weights can follow a curve. What is not
 * known says nothing.
 */
import type { Facts } from '../facts.ts';
import { type BeforeName, type LaterName, placeBefore, placeLater } from '../measures/measures.ts';
import type { Cause } from '../model.ts';
import type { Evidence, Verdict } from './evidence.ts';
import { sayLevel, sayTimeInEnglish, shown } from './say-level.ts';

export type Reads = (facts: Facts) => number | null;

/** As it was when the code was asked for, and as it is by now. */
export function was(name: BeforeName): Reads {
  const place = placeBefore(name);
  return ({ before }) => before?.[place] ?? null;
}

export function is(name: LaterName): Reads {
  const place = placeLater(name);
  return ({ after }) => after?.[place] ?? null;
}

/** `says` of the first level also stands where it is not reached, as `otherwise`. */
export interface Family {
  readonly id: `${Cause}.${string}`;
  readonly reads: Reads;
  readonly levels: readonly number[];
  readonly says: string;
  readonly otherwise?: string;
}

/** The end of a piece's id. A time is named by its number in the unit of the sentence, all else as it is said. */
const suffix = (says: string, level: number): string =>
  /\{(?:seconds|minutes|hours|days)\}/.test(says) ? String(level) : shown(level);

function pieces(family: Family, reaches: (value: number, level: number) => boolean): readonly Evidence[] {
  const { id, reads, levels, says, otherwise = null } = family;
  return levels.map((level, i): Evidence => {
    const against = i === 0 ? otherwise : null;
    const below: Verdict = against === null ? 'unknown' : 'against';
    return {
      id: levels.length === 1 ? id : `${id}_${suffix(says, level)}`,
      family: { id, level, says, otherwise },
      says: sayLevel(says, level, sayTimeInEnglish),
      otherwise: against && sayLevel(against, level, sayTimeInEnglish),
      test: (facts) => {
        const value = reads(facts);
        if (value === null) return 'unknown';
        return reaches(value, level) ? 'for' : below;
      },
    };
  });
}

/** So much or more. */
export const least = (
  id: Family['id'],
  reads: Reads,
  levels: readonly number[],
  says: string,
  otherwise?: string,
): readonly Evidence[] =>
  pieces({ id, reads, levels, says, ...(otherwise !== undefined && { otherwise }) }, (value, level) => value >= level);

/** So much or less. */
export const most = (
  id: Family['id'],
  reads: Reads,
  levels: readonly number[],
  says: string,
  otherwise?: string,
): readonly Evidence[] =>
  pieces({ id, reads, levels, says, ...(otherwise !== undefined && { otherwise }) }, (value, level) => value <= level);

/** Yes or no. */
export const whether = (id: Family['id'], reads: Reads, says: string, otherwise?: string): readonly Evidence[] =>
  least(id, reads, [1], says, otherwise);

/** All of them at once; unknown where any of them is, and none says no. */
export const both =
  (...parts: readonly Reads[]): Reads =>
  (facts) => {
    let known: number | null = 1;
    for (const part of parts) {
      const value = part(facts);
      if (value === 0) return 0;
      if (value === null) known = null;
    }
    return known;
  };

export const reaching =
  (reads: Reads, level: number): Reads =>
  (facts) => {
    const value = reads(facts);
    return value === null ? null : Number(value >= level);
  };

export const within =
  (reads: Reads, level: number): Reads =>
  (facts) => {
    const value = reads(facts);
    return value === null ? null : Number(value <= level);
  };

export const no =
  (reads: Reads): Reads =>
  (facts) => {
    const value = reads(facts);
    return value === null ? null : Number(value === 0);
  };
