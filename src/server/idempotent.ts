/**
 * Idempotency-Key: scoped to key and route; the same body gives the same answer for 24 hours. What may turn out otherwise a second
 * time (409, 429, 5xx) is never stored.
 */
import { createHash } from 'node:crypto';
import { CountersignError } from '../engine/errors.ts';
import type { Idempotency, Key } from './ports.ts';

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const sha256 = (...parts: readonly string[]) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part);
  return hash.digest();
};

/** The value as sent, with or without the quotes of a structured field string (RFC 8941 §3.3.3). */
export function readIdempotencyKey(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  const value = (Array.isArray(header) ? header.join(',') : header).replace(/^"(.*)"$/, '$1');
  if (!/^[\x21-\x7e]{1,255}$/.test(value))
    throw new CountersignError('invalid_request', [
      { path: 'idempotency-key', message: 'must be 1 to 255 visible ASCII characters' },
    ]);
  return value;
}

const isKept = (status: number) => status < 500 && status !== 409 && status !== 429;

/** A stable text for a body: the same fields in another order are the same body. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`;
}

export async function answerOnce(
  store: Idempotency,
  key: Key,
  route: string,
  value: string,
  body: unknown,
  run: () => Promise<Answer>,
): Promise<Answer> {
  const name = sha256(key.id, route, value);
  const begun = await store.begin(key.service, name, sha256(canonical(body)));
  if (begun.is === 'mismatch')
    throw new CountersignError('idempotency_mismatch', [
      { path: 'idempotency-key', message: 'was used with another body' },
    ]);
  if (begun.is === 'in_progress') throw new CountersignError('in_progress', [], 1);
  if (begun.is === 'answered')
    return { status: begun.status, body: JSON.parse(store.open(key.service, name, begun.answer)) };
  try {
    const answer = await run();
    if (isKept(answer.status))
      await store.finish(key.service, name, answer.status, store.seal(key.service, name, JSON.stringify(answer.body)));
    else await store.forget(key.service, name);
    return answer;
  } catch (error) {
    await store.forget(key.service, name);
    throw error;
  }
}
