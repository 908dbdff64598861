/** A running service for tests of the wire: the real server on a real database, asked over a real socket on loopback. */
import type { AddressInfo } from 'node:net';
import { after } from 'node:test';
import { gatherKeys } from '../../src/cli/gathered.ts';
import { keptAnswers } from '../../src/cli/kept-answers.ts';
import { openDoor } from '../../src/engine/door/door.ts';
import type { ServerWorld } from '../../src/server/ports.ts';
import { createServer } from '../../src/server/server.ts';
import * as store from '../../src/store/index.ts';
import { openTestWorld, type TestWorld, type WorldOptions } from './world.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
  readonly body: any;
}

export interface TestServer extends TestWorld {
  readonly base: string;
  readonly key: string;
  /** A key of the given kind, scopes and origins. */
  newKey(options: {
    service?: string;
    kind?: 'secret' | 'publishable';
    scopes?: readonly string[];
    origins?: readonly string[];
  }): Promise<string>;
  call(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Reply>;
  /** Sends what is in the outbox, and answers the newest message to an address. */
  inboxText(to: string): Promise<string>;
  readonly logged: string[];
}

export interface ServerOptions extends WorldOptions {
  readonly trustProxy?: readonly string[];
  readonly readReports?: ServerWorld['readReports'];
}

function worldOf(test: TestWorld, options: ServerOptions, developmentKey: string, logged: string[]): ServerWorld {
  const { pool } = test.database;
  const { world, engine } = test;
  return {
    engine,
    door: openDoor(engine),
    world,
    services: world.services,
    findKey: gatherKeys(pool),
    idempotency: keptAnswers(pool, world),
    readReports: options.readReports ?? (() => ({ error: 'unknown' })),
    jwks: () => world.signer.jwks(),
    readiness: async () => null,
    shadowCounts: () => [],
    wake: () => {},
    developmentKey,
    inbox: test.inbox,
    trustProxy: options.trustProxy ?? [],
    version: 'test',
    pagesSecrets: () => [Buffer.alloc(32, 9)],
    describe: (error) => ({ error: (error as Error).stack }),
    log: (level, what, detail) => void logged.push(JSON.stringify({ level, what, ...detail })),
  };
}

export async function openTestServer(options: ServerOptions = {}): Promise<TestServer> {
  const test = await openTestWorld(options);
  const { pool } = test.database;
  const newKey: TestServer['newKey'] = async ({
    service = 'lumen',
    kind = 'secret',
    scopes = store.SCOPES,
    origins = [],
  }) => {
    const token = store.newKeyToken(kind);
    await store.addApiKey(pool, token, { service, kind, scopes, origins });
    return token;
  };
  const key = await newKey({});
  const logged: string[] = [];
  const app = await createServer(worldOf(test, options, key, logged));
  await app.listen({ host: '127.0.0.1', port: 0 });
  after(() => app.close());
  const base = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;

  const call: TestServer['call'] = async (method, path, body, headers = {}) => {
    const raw = typeof body === 'string' || body instanceof Uint8Array;
    const response = await fetch(base + path, {
      method,
      redirect: 'manual',
      headers: {
        authorization: `Bearer ${key}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: raw ? (body as string) : JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = (response.headers.get('content-type') ?? '').includes('json');
    return { status: response.status, headers: response.headers, body: json && text ? JSON.parse(text) : text };
  };
  const inboxText = async (to: string) => {
    while ((await test.engine.deliver()) > 0);
    return test.inbox.messages(to)[0]?.text ?? '';
  };
  return { ...test, base, key, newKey, call, inboxText, logged };
}
