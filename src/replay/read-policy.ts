/**
 * A policy out of a file: what it names replaces the default, the rest stays. It has the default's own shape, so a misspelt rule
 * is an error and never a rule that silently does not hold.
 */
import { readFile } from 'node:fs/promises';
import { assertBudget, assertLimits, LimitsWrong } from '../engine/policy/assert-limits.ts';
import { DEFAULT_POLICY, type Policy } from '../engine/policy.ts';

export class PolicyWrong extends Error {}

type Fields = Readonly<Record<string, unknown>>;

const kindOf = (value: unknown) => (Array.isArray(value) ? 'list' : value === null ? 'null' : typeof value);

/** Values that a row may have besides those of the first one. */
const MAY_BE_NULL = new Set(['maxWithFamiliar']);

function assertSame(given: unknown, shape: unknown, path: string): void {
  const mayDiffer = MAY_BE_NULL.has(path.split('.').at(-1)!) && (given === null || kindOf(given) === 'number');
  if (!mayDiffer && kindOf(given) !== kindOf(shape)) throw new PolicyWrong(`${path} must be a ${kindOf(shape)}`);
  if (kindOf(given) === 'number' && !((given as number) >= 0)) throw new PolicyWrong(`${path} must not be below zero`);
}

/** Lists are replaced as a whole, and each of their items is complete. */
function mergeList(shape: readonly unknown[], given: readonly unknown[], path: string): unknown {
  return given.map((item, i) => {
    const row = `${path}.${i}`;
    assertSame(item, shape[0], row);
    if (kindOf(item) !== 'object') return item;
    const missing = Object.keys(shape[0] as Fields).find((key) => !Object.hasOwn(item as Fields, key));
    if (missing !== undefined) throw new PolicyWrong(`${row}.${missing} is missing`);
    return merge(shape[0], item, row);
  });
}

function merge(shape: unknown, given: unknown, path: string): unknown {
  assertSame(given, shape, path);
  if (Array.isArray(shape)) return mergeList(shape, given as readonly unknown[], path);
  if (kindOf(shape) !== 'object' || given === null) return given;
  const merged: Record<string, unknown> = { ...(shape as Fields) };
  for (const [key, value] of Object.entries(given as Fields)) {
    const inner = path === '' ? key : `${path}.${key}`;
    if (!Object.hasOwn(merged, key)) throw new PolicyWrong(`${inner} is no part of a policy`);
    merged[key] = merge(merged[key], value, inner);
  }
  return merged;
}

function assertClosedLists(policy: Policy): void {
  try {
    assertLimits(policy.limits);
    assertBudget(policy.budget);
  } catch (error) {
    throw error instanceof LimitsWrong ? new PolicyWrong(error.message) : error;
  }
  for (const [purpose, { alphabet, length, lengthMax }] of Object.entries(policy.codes)) {
    if (alphabet !== 'digits' && alphabet !== 'letters')
      throw new PolicyWrong(`codes.${purpose}.alphabet must be digits or letters`);
    if (length < 4 || lengthMax > 12 || length > lengthMax)
      throw new PolicyWrong(`codes.${purpose}: a code has 4 to 12 signs`);
  }
  if (policy.resendAfterSeconds.length === 0) throw new PolicyWrong('resendAfterSeconds must not be empty');
}

/** What is given, over the default policy. Throws `PolicyWrong`. */
export function mergePolicy(given: unknown): Policy {
  if (kindOf(given) !== 'object') throw new PolicyWrong('a policy is an object');
  const version = Object.hasOwn(given as object, 'version') ? {} : { version: 'given' };
  const policy = merge(DEFAULT_POLICY, { ...version, ...(given as Fields) }, '') as Policy;
  assertClosedLists(policy);
  return policy;
}

/** JSON. Throws `PolicyWrong`, and what `node:fs` throws. */
export async function readPolicy(path: string): Promise<Policy> {
  const text = await readFile(path, 'utf8');
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw new PolicyWrong('is not JSON');
  }
  return mergePolicy(given);
}
