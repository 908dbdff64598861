/**
 * Browsers may call the few routes of publishable keys from other origins. The browser is told so here; whether an origin may use a
 * key is judged at the call, by the key itself. No cookie is ever involved.
 */
import type { FastifyInstance } from 'fastify';
import { ROUTE_LIST } from '../protocol/routes.ts';

const HEADERS = 'authorization, content-type, idempotency-key, countersign-device';

export function allowOrigins(app: FastifyInstance): void {
  const open = ROUTE_LIST.filter((route) => route.access.kind === 'key' && route.access.publishable);
  const paths = new Set(open.map((route) => route.path));
  app.addHook('onSend', async (request, reply) => {
    if (request.headers.origin !== undefined && paths.has(request.routeOptions.url ?? '')) {
      reply.headers({
        'access-control-allow-origin': request.headers.origin,
        vary: 'origin',
        'access-control-expose-headers': 'retry-after',
      });
    }
  });
  for (const path of paths) {
    app.options(path, async (_, reply) =>
      reply
        .code(204)
        .headers({
          'access-control-allow-methods': 'POST',
          'access-control-allow-headers': HEADERS,
          'access-control-max-age': '600',
        })
        .send(),
    );
  }
}
