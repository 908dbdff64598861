/**
 * Who calls, and what they may do. A secret key carries scopes. A publishable key is bound to origins, may only create, prove,
 * resend and check, and says nothing about account, first factor, metadata or requester: those the service sees for itself.
 */
import type { FastifyRequest } from 'fastify';
import { CountersignError } from '../engine/errors.ts';
import type { Key, ServerWorld } from './ports.ts';

const BEARER = /^Bearer +(cs_(?:sec|pub)_[A-Za-z0-9_-]{20,100})$/i;
export const NOT_FOR_PUBLISHABLE = ['account', 'firstFactor', 'metadata', 'requester'] as const;

export async function authenticate(world: ServerWorld, request: FastifyRequest): Promise<Key> {
  const token = BEARER.exec(request.headers.authorization ?? '')?.[1];
  const key = token === undefined ? undefined : await world.findKey(token);
  if (!key) throw new CountersignError('unauthorized');
  return key;
}

/** `scope` null: any key of the service. */
export function authorize(key: Key, request: FastifyRequest, scope: string | null, publishable: boolean): void {
  if (key.kind === 'secret') {
    if (scope !== null && !key.scopes.includes(scope))
      throw new CountersignError('forbidden', [{ path: 'authorization', message: `the key lacks the scope ${scope}` }]);
    return;
  }
  if (!publishable)
    throw new CountersignError('forbidden', [{ path: 'authorization', message: 'a publishable key may not do this' }]);
  const origin = request.headers.origin;
  if (origin === undefined || !key.origins.includes(origin))
    throw new CountersignError('forbidden', [{ path: 'origin', message: 'is not one that this key is bound to' }]);
  const body = (request.body ?? {}) as Record<string, unknown>;
  const told = NOT_FOR_PUBLISHABLE.filter((field) => Object.hasOwn(body, field));
  if (told.length > 0)
    throw new CountersignError(
      'forbidden',
      told.map((path) => ({ path, message: 'may not be set with a publishable key' })),
    );
}
