/**
 * The native API, registered from the protocol's table: who may call, what is read, whether it was asked before, then the handler.
 * What is validated here is what the document at /openapi.json says, because both are the same rows.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CountersignError } from '../../engine/errors.ts';
import type { Requester } from '../../engine/model.ts';
import { parseRequester } from '../../engine/request/parse-request.ts';
import type { Route } from '../../protocol/routes/route.ts';
import { ROUTE_LIST, type RouteId, readerOf } from '../../protocol/routes.ts';
import type { Read } from '../../protocol/validate.ts';
import { authenticate, authorize } from '../authorize.ts';
import { type Answer, answerOnce, readIdempotencyKey } from '../idempotent.ts';
import type { Metrics } from '../metrics.ts';
import type { Key, ServerWorld } from '../ports.ts';
import type { UnderWay } from '../under-way.ts';
import type { Call, Handler } from './handler.ts';
import { HANDLERS } from './handlers.ts';

/** Found before anything is read of what is sent. */
const KEY = Symbol('key');
type WithKey = FastifyRequest & { [KEY]?: Key };

function must<T>(read: Read<T>): T {
  if (!read.ok) throw new CountersignError('invalid_request', read.problems);
  return read.value;
}

/** What the service sees of whoever calls with a publishable key: a browser at the other end of this connection. */
function seenBy(request: FastifyRequest, key: Key): Requester {
  const device = request.headers['countersign-device'];
  return {
    ...parseRequester({ ip: request.ip, device: typeof device === 'string' ? device : null, actor: 'person' }, key.id),
  };
}

function callOf(
  server: ServerWorld,
  request: FastifyRequest,
  key: Key,
  read: { params: unknown; query: unknown; body: unknown },
): Call {
  const service = server.services.find((s) => s.id === key.service);
  if (!service)
    throw new CountersignError('forbidden', [
      { path: 'authorization', message: 'the service of this key is not in the settings' },
    ]);
  return {
    server,
    key,
    service,
    params: (read.params ?? {}) as Call['params'],
    query: (read.query ?? {}) as Call['query'],
    body: read.body as never,
    seen: key.kind === 'publishable' ? seenBy(request, key) : null,
  };
}

async function answer(
  server: ServerWorld,
  route: Route,
  handler: Handler,
  reader: ReturnType<typeof readerOf>,
  request: WithKey,
): Promise<Answer> {
  const key = request[KEY]!;
  const access = route.access as Extract<Route['access'], { kind: 'key' }>;
  authorize(key, request, access.scope, access.publishable);
  const params = must(reader.params(request.params));
  const query = must(reader.query(request.query));
  if (route.body && !route.bodyOptional && request.body === undefined)
    throw new CountersignError('body_missing', [{ path: 'body', message: 'is missing: send a JSON object' }]);
  const body = route.method === 'POST' ? must(reader.body(request.body)) : undefined;
  const call = callOf(server, request, key, { params, query, body });
  const once = route.idempotent ? readIdempotencyKey(request.headers['idempotency-key']) : undefined;
  if (once === undefined) return await handler(call);
  return await answerOnce(
    server.idempotency,
    key,
    `${route.method} ${request.url.split('?')[0]}`,
    nameOf(key, request, once),
    request.body ?? null,
    () => handler(call),
  );
}

/** Everybody who uses a page shares its publishable key: there a value names an answer only together with who calls from where. */
const nameOf = (key: Key, request: FastifyRequest, once: string): string =>
  key.kind === 'secret' ? once : `${once}\n${request.headers.origin ?? ''}\n${request.ip}`;

function count(metrics: Metrics, id: string, { body }: Answer): void {
  const { outcome, status } = body as { outcome?: string; status?: string };
  if (id === 'checkCode' && outcome) metrics.checked(outcome);
  if (id === 'createVerification' && status) metrics.decided(status);
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who calls is known before a body is read. */
    readonly needsKey?: boolean;
  }
}

export function registerNative(app: FastifyInstance, server: ServerWorld, metrics: Metrics, underWay: UnderWay): void {
  const letIn = async (request: WithKey, reply: FastifyReply) => {
    const key = await authenticate(server, request);
    if (key.kind === 'secret') underWay.withSecret(reply);
    else underWay.open(reply);
    request[KEY] = key;
  };
  for (const route of ROUTE_LIST) {
    const handler = HANDLERS[route.id as RouteId];
    if (!handler || route.access.kind !== 'key') continue;
    const reader = readerOf(route);
    app.route({
      method: route.method,
      url: route.path,
      config: { needsKey: true },
      onRequest: letIn,
      ...(route.bodyLimitBytes > 0 && { bodyLimit: route.bodyLimitBytes }),
      handler: async (request: FastifyRequest, reply: FastifyReply) => {
        const done = await answer(server, route, handler, reader, request);
        count(metrics, route.id, done);
        return reply.code(done.status).send(done.body);
      },
    });
  }
}
