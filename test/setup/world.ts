/** A whole engine on a real database, with a clock, random bytes and an inbox of the test's own. */

import { createInbox } from '../../src/channels/inbox.ts';
import { createEngine, type Engine } from '../../src/engine/engine.ts';
import type { Requester, Service } from '../../src/engine/model.ts';
import { DEFAULT_POLICY, type Policy } from '../../src/engine/policy.ts';
import type { Puzzles, Sender, World } from '../../src/engine/ports.ts';
import { parseRequest, type RequestInput } from '../../src/engine/request/parse-request.ts';
import { type OpenSigner, type OpenVault, openSigner, openStore, openVault, type Pool } from '../../src/store/index.ts';
import { fakeClock, seededRandom } from '../../src/testing/index.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';

export const MASTER = Buffer.alloc(32, 7);
export const START = Date.parse('2026-11-20T12:00:00.000Z');

export const LUMEN: Service = {
  id: 'lumen',
  brand: 'Lumen',
  domain: 'lumen.example',
  supportUrl: 'https://lumen.example/help',
  regions: ['US', 'DE'],
  allowCountries: ['*'],
  allowFictional: true,
};

/** A puzzle whose solution is its own challenge: for tests of what surrounds it. */
export const easyPuzzles: Puzzles = {
  make: async (_secret, verification) => `puzzle ${verification}`,
  judge: async (_secret, verification, challenge, solution) =>
    solution === challenge && challenge === `puzzle ${verification}`,
};

/** With what a node has beside its ports: a vault that learns, a signer that publishes. */
export type OpenWorld = World & { readonly vault: OpenVault; readonly signer: OpenSigner };

export interface TestWorld {
  readonly world: OpenWorld;
  readonly engine: Engine;
  readonly database: TestDatabase;
  readonly clock: ReturnType<typeof fakeClock>;
  readonly inbox: ReturnType<typeof createInbox>;
  readonly service: Service;
  /** Another engine on the same database, as another node would be. */
  another(pool: Pool): Promise<Engine>;
  /** The same with its world at hand, and with master keys of its own. */
  node(pool: Pool, masters?: readonly Uint8Array[]): Promise<{ readonly engine: Engine; readonly world: OpenWorld }>;
  /** Asks for a code, delivers it, and answers the verification with what stands in the inbox. */
  send(input: Partial<RequestInput> & { to?: string }, requester?: Partial<Requester>): Promise<SentCode>;
}

export interface SentCode {
  readonly id: string;
  readonly outcome: string;
  readonly reason: string;
  readonly text: string;
  readonly code: string;
  readonly reference: string;
}

export const NOBODY_KNOWN: Requester = {
  network: null,
  neighbourhood: null,
  asn: null,
  country: null,
  device: null,
  deviceSigned: false,
  session: null,
  client: null,
  actor: null,
  apiKey: 'k-test',
  grant: null,
};

export interface WorldOptions {
  readonly policy?: Partial<Policy>;
  readonly services?: readonly Service[];
  readonly senders?: readonly Sender[];
  readonly seed?: number;
  /** A policy that is tried beside it. */
  readonly shadow?: World['shadow'];
}

async function makeWorld(
  pool: Pool,
  parts: Pick<World, 'clock' | 'random' | 'senders' | 'services' | 'policy' | 'shadow'>,
  masters: readonly Uint8Array[] = [MASTER],
): Promise<OpenWorld> {
  const vault = await openVault(
    pool,
    masters,
    parts.services.map((s) => s.id),
  );
  return { ...parts, store: openStore(pool, vault), vault, signer: openSigner(vault), puzzles: easyPuzzles, epoch: 1 };
}

export function codeIn(text: string): string {
  return /\d{4,12}/.exec(text)?.[0] ?? '';
}

export function referenceIn(text: string): string {
  return /Ref ([A-Z]{10})/.exec(text)?.[1] ?? '';
}

export async function openTestWorld(options: WorldOptions = {}): Promise<TestWorld> {
  const database = await openTestDatabase();
  const clock = fakeClock(START);
  const inbox = createInbox();
  const services = options.services ?? [LUMEN];
  const parts = {
    clock,
    random: seededRandom(options.seed ?? 1),
    senders: options.senders ?? [inbox],
    services,
    policy: { ...DEFAULT_POLICY, ...options.policy },
    shadow: options.shadow ?? null,
  };
  const world = await makeWorld(database.pool, parts);
  const engine = createEngine(world);
  const service = services[0]!;

  async function node(pool: Pool, masters?: readonly Uint8Array[]) {
    const random = seededRandom(Math.floor(Math.random() * 1e9));
    const world = await makeWorld(pool, { ...parts, random }, masters);
    return { world, engine: createEngine(world) };
  }

  async function send(
    input: Partial<RequestInput> & { to?: string },
    requester: Partial<Requester> = {},
  ): Promise<SentCode> {
    const parsed = parseRequest(service, { purpose: 'sign_in', ...input }, 'k-test');
    const [issued] = await engine.request([{ ...parsed, requester: { ...NOBODY_KNOWN, ...requester } }]);
    inbox.clear();
    while ((await engine.deliver()) > 0);
    const text = inbox.messages()[0]?.text ?? '';
    return {
      id: issued!.verification ?? '',
      outcome: issued!.decision.outcome,
      reason: issued!.decision.reason,
      text,
      code: codeIn(text),
      reference: referenceIn(text),
    };
  }

  return {
    world,
    engine,
    database,
    clock,
    inbox,
    service,
    another: async (pool) => (await node(pool)).engine,
    node,
    send,
  };
}
