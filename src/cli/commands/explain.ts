/** `countersign explain`: one verification in words, by its id or by the reference in its message. */
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { readReference } from '../../engine/codes/read.ts';
import { createEngine, type Engine } from '../../engine/engine.ts';
import type { EventType } from '../../engine/events.ts';
import type { Recalled } from '../../engine/explain/recall.ts';
import type { ToldFacts } from '../../engine/facts.ts';
import { COMPLAINTS } from '../../engine/model.ts';
import { DEFAULT_POLICY } from '../../engine/policy.ts';
import type { VerificationRecord, World } from '../../engine/ports.ts';
import { NOTHING_TOLD } from '../../engine/unknown-facts.ts';
import { altchaPuzzles } from '../../sources/puzzles.ts';
import {
  openDatabaseClock,
  openSigner,
  openStore,
  openVault,
  type Pool,
  randomBytes,
  readEpoch,
} from '../../store/index.ts';
import { explainedInWords } from '../explained.ts';
import { type Io, say, sayUsage } from '../io.ts';
import { masterKeys } from '../keys-in-folder.ts';
import { openDatabase } from '../open-database.ts';
import { readSettings, SettingsWrong } from '../read-settings.ts';
import type { Settings } from '../settings.ts';

const USAGE = `usage: countersign explain VERIFICATION|REFERENCE [--service ID]

  VERIFICATION  ver_ and 32 signs, as the API answers it
  REFERENCE     the ten letters behind Ref in the message; - reads either from standard input
  --service     whose it is (the first in the settings)
`;

interface Wanted {
  readonly what: string;
  readonly service: string | null;
}

function readArguments(args: readonly string[]): Wanted | undefined {
  try {
    const options = { service: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return positionals.length === 1 ? { what: positionals[0]!, service: values.service ?? null } : undefined;
  } catch {
    return undefined;
  }
}

/** An engine that reads: it has no senders. */
async function openWorld(
  pool: Pool,
  settings: Settings,
  masters: readonly Uint8Array[],
  service: string,
): Promise<World> {
  const vault = await openVault(pool, masters, [service]);
  const services = settings.services.map((one) => ({ ...one, allowCountries: [], allowFictional: true }));
  const clock = await openDatabaseClock(pool, Date.now);
  const ports = { vault, store: openStore(pool, vault), signer: openSigner(vault), clock, puzzles: altchaPuzzles };
  const rest = { random: { bytes: randomBytes }, senders: [], services, policy: DEFAULT_POLICY, shadow: null };
  return { ...ports, ...rest, epoch: await readEpoch(pool) };
}

async function findVerification({ store, vault }: World, service: string, what: string): Promise<string | undefined> {
  if (/^ver_[0-9a-f]{32}$/.test(what)) return what;
  const letters = readReference(what);
  if (letters === undefined) return undefined;
  return (await store.findByReference(service, vault.mark(service, 'reference', letters)))?.verification;
}

const ACTS: readonly ToldFacts['says'][] = ['it_was_me', 'not_me', 'i_shared_it', 'not_my_account'];

/** What whoever holds the message said of it by then: it is on record, and counts. */
function toldOf({ events }: VerificationRecord): ToldFacts {
  const last = (type: EventType, name: string) => events.findLast((event) => event.type === type)?.body[name];
  const complaint = COMPLAINTS.find((one) => one === last('explanation.asked', 'complaint')) ?? null;
  const says = ACTS.find((one) => one === last('holder.acted', 'action')) ?? null;
  return { ...NOTHING_TOLD, complaint, says };
}

/** All that is known of it by now; undefined: there is none, or its person was erased. */
async function recall(engine: Engine, service: string, id: string): Promise<Recalled | undefined> {
  const recalled = await engine.diagnose(service, id);
  if (!recalled || recalled.record.verification.personKey === null) return undefined;
  return await engine.diagnose(service, id, toldOf(recalled.record));
}

const NOT_FOUND = `There is no such verification: not of this service, too long ago, or of somebody who was erased.
`;

async function explainOn(
  pool: Pool,
  settings: Settings,
  masters: readonly Uint8Array[],
  wanted: Wanted,
  io: Io,
): Promise<number> {
  const setting =
    wanted.service === null ? settings.services[0] : settings.services.find(({ id }) => id === wanted.service);
  if (!setting) throw new SettingsWrong('--service: must be the id of a service in the settings.');
  const { id: service, brand } = setting;
  const what = wanted.what === '-' ? await text(process.stdin) : wanted.what;
  const world = await openWorld(pool, settings, masters, service);
  const id = await findVerification(world, service, what.trim());
  const engine = createEngine(world);
  const recalled = id === undefined ? undefined : await recall(engine, service, id);
  const view = recalled && (await engine.read(service, recalled.record.verification.id, true));
  if (!view) return say(io.stderr, NOT_FOUND, 1);
  return say(io.stdout, explainedInWords({ view, recalled, brand }), 0);
}

/** Answers the exit status: 0 explained, 1 there is none, 2 asked for wrongly. */
export async function runExplain(args: readonly string[], env: NodeJS.ProcessEnv, io: Io): Promise<number> {
  const wanted = readArguments(args);
  if (!wanted) return sayUsage(io, USAGE);
  const settings = readSettings(env);
  const masters = masterKeys(env, resolve(settings.dataDir));
  const database = await openDatabase(settings, () => {});
  try {
    return await explainOn(database.pool, settings, masters, wanted, io);
  } finally {
    await database.close();
  }
}
