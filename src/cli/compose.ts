/** The composition root: settings in, a running node out. Everything is opened in one order and closed in the opposite one. */
import { readWebhookReports } from '../channels/webhook.ts';
import { openDoor } from '../engine/door/door.ts';
import { createEngine } from '../engine/engine.ts';
import type { Service } from '../engine/model.ts';
import type { World } from '../engine/ports.ts';
import type { ReportReading, ServerWorld } from '../server/ports.ts';
import { altchaPuzzles } from '../sources/puzzles.ts';
import * as store from '../store/index.ts';
import { type Dispatcher, startDispatcher } from './dispatch.ts';
import { gatherKeys } from './gathered.ts';
import { keepRulesOf } from './keep-rules.ts';
import { keptAnswers } from './kept-answers.ts';
import { developmentKey, masterKeys } from './keys-in-folder.ts';
import { describeError, type Log } from './log.ts';
import { longestSpanSeconds } from './longest-span.ts';
import { type OpenDatabase, openDatabase } from './open-database.ts';
import { type OpenPolicies, openPolicies } from './open-policies.ts';
import { type OpenSenders, openSenders } from './open-senders.ts';
import type { Settings } from './settings.ts';
import { VERSION } from './version.ts';

export interface RunningNode {
  readonly server: ServerWorld;
  /** The ready key of development; null in production. */
  readonly key: string | null;
  /** Begins no more messages; what is under way is finished or cut off, and what was not begun is back in the outbox. */
  stopSending(): Promise<void>;
  /** Closes what was opened. */
  close(): Promise<void>;
}

export interface ComposeOptions {
  readonly settings: Settings;
  readonly env: NodeJS.ProcessEnv;
  readonly log: Log;
  /** The node cannot go on: the embedded database ended by itself. */
  readonly onLost: (why: Error) => void;
}

const servicesOf = (settings: Settings, fictional: boolean): readonly Service[] =>
  settings.services.map((s) => ({ ...s, allowCountries: s.allowCountries ?? [], allowFictional: fictional }));

/** The way back from the gateways, each by its own secret. A sender serves every service, so the message says which. */
function reportReader(settings: Settings, world: World): ServerWorld['readReports'] {
  return (sender, headers, rawBody): ReportReading => {
    const setting = settings.senders.find((s) => s.id === sender);
    if (setting?.kind !== 'webhook') return { error: 'unknown' };
    const read = readWebhookReports([setting.secret], headers, rawBody, world.clock.now());
    if ('error' in read) return read;
    return { reports: read.reports.map((r) => ({ ...r, service: null, sender })) };
  };
}

async function openWorld(
  options: ComposeOptions,
  pool: store.Pool,
  clock: store.DatabaseClock,
  senders: OpenSenders,
  { policy, shadow }: OpenPolicies,
): Promise<World & { vault: store.OpenVault; signer: store.OpenSigner }> {
  const { settings, env } = options;
  const services = servicesOf(settings, senders.inbox !== null);
  const vault = await store.openVault(
    pool,
    masterKeys(env, settings.dataDir),
    services.map((s) => s.id),
  );
  return Object.freeze({
    store: store.openStore(pool, vault),
    vault,
    signer: store.openSigner(vault),
    clock,
    random: { bytes: store.randomBytes },
    puzzles: altchaPuzzles,
    senders: senders.senders,
    services,
    policy,
    shadow,
    epoch: await store.readEpoch(pool),
  });
}

/** The key that `npm start` prints: every scope, kept in DATA_DIR. */
async function readyKey({ settings, env }: ComposeOptions, pool: store.Pool): Promise<string | null> {
  if (env.NODE_ENV === 'production') return null;
  const token = developmentKey(settings.dataDir);
  await store.addApiKey(pool, token, {
    service: settings.services[0]!.id,
    kind: 'secret',
    scopes: store.SCOPES,
    origins: [],
  });
  return token;
}

