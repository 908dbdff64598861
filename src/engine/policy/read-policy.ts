/**
 * A policy out of data: what it names replaces the default, the rest stays. It has the shape that the rows say, so a misspelt rule is
 * an error that names it, and never a rule that silently does not hold.
 */
import { DEFAULT_POLICY, POLICY_ROWS, type Policy } from '../policy.ts';
import { assertLimits, LimitsWrong } from './assert-limits.ts';
import { changeLimits, completeLimit, type LimitChange } from './change-limits.ts';
import { type Field, isEach, isField, type Rows } from './fields.ts';
import { DEFAULT_LIMITS, type Limit } from './limits.ts';

export class PolicyWrong extends Error {}

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isIn = (value: unknown, [least, most]: readonly [number, number], whole: boolean): boolean =>
  typeof value === 'number' && value >= least && value <= most && (!whole || Number.isInteger(value));

/** What a value would have to be; undefined: it is. */
function problemOf({ kind, range, words }: Field<unknown>, value: unknown): string | undefined {
  const [least, most] = range ?? [0, 0];
  switch (kind) {
    case 'flag':
      return typeof value === 'boolean' ? undefined : 'must be true or false';
    case 'one_of':
      return words.some((word) => word === value) ? undefined : `must be ${words.join(' or ')}`;
    case 'share':
      return isIn(value, [least, most], false) ? undefined : `must be a number from ${least} to ${most}`;
    case 'whole':
      return isIn(value, [least, most], true) ? undefined : `must be a whole number from ${least} to ${most}`;
    case 'waits': {
      const fits = Array.isArray(value) && value.length > 0 && value.every((one) => isIn(one, [least, most], true));
      return fits ? undefined : `must be a list of whole numbers from ${least} to ${most}, and not empty`;
    }
  }
}

/** What is given over what there is, row by row; each thing that is wrong goes to `problems` with its path. */
function merge(row: Rows[string], given: unknown, before: unknown, path: string, problems: string[]): unknown {
  if (isField(row)) {
    const problem = problemOf(row, given);
    if (problem) problems.push(`${path} ${problem}`);
    return given;
  }
  if (!isObject(given)) {
    problems.push(`${path} must be an object`);
    return before;
  }
  const rows: Rows = isEach(row) ? Object.fromEntries(row.each.map((name) => [name, row.rows])) : row;
  const merged: Record<string, unknown> = { ...(before as Fields) };
  for (const [name, value] of Object.entries(given)) {
    const inner = path === '' ? name : `${path}.${name}`;
    if (Object.hasOwn(rows, name)) merged[name] = merge(rows[name]!, value, merged[name], inner, problems);
    else problems.push(`${inner} is no part of a policy`);
  }
  return merged;
}

const LIMIT_COLUMNS = new Set(Object.keys(DEFAULT_LIMITS[0]!));

function limitChange(name: unknown, given: unknown, path: string): LimitChange {
  if (!isObject(given)) throw new PolicyWrong(`${path} must be an object`);
  const unknown = Object.keys(given).find((column) => !LIMIT_COLUMNS.has(column));
  if (unknown !== undefined) throw new PolicyWrong(`${path}.${unknown} is no column of a limit`);
  if (typeof name !== 'string') throw new PolicyWrong(`${path}.name must be the name of a limit`);
  if (typeof (given.why ?? '') !== 'string') throw new PolicyWrong(`${path}.why must be text`);
  return { ...given, name };
}

/** An object changes the default limits by their names, null taking one away; a list stands in the place of all of them. */
function limitsFrom(given: unknown): readonly Limit[] {
  if (Array.isArray(given))
    return given.map((row: unknown, i) => {
      const path = `limits.${i}`;
      return completeLimit(DEFAULT_LIMITS, limitChange(isObject(row) ? row.name : null, row, path));
    });
  if (!isObject(given)) throw new PolicyWrong('limits must be an object by their names, or a list of all of them');
  const entries = Object.entries(given);
  const changes = entries.filter(([, row]) => row !== null);
  return changeLimits(
    DEFAULT_LIMITS,
    changes.map(([name, row]) => limitChange(name, row, `limits.${name}`)),
    entries.filter(([, row]) => row === null).map(([name]) => name),
  );
}

function readLimits(given: unknown): readonly Limit[] {
  try {
    const limits = limitsFrom(given);
    assertLimits(limits);
    return limits;
  } catch (error) {
    throw error instanceof LimitsWrong ? new PolicyWrong(error.message) : error;
  }
}

const PROBLEMS_SHOWN = 8;
const VERSION = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}(\+[0-9a-f]{8})?$/;

function* problemsAmong(policy: Policy): Generator<string> {
  if (typeof policy.version !== 'string' || !VERSION.test(policy.version))
    yield 'version must be a name of letters, digits, dots and dashes, 40 at most';
  for (const [purpose, { length, lengthMax }] of Object.entries(policy.codes))
    if (length > lengthMax) yield `codes.${purpose}.lengthMax must not be below length`;
}

/** What is given, over the default policy. Throws `PolicyWrong`, naming the fields. */
export function mergePolicy(given: unknown): Policy {
  if (!isObject(given)) throw new PolicyWrong('a policy is an object');
  const { version = 'given', limits, $schema: _, ...rest } = given;
  const problems: string[] = [];
  const merged = merge(POLICY_ROWS, rest, DEFAULT_POLICY, '', problems);
  if (problems.length === 0) {
    const policy = { ...(merged as Policy), version: version as string };
    problems.push(...problemsAmong(policy));
    if (problems.length === 0) return limits === undefined ? policy : { ...policy, limits: readLimits(limits) };
  }
  throw new PolicyWrong(problems.slice(0, PROBLEMS_SHOWN).join('; '));
}
