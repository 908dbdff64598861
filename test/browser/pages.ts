/** The pages alone, on a real engine and a real database: for what is said over HTTP, from networks of a test's choice. */
import type { AddressInfo } from 'node:net';
import { after } from 'node:test';
import Fastify, { type FastifyInstance } from 'fastify';
import { registerPages } from '../../src/server/pages/register-pages.ts';
import type { TestWorld } from '../setup/world.ts';

export interface ServedPages {
  readonly app: FastifyInstance;
  readonly base: string;
  /** What went wrong inside, if anything did. */
  readonly troubles: readonly unknown[];
}

export interface ServeOptions {
  readonly hasInbox?: boolean;
  readonly trustProxy?: boolean;
}

export async function servePages(
  test: TestWorld,
  { hasInbox = true, trustProxy = false }: ServeOptions = {},
): Promise<ServedPages> {
  const app = Fastify({ trustProxy });
  const troubles: unknown[] = [];
  await registerPages(app, {
    engine: test.engine,
    services: test.world.services,
    clock: test.clock,
    secrets: () => [new Uint8Array(32).fill(5)],
    hasInbox,
    docsHtml: () =>
      '<!doctype html><html lang="en"><title>Documentation</title><main><h1>Documentation</h1></main></html>',
    troubled: (error) => troubles.push(error),
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  after(() => app.close());
  return { app, troubles, base: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}` };
}
