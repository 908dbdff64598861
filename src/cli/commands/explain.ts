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
import type { VerificationRecord, World } from '../../engine/ports.ts';
import { NOTHING_TOLD } from '../../engine/unknown-facts.ts';
import type { Pool } from '../../store/index.ts';
import { explainedInWords } from '../explained.ts';
import { type Io, say, sayUsage } from '../io.ts';
import { masterKeys } from '../keys-in-folder.ts';
import { namedService } from '../named-service.ts';
import { openDatabase } from '../open-database.ts';
import { readSettings } from '../read-settings.ts';
import { openReadingWorld } from '../reading-world.ts';
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
  const { id: service, brand } = namedService(settings, wanted.service);
  const what = wanted.what === '-' ? await text(process.stdin) : wanted.what;
  const world = await openReadingWorld(pool, settings, masters, service);
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
