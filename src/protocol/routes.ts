/**
 * The whole native API as one table. The server registers from it, bodies are read by it and the documentation is written from it,
 * so that what is served, what is judged and what is promised cannot differ.
 */
import type { Static, TSchema } from 'typebox';
import { HOLDER_ROUTES } from './routes/holder-routes.ts';
import { OPERATOR_ROUTES } from './routes/operator-routes.ts';
import type { Route } from './routes/route.ts';
import { RUNNING_ROUTES } from './routes/running-routes.ts';
import { VERIFICATION_ROUTES } from './routes/verification-routes.ts';
import { compile, type Read } from './validate.ts';

export const ROUTES = {
  ...VERIFICATION_ROUTES,
  ...HOLDER_ROUTES,
  ...OPERATOR_ROUTES,
  ...RUNNING_ROUTES,
} as const satisfies Record<string, Route>;

export type RouteId = keyof typeof ROUTES;
export const ROUTE_LIST: readonly Route[] = Object.values(ROUTES);

type StaticOf<S> = S extends TSchema ? Static<S> : undefined;
type Row<K extends RouteId> = (typeof ROUTES)[K];

/** What reading a route's body gives. */
export type BodyOf<K extends RouteId> =
  Row<K> extends { readBody: (value: unknown) => Read<infer T> }
    ? T
    : Row<K> extends { body: infer S }
      ? StaticOf<S>
      : undefined;
export type ParamsOf<K extends RouteId> = Row<K> extends { params: infer S } ? StaticOf<S> : undefined;
export type QueryOf<K extends RouteId> = Row<K> extends { query: infer S } ? StaticOf<S> : undefined;
/** What a route answers when all goes well. */
export type AnswerOf<K extends RouteId> = StaticOf<Row<K>['answers'][keyof Row<K>['answers']]>;

export interface RouteReader {
  readonly params: (value: unknown) => Read<unknown>;
  readonly query: (value: unknown) => Read<unknown>;
  readonly body: (value: unknown) => Read<unknown>;
}

const NOTHING = () => ({ ok: true, value: undefined }) as const;
const read = (schema: TSchema | undefined) => (schema === undefined ? NOTHING : compile(schema));

/** Judges what was sent to a route. A body that is not there counts as `{}` where the route allows it. */
export function readerOf(route: Route): RouteReader {
  const body = route.readBody ?? read(route.body);
  return {
    params: read(route.params),
    query: read(route.query),
    body: route.bodyOptional ? (value) => body(value === undefined ? {} : value) : body,
  };
}

/** The one status that a route answers when all goes well. */
export const statusOf = (route: Route): number => Number(Object.keys(route.answers)[0]);
