/**
 * The first look at any input, before its shape: what no shape can say and no later stage should meet. It bounds what comes after
 * (depth and number of values), and refuses names that JavaScript itself gives a meaning and text that is not well-formed.
 */
import type { FieldProblem } from '../engine/errors.ts';
import { pathOf } from './field-path.ts';

export const DEPTH_MAX = 8;
export const VALUES_MAX = 2000;

/** Names that reach into every object's prototype. */
const RESERVED = new Set(['__proto__', 'constructor', 'prototype']);
/** Half of a surrogate pair (no character), and the one character that no database keeps in text. */
const ILL_FORMED = /[\p{Cs}\0]/u;

export interface Survey {
  readonly problems: readonly FieldProblem[];
  /** Too deep or too many: nothing else should look at it. */
  readonly isTooMuch: boolean;
}

const NOTHING: Survey = { problems: [], isTooMuch: false };

interface Look {
  readonly thing: string;
  readonly most: number;
  /** Where it is now. */
  readonly keys: (string | number)[];
  readonly problems: FieldProblem[];
  values: number;
  isTooMuch: boolean;
}

function report(look: Look, message: string, path = pathOf(look.keys)): void {
  look.problems.push({ path, message });
}

function stop(look: Look, message: string, path?: string): void {
  report(look, message, path);
  look.isTooMuch = true;
}

function visitName(look: Look, name: string): void {
  if (RESERVED.has(name)) report(look, `is not a field of this ${look.thing}`);
  else if (ILL_FORMED.test(name)) report(look, 'must have a name of well-formed text');
}

function visit(look: Look, item: unknown): void {
  look.values += 1;
  if (look.values > VALUES_MAX) stop(look, 'holds too many values', '');
  else if (typeof item === 'object' && item !== null) visitInside(look, item);
  else if (typeof item === 'string' && ILL_FORMED.test(item)) report(look, 'must be well-formed text');
}

function visitInside(look: Look, item: object): void {
  if (look.keys.length >= DEPTH_MAX) {
    stop(look, `is nested too deeply: at most ${DEPTH_MAX} levels`);
    return;
  }
  for (const key of Array.isArray(item) ? item.keys() : Object.keys(item)) {
    look.keys.push(key);
    if (typeof key === 'string') visitName(look, key);
    visit(look, (item as Record<string | number, unknown>)[key]);
    look.keys.pop();
    if (look.isTooMuch || look.problems.length >= look.most) return;
  }
}

/** Stops at `most` problems. `thing` is what was sent, in a word: `call`, `event`. */
export function survey(value: unknown, thing: string, most: number): Survey {
  const look: Look = { thing, most, keys: [], problems: [], values: 0, isTooMuch: false };
  visit(look, value);
  return look.problems.length === 0 ? NOTHING : look;
}
