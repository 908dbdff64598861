/** `countersign export`: the history of a service as a trace, with other names in place of names. */
import { resolve } from 'node:path';
import type { Store, VerificationRecord } from '../../engine/ports.ts';
import type { AddressBody } from '../../engine/subjects/bodies.ts';
import { openAddress, openAddresses } from '../../engine/subjects/sealed.ts';
import {
  type ExportedHistory,
  ExportStopped,
  exportHistory,
  type History,
} from '../../replay/export/export-history.ts';
import {
  EXPORT_USAGE,
  type ExportArguments,
  ExportArgumentsWrong,
  readExportArguments,
} from '../../replay/export/read-arguments.ts';
import { createProgress } from '../../replay/progress.ts';
import {
  findDecisionReach,
  madeAt,
  type OpenVault,
  openStore,
  openVault,
  type Pool,
  randomBytes,
  readRecords,
  readSubjectSlice,
  readVerificationIds,
  readWorldFacts,
} from '../../store/index.ts';
import { type Io, say } from '../io.ts';
import { masterKeys } from '../keys-in-folder.ts';
import { openDatabase } from '../open-database.ts';
import { readSettings, SettingsWrong } from '../read-settings.ts';
import { openWritten } from '../written.ts';

async function addressesOf(store: Store, vault: OpenVault, records: readonly VerificationRecord[]) {
  const refs = records.map(({ verification: v }) => ({
    service: v.service,
    kind: 'address' as const,
    key: v.addressKey,
  }));
  const subjects = await store.readSubjects(refs);
  return records.map(({ verification }, i) => {
    const to = openAddress(vault, verification);
    return to && { to: to.value, body: (subjects[i]?.body ?? {}) as AddressBody };
  });
}

async function historyIn(pool: Pool, vault: OpenVault, span: ExportArguments): Promise<History> {
  const store = openStore(pool, vault);
  const { service } = span;
  const found = await findDecisionReach(pool, span);
  const [first, last] = [found?.first ?? 0, found?.last ?? 0];
  return {
    verifications: (after, most) => readVerificationIds(pool, span, after, most),
    records: (ids) => readRecords(pool, service, ids),
    addresses: (records) => addressesOf(store, vault, records),
    subjects: (kind, after, most) => readSubjectSlice(pool, service, kind, after, most),
    open: (subject) => openAddresses(vault, service, [subject])[0]?.value ?? null,
    world: () => readWorldFacts(pool, span),
    reach: (id) => ({ done: madeAt(id) - first, all: Math.max(1, last - first) }),
  };
}

interface Doing {
  readonly wanted: ExportArguments;
  readonly env: NodeJS.ProcessEnv;
  readonly io: Io;
  readonly signal: AbortSignal;
}

async function writeHistory({ wanted, io, signal }: Doing, history: History): Promise<ExportedHistory> {
  const { out, service, since, until } = wanted;
  const progress = createProgress({ write: io.stderr, isTerminal: process.stderr.isTTY, now: () => performance.now() });
  const written = await openWritten(out);
  try {
    const of = JSON.stringify({ service, since, until });
    const how = { history, of, newKey: () => randomBytes(32), folder: `${out}.work`, since, until, progress, signal };
    const exported = await exportHistory({ ...how, write: written.write });
    await written.keep();
    return exported;
  } catch (error) {
    await written.drop();
    throw error;
  } finally {
    progress.end();
  }
}

async function exportThem(doing: Doing): Promise<ExportedHistory> {
  const { wanted, env } = doing;
  const settings = readSettings(env);
  if (!settings.services.some(({ id }) => id === wanted.service))
    throw new SettingsWrong('--service: must be the id of a service in the settings.');
  const masters = masterKeys(env, resolve(settings.dataDir));
  const database = await openDatabase(settings, () => {});
  try {
    const vault = await openVault(database.pool, masters, [wanted.service]);
    return await writeHistory(doing, await historyIn(database.pool, vault, wanted));
  } finally {
    await database.close();
  }
}

function summaryOf({ verifications, events, erased, nobody, resumed }: ExportedHistory, out: string): string {
  const left = [
    ...(erased > 0 ? [`of people who were erased: ${erased}`] : []),
    ...(nobody > 0 ? [`for nobody: ${nobody}`] : []),
  ];
  return `${events} events of ${verifications} verifications${resumed ? ', a stopped run gone on with' : ''}: ${out}\n${
    left.length > 0 ? `left out, ${left.join('; ')}\n` : ''
  }`;
}

/** Answers the exit status: 0 done, 1 stopped or nowhere to write, 2 asked for wrongly. */
export async function runExport(argv: readonly string[], env: NodeJS.ProcessEnv, io: Io): Promise<number> {
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    const wanted = readExportArguments(argv);
    return say(io.stdout, summaryOf(await exportThem({ wanted, env, io, signal: stopping.signal }), wanted.out), 0);
  } catch (error) {
    if (error instanceof ExportArgumentsWrong) return say(io.stderr, `${error.message}\n${EXPORT_USAGE}`, 2);
    if (error instanceof ExportStopped) return say(io.stderr, 'Stopped. The same command goes on from here.\n', 1);
    const { code, path } = error as NodeJS.ErrnoException;
    if (code === undefined || path === undefined) throw error;
    return say(io.stderr, `${path}: ${code}\n`, 1);
  } finally {
    process.removeListener('SIGINT', stop).removeListener('SIGTERM', stop);
  }
}
