/** What a publishable key may not say: it lives in a browser or an app, where anybody can read it and send anything with it. */
import type { FieldProblem } from '../engine/errors.ts';

export const NOT_FOR_PUBLISHABLE = ['account', 'firstFactor', 'metadata', 'requester'] as const;

/** The fields of a body that was sent with a publishable key although they may not be; null is as good as left out. */
export function publishableProblems(body: Readonly<Record<string, unknown>>): readonly FieldProblem[] {
  const set = NOT_FOR_PUBLISHABLE.filter((name) => Object.hasOwn(body, name) && body[name] !== null);
  return set.map((path) => ({ path, message: 'may only be set with a secret key' }));
}
