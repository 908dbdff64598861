/**
 * What a route is, as data: the server registers it, the reader judges by it, the documentation is written from it. Whatever is
 * said about a call is said here once.
 */
import type { TSchema } from 'typebox';
import type { ErrorCode } from '../../engine/errors.ts';
import type { Read } from '../validate.ts';

export const SCOPES = ['verify', 'addresses', 'events', 'explain', 'support', 'operate', 'import'] as const;
export type Scope = (typeof SCOPES)[number];

export type Access =
  /** A secret key with this scope; a publishable key too, where that is said. */
  | { readonly kind: 'key'; readonly scope: Scope; readonly publishable: boolean }
  /** The signature of a sender, made with the secret it shares with the service. */
  | { readonly kind: 'signature' }
  /** The development key, from this machine alone. */
  | { readonly kind: 'development' }
  | { readonly kind: 'open' };

export interface Route {
  readonly method: 'GET' | 'POST';
  /** Parts that begin with a colon are taken from the path. */
  readonly path: string;
  /** The operationId. */
  readonly id: string;
  readonly tag: string;
  readonly summary: string;
  readonly description: string;
  readonly access: Access;
  readonly params?: TSchema;
  readonly query?: TSchema;
  readonly body?: TSchema;
  /** No body at all is taken as `{}`. */
  readonly bodyOptional?: true;
  /** Reads the body where its schema alone is not the judge. */
  readonly readBody?: (value: unknown) => Read<unknown>;
  readonly answers: Readonly<Record<number, TSchema>>;
  /** Of the answer; JSON where nothing is said. */
  readonly mediaType?: 'text/plain';
  /** Takes an Idempotency-Key. */
  readonly idempotent: boolean;
  readonly bodyLimitBytes: number;
  /** Errors of its own, besides those that follow from the rest of the row. */
  readonly errors: readonly ErrorCode[];
}

export const BODY_BYTES = 64 * 1024;
/** Room for a pasted message of the longest kind, or for a full list. */
export const LARGE_BODY_BYTES = 2 * 1024 * 1024;

type Rest<R extends Route> = Omit<R, 'method' | 'idempotent' | 'bodyLimitBytes'> & { readonly bodyLimitBytes?: number };

/** A call that changes something: it can be repeated with the same Idempotency-Key. */
export const post = <const R extends Rest<Route>>(route: R) =>
  ({ bodyLimitBytes: BODY_BYTES, ...route, method: 'POST', idempotent: true }) as const;

/** A call that changes nothing. */
export const get = <const R extends Rest<Route>>(route: R) =>
  ({ ...route, method: 'GET', idempotent: false, bodyLimitBytes: 0 }) as const;

export const secret = (scope: Scope) => ({ kind: 'key', scope, publishable: false }) as const;
export const publishable = (scope: Scope) => ({ kind: 'key', scope, publishable: true }) as const;
export const OPEN = { kind: 'open' } as const;
