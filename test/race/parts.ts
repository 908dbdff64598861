/** What the races share: requests as strangers make them, the code that is right, and counting what came back. */

import type { CheckAnswer } from '../../src/engine/check/check.ts';
import type { Submission } from '../../src/engine/check/read-cases.ts';
import { deriveCode } from '../../src/engine/codes/derive.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { CountersignError } from '../../src/engine/errors.ts';
import type { CodeRequest, Requester, Service } from '../../src/engine/model.ts';
import type { Limit } from '../../src/engine/policy/limits.ts';
import { DEFAULT_POLICY, type Policy } from '../../src/engine/policy.ts';
import type { LimitTake, Store, SubmitOp, Submitted, World } from '../../src/engine/ports.ts';
import { parseRequest, parseRequester, type RequestInput } from '../../src/engine/request/parse-request.ts';
import { counterId } from '../../src/store/counters/rows.ts';
import type { Pool } from '../../src/store/index.ts';
import { NOBODY_KNOWN } from '../setup/world.ts';

/** Everything at once: `n` calls are under way before the first is answered. */
export const atOnce = <T>(n: number, run: (i: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: n }, (_, i) => run(i)));

/** How often each value came. */
export function tally(values: readonly (string | undefined)[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[String(value)] = (counts[String(value)] ?? 0) + 1;
  return counts;
}

/** The outcome of a call, or the code of the error it threw. Any other error is a bug and goes on up. */
export async function outcomeOf(call: Promise<{ outcome: string } | undefined>): Promise<string> {
  try {
    return (await call)?.outcome ?? 'not_found';
  } catch (error) {
    if (error instanceof CountersignError) return error.code;
    throw error;
  }
}

export function requestOf(
  service: Service,
  input: Partial<RequestInput>,
  requester: Partial<Requester> = {},
): CodeRequest {
  const parsed = parseRequest(service, { purpose: 'sign_in', ...input }, 'k-test');
  return { ...parsed, requester: { ...parsed.requester, ...requester } };
}

/** A stranger on a network of their own. */
export const stranger = (i: number): Requester => parseRequester({ ip: `198.18.${i >> 8}.${i & 255}` }, 'k-test');

/** The code of a verification, as only the engine and the holder's message know it. */
export async function codeOf(world: World, service: string, id: string): Promise<string> {
  const v = await world.store.findVerification(service, id);
  const key = v && world.vault.codeKey(service, v.codeKey);
  if (!v || !key) throw new Error(`no code for ${id}`);
  return deriveCode(key.secret, v, v.alphabet, v.codeLength);
}

/** Another code of the same length: the `n`th after the right one, counted round. */
export function wrongCode(right: string, n = 1): string {
  const wrong = (BigInt(right) + BigInt(n)) % 10n ** BigInt(right.length);
  return String(wrong).padStart(right.length, '0');
}

export const submit = (engine: Engine, id: string, code: string, more: Partial<Submission> = {}) =>
  engine.check({ service: 'lumen', id, code, purpose: null, account: null, requester: NOBODY_KNOWN, ...more });

/** The guarded write itself; what could not be written is thrown. */
export async function submitAll(
  store: Store,
  ops: readonly SubmitOp[],
  now: number,
): Promise<readonly (Submitted | null)[]> {
  return (await store.submit(ops, now)).map((one) => {
    if (one instanceof CountersignError) throw one;
    return one;
  });
}

/** One counter to take, and how it differs from an exact one of five an hour for everybody alike. */
export const takeOf = (name: string, more: Partial<LimitTake> = {}): LimitTake => ({
  service: 'lumen',
  name,
  key: '00'.repeat(16),
  windowSeconds: 3600,
  window: 'fixed',
  shards: 1,
  max: 5,
  familiar: false,
  counts: true,
  weight: 1,
  about: false,
  ...more,
});

/** How far a counter in one row has come; undefined: nothing was counted. */
export async function standOf(
  pool: Pool,
  counter: Pick<LimitTake, 'service' | 'name' | 'key'>,
): Promise<{ strangers: number; familiars: number } | undefined> {
  const { rows } = await pool.query('select strangers, familiars from counter where id = $1', [counterId(counter, 0)]);
  return rows[0];
}

/** Many at once in one batch: each its answer, also where that is an error. */
export async function checkEach(engine: Engine, inputs: readonly Submission[]): Promise<CheckAnswer[]> {
  const answers: CheckAnswer[] = inputs.map(() => undefined);
  await engine.checkEach(inputs, (n, answer) => {
    answers[n] = answer;
  });
  return answers;
}

/** The default policy with every limit raised out of reach, for tests of what stands behind the limits. */
export const withoutLimits = (keep: (limit: Limit) => boolean = () => false): Pick<Policy, 'limits'> => ({
  limits: DEFAULT_POLICY.limits.map((limit) =>
    keep(limit) ? limit : { ...limit, max: 1e6, maxWithFamiliar: limit.maxWithFamiliar && 1e6 },
  ),
});