function readinessOf(
  pool: store.Pool,
  clock: store.DatabaseClock,
  vault: store.OpenVault,
): () => Promise<string | null> {
  return async () => {
    if (vault.locked().lost.length > 0) return 'a key in the database opens with no key in COUNTERSIGN_KEY';
    if (Math.abs(clock.skew()) > store.SKEW_MAX_MS) return 'the clock of this node is off by more than two seconds';
    return await pool.query('select 1').then(
      () => null,
      () => 'the database is out of reach',
    );
  };
}

/** A new database fills faster than it looks at itself: after 5, 10, 20, … seconds, and every ten minutes from then on. */
const isWorthMeasuring = (rounds: number): boolean =>
  rounds % 128 === 0 || (rounds < 128 && (rounds & (rounds - 1)) === 0);

function once(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= run();
    return running;
  };
}

export async function compose(options: ComposeOptions): Promise<RunningNode> {
  const { settings, env, log } = options;
  const database: OpenDatabase = await openDatabase(settings, options.onLost);
  const { pool } = database;
  const opened: (() => Promise<unknown>)[] = [() => database.close()];
  const close = async () => {
    for (const end of opened.reverse()) await end().catch((error) => log('warn', 'close', describeError(error)));
  };
  try {
    const clock = await store.openDatabaseClock(pool, Date.now);
    const senders = openSenders(settings.senders, env.NODE_ENV === 'production', clock);
    const policies = await openPolicies(options.settings, pool, clock.now(), log);
    const world = await openWorld(options, pool, clock, senders, policies);
    const engine = createEngine(world);
    // Nobody else is on an embedded database: what is leased there was left by a process that is gone.
    await engine.recover(database.embedded);
    let rounds = 0;
    let unreadable = 0;
    const keep = store.keepSpace(pool, keepRulesOf(settings), {
      onDropped: ({ name, bytes }) => log('info', 'part.dropped', { part: name, bytes }),
      onMade: (parts) => log('info', 'parts.made', { parts }),
      onError: (what, error) => log('warn', `keep.${what}`, describeError(error)),
    });
    const upkeep = async () => {
      await clock.measure();
      await world.vault.refresh();
      const locked = world.vault.locked().all.length;
      if (locked > 0) log('warn', 'keys.locked', { keys: locked, says: 'no key in COUNTERSIGN_KEY opens them' });
      if (world.vault.unreadable() > unreadable) {
        unreadable = world.vault.unreadable();
        log('warn', 'sealed.unreadable', {
          times: unreadable,
          says: 'something sealed was altered, or its key is lost',
        });
      }
      await keep(clock.now());
      await store.settleMoves(pool, clock.now(), longestSpanSeconds(world.policy));
      await store.endPurses(pool, clock.now(), world.policy.budget.windowDays);
      rounds += 1;
      if (database.embedded && isWorthMeasuring(rounds)) await store.learnSizes(pool);
    };
    const dispatcher: Dispatcher = startDispatcher({
      engine,
      upkeep,
      random: Math.random,
      onError: (what, error) => log('warn', what, describeError(error)),
    });
    // A gateway that never answers must not hold the node: closing a sender cuts off what it waits for.
    const stopSending = once(async () => {
      const passEnded = dispatcher.stop();
      await Promise.all(senders.senders.map((s) => s.close()));
      await passEnded;
    });
    opened.push(() => engine.flush(true), stopSending);
    const key = await readyKey(options, pool);
    const server: ServerWorld = Object.freeze({
      engine,
      door: openDoor(engine),
      world,
      services: world.services,
      findKey: gatherKeys(pool),
      idempotency: keptAnswers(pool, world),
      readReports: reportReader(settings, world),
      jwks: () => world.signer.jwks(),
      readiness: readinessOf(pool, clock, world.vault),
      shadowCounts: () => policies.shadow?.counts() ?? [],
      wake: () => dispatcher.wake(),
      inbox: senders.inbox,
      developmentKey: key,
      trustProxy: settings.trustProxy,
      version: VERSION,
      pagesSecrets: () => world.vault.secretsFor(world.services[0]!.id, 'pages'),
      describe: describeError,
      log,
    });
    return { server, key, stopSending, close };
  } catch (error) {
    await close();
    throw error;
  }
}
