/** A policy's version: the name it was given, and a short digest of what is in it, so that no two contents share a version. */
import { createHash } from 'node:crypto';
import type { Policy } from '../policy.ts';

/** The same text for the same content, in whatever order it was written. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`).join()}}`;
}

const DIGITS = 8;

/** The policy under `name+digest`; a digest that its name has already is replaced. */
export function withVersion(policy: Policy): Policy {
  const { version, ...content } = policy;
  const digest = createHash('sha256').update(canonical(content)).digest('hex').slice(0, DIGITS);
  return { ...policy, version: `${version.replace(/\+[0-9a-f]{8}$/, '')}+${digest}` };
}
