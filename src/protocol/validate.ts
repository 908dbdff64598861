/**
 * Judges any input against a shape and says what is wrong, field by field. Nothing is converted, filled in or removed: what fits
 * is handed on as it came. Never throws, whatever comes.
 */
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Static, TSchema } from 'typebox';
import type { FieldProblem } from '../engine/errors.ts';
import { isIp, isUtcTime } from './formats.ts';
import { sayProblems } from './say-problem.ts';
import { PROBLEMS_MAX } from './shapes/problem-details.ts';
import { survey } from './survey.ts';

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

export interface CompileOptions {
  /** What is sent, in a word: `call` (the default) or `event`. */
  readonly thing?: string;
}

/** The dialect of all our shapes: JSON Schema 2020-12, strict, with our formats and `x-problem`. */
export function newJudge(): Ajv2020 {
  const judge = new Ajv2020({
    strict: true,
    strictTypes: true,
    strictTuples: true,
    allErrors: true,
    verbose: true,
    messages: false,
    ownProperties: true,
    discriminator: true,
    formats: { 'date-time': isUtcTime, ip: isIp },
  });
  return judge.addKeyword('x-problem');
}

const JUDGE = newJudge();

/** The judge of a schema is made at the first use and kept. At most `PROBLEMS_MAX` problems are answered. */
export function compile<S extends TSchema>(
  schema: S,
  { thing = 'call' }: CompileOptions = {},
): (value: unknown) => Read<Static<S>> {
  let judge: ReturnType<typeof JUDGE.compile> | undefined;
  return (value) => {
    const seen = survey(value, thing, PROBLEMS_MAX);
    if (seen.isTooMuch) return { ok: false, problems: seen.problems };
    judge ??= JUDGE.compile(schema);
    const fits = judge(value);
    if (fits && seen.problems.length === 0) return { ok: true, value: value as Static<S> };
    const said = sayProblems(judge.errors ?? [], value, thing, PROBLEMS_MAX);
    return { ok: false, problems: merge(seen.problems, said) };
  };
}

/** One problem for each field, the first that was found. */
function merge(...found: readonly (readonly FieldProblem[])[]): readonly FieldProblem[] {
  const byPath = new Map<string, FieldProblem>();
  for (const problem of found.flat()) if (!byPath.has(problem.path)) byPath.set(problem.path, problem);
  return [...byPath.values()].slice(0, PROBLEMS_MAX);
}
