/** The HTTP server: the native API, the pages, and what tools ask of a running service. It knows the engine and no SQL. */
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { CountersignError } from '../engine/errors.ts';
import { ROUTE_LIST } from '../protocol/routes.ts';
import { allowOrigins } from './cross-origin.ts';
import { assertDevelopment } from './development.ts';
import { registerDocs } from './docs.ts';
import { decodeText, parseJson } from './json-body.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { readiness, takeReports } from './native/operations.ts';
import { registerNative } from './native/register.ts';
import { registerPages } from './pages/register-pages.ts';
import type { ServerWorld } from './ports.ts';
import { asCountersignError, sendProblem } from './problems.ts';
import { boundCalls } from './under-way.ts';

const BODY_LIMIT = 64 * 1024;
/** A thousand reports, each with long ids. */
const REPORTS_LIMIT = 256 * 1024;
const REQUEST_TIMEOUT_MS = 30_000;
/** How often Node looks who is past it. */
const TIMEOUT_CHECK_MS = 5_000;

function readBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (_: FastifyRequest, bytes: Buffer) =>
    bytes.length === 0 ? undefined : parseJson(decodeText(bytes)),
  );
}

/** Reports are signed over the bytes as they came: what nobody signed is not looked into. */
async function registerReports(app: FastifyInstance, server: ServerWorld): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (_: FastifyRequest, bytes: Buffer) =>
      decodeText(bytes),
    );
    scope.post('/v1/senders/:id/reports', { bodyLimit: REPORTS_LIMIT }, async (request, reply) => {
      const { id } = request.params as { id: string };
      const raw = (request.body as string | undefined) ?? '';
      return reply.code(202).send(await takeReports(server, id, request.headers as Record<string, string>, raw));
    });
  });
}

function registerOperations(app: FastifyInstance, server: ServerWorld, metrics: Metrics): void {
  app.get('/healthz', async () => ({ status: 'live' }));
  app.get('/readyz', async () => {
    if ((await readiness(server)) !== null) throw new CountersignError('not_ready', [], 1);
    return { status: 'ready' };
  });
  app.get('/metrics', async (_, reply) => reply.type(metrics.contentType).send(await metrics.text()));
  app.get('/.well-known/jwks.json', async (_, reply) =>
    reply.header('cache-control', 'public, max-age=300').send(server.jwks()),
  );
  app.get('/dev/inbox/messages', async (request) => {
    assertDevelopment(server, request);
    const { to } = request.query as { to?: string };
    return { messages: server.inbox!.messages(to) };
  });
}

const PATTERNS = ROUTE_LIST.map(({ method, path }) => ({
  method,
  pattern: new RegExp(`^${path.replace(/:[a-zA-Z]+/g, '[^/]+')}$`),
}));

/** The methods that a known path takes; none where there is no such path. */
function methodsOf(request: FastifyRequest): readonly string[] {
  const path = request.url.split('?')[0]!;
  return [...new Set(PATTERNS.filter((p) => p.pattern.test(path)).map((p) => p.method))];
}

function refuseUnknown(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const methods = methodsOf(request);
  if (methods.length === 0 || methods.includes(request.method as 'GET'))
    return sendProblem(reply, new CountersignError('not_found'), request.id);
  const problem = { path: 'method', message: `must be ${methods.join(' or ')}` };
  return sendProblem(
    reply.header('allow', methods.join(', ')),
    new CountersignError('method_not_allowed', [problem]),
    request.id,
  );
}

function answerErrors(app: FastifyInstance, server: ServerWorld): void {
  app.setNotFoundHandler(refuseUnknown);
  app.setErrorHandler((error, request, reply) => {
    const known = asCountersignError(error);
    // Whoever hangs up in the middle of a body is no failure of ours.
    const isGone = request.raw.readableAborted;
    if (!isGone && (known.code === 'internal' || known.code === 'not_ready'))
      server.log('warn', 'request.failed', {
        request: request.id,
        route: request.routeOptions.url,
        ...server.describe(error),
      });
    // What is refused before it was read is not waited for.
    if (!request.raw.complete) reply.header('connection', 'close');
    return sendProblem(reply, known, request.id);
  });
}

export async function createServer(server: ServerWorld): Promise<FastifyInstance> {
  const app = Fastify({
    logger: false,
    trustProxy: server.trustProxy.length > 0 ? [...server.trustProxy] : false,
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT_MS,
    http: { connectionsCheckingInterval: TIMEOUT_CHECK_MS },
    keepAliveTimeout: 60_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
    genReqId: () => `req_${Buffer.from(server.world.random.bytes(9)).toString('base64url')}`,
    requestIdHeader: false,
    exposeHeadRoutes: true,
    // Paths that cannot be read at all never reach a route, nor the handlers below.
    frameworkErrors: (_, request, reply) => sendProblem(reply, new CountersignError('not_found'), request.id),
  });
  const metrics = createMetrics(server.shadowCounts);
  app.addHook('onRequest', async (_, reply) => {
    reply.headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
  });
  app.addHook('onResponse', async (request, reply) =>
    metrics.answered(request.routeOptions.url ?? 'unknown', reply.statusCode, reply.elapsedTime / 1000),
  );
  const underWay = boundCalls();
  app.addHook('onRequest', underWay.keyless);
  allowOrigins(app);
  readBodies(app);
  answerErrors(app, server);
  registerOperations(app, server, metrics);
  await registerReports(app, server);
  registerNative(app, server, metrics, underWay);
  const docsHtml = registerDocs(app, server.version);
  await registerPages(app, {
    engine: server.engine,
    services: server.services,
    clock: server.world.clock,
    secrets: server.pagesSecrets,
    hasInbox: server.inbox !== null,
    docsHtml: () => docsHtml,
    troubled: (error, request) =>
      server.log('warn', 'page.failed', {
        request: request.id,
        route: request.routeOptions.url,
        ...server.describe(error),
      }),
  });
  await app.ready();
  return app;
}
