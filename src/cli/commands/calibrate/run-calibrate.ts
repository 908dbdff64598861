/**
 * `countersign calibrate`: weights fitted from a trace and its truth, and what they are worth on what they were not fitted from.
 * What was learned of the trace can be kept, and fitted again.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { JUDGED_WEIGHTS } from '../../../engine/causes/judged-weights.ts';
import type { Weights } from '../../../engine/causes/weights.ts';
import {
  CALIBRATE_USAGE,
  type CalibrateArguments,
  readCalibrateArguments,
} from '../../../replay/calibrate/calibrate-arguments.ts';
import { diagnosisPage } from '../../../replay/calibrate/diagnosis-page.ts';
import { DEFAULT_FIT, type Fitted, fit } from '../../../replay/calibrate/fit.ts';
import { fitBefore } from '../../../replay/calibrate/fit-before.ts';
import type { LabelledRow } from '../../../replay/calibrate/labelled-row.ts';
import { TruthError } from '../../../replay/calibrate/read-truth.ts';
import { reliabilityPlot } from '../../../replay/calibrate/reliability-plot.ts';
import { readRows } from '../../../replay/calibrate/rows-file.ts';
import { sayReport } from '../../../replay/calibrate/say-report.ts';
import { weightsText } from '../../../replay/calibrate/write-weights.ts';
import { createProgress } from '../../../replay/progress.ts';
import { ArgumentsWrong } from '../../../replay/read-arguments.ts';
import { ReplayStopped } from '../../../replay/replay.ts';
import { failureOf } from '../../../replay/summary.ts';
import type { Io } from '../../io.ts';
import { masterKeys } from '../../keys-in-folder.ts';
import { namedService } from '../../named-service.ts';
import { openDatabase } from '../../open-database.ts';
import { readSettings } from '../../read-settings.ts';
import { confirmedRows } from './confirmed-rows.ts';
import { playedRows } from './played-rows.ts';

interface Doing {
  readonly wanted: CalibrateArguments;
  readonly env: NodeJS.ProcessEnv;
  readonly io: Io;
  readonly signal: AbortSignal;
}

/** What the staff of the service confirmed, in the database that the settings name. */
async function historyRows(
  { service }: NonNullable<CalibrateArguments['history']>,
  env: NodeJS.ProcessEnv,
  goOn: () => void,
): Promise<readonly LabelledRow[]> {
  const settings = readSettings(env);
  const { id } = namedService(settings, service);
  const masters = masterKeys(env, resolve(settings.dataDir));
  const database = await openDatabase(settings, () => {});
  try {
    return await confirmedRows(database.pool, settings, masters, id, goOn);
  } finally {
    await database.close();
  }
}

async function calibrate({ wanted, env, io, signal }: Doing): Promise<FittedBoth> {
  const now = () => performance.now();
  const progress = createProgress({ write: io.stderr, isTerminal: process.stderr.isTTY, now });
  const goOn = () => {
    if (signal.aborted) throw new ReplayStopped('stopped');
  };
  try {
    const { played, rows: path, strengths, history } = wanted;
    const confirmed = history ? await historyRows(history, env, goOn) : [];
    if (history) io.stdout(`${confirmed.filter(({ kind }) => kind === 'request').length} confirmed causes\n`);
    const kept = path !== null && !played ? await readRows(path) : [];
    const rows = [...kept, ...(played ? await playedRows(played, path, progress, signal) : []), ...confirmed];
    const onProgress = async (done: number, all: number) => {
      progress.show(done, all, () => `${done} of ${all} fits`);
      await setImmediate();
      goOn();
    };
    const fitted = await fit(rows, JUDGED_WEIGHTS, { onProgress, strengths: strengths ?? DEFAULT_FIT.strengths });
    return {
      ...fitted,
      before: wanted.outBefore === null ? null : await fitBefore(rows, JUDGED_WEIGHTS, () => setImmediate()),
    };
  } finally {
    progress.end();
  }
}

interface FittedBoth extends Fitted {
  readonly before: Weights | null;
}

async function writeDown(
  { weights, before, report }: FittedBoth,
  { out, outBefore, report: folder }: CalibrateArguments,
): Promise<void> {
  if (outBefore !== null && before !== null) await writeFile(outBefore, weightsText(before));
  if (out !== null) await writeFile(out, weightsText(weights));
  if (folder === null) return;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'diagnosis.md'), diagnosisPage(report, weights));
  await writeFile(join(folder, 'diagnosis.svg'), reliabilityPlot(report));
}

function failureFor(error: unknown): { status: 1 | 2; says: string } | undefined {
  if (error instanceof ArgumentsWrong) return { status: 2, says: `${error.message}\n${CALIBRATE_USAGE}` };
  if (error instanceof TruthError) return { status: 1, says: `Nothing can be learned from this: ${error.message}\n` };
  if (error instanceof ReplayStopped) return { status: 1, says: 'Stopped. Nothing was written.\n' };
  return failureOf(error);
}

/** Answers the exit status: 0 done, 1 the trace or its truth could not be used, or it was stopped, 2 asked for wrongly. */
export async function runCalibrate(argv: readonly string[], env: NodeJS.ProcessEnv, io: Io): Promise<number> {
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    const wanted = await readCalibrateArguments(argv);
    const fitted = await calibrate({ wanted, env, io, signal: stopping.signal });
    await writeDown(fitted, wanted);
    io.stdout(sayReport(fitted.report));
    return 0;
  } catch (error) {
    const failure = failureFor(stopping.signal.aborted ? new ReplayStopped() : error);
    if (!failure) throw error;
    io.stderr(failure.says);
    return failure.status;
  } finally {
    process.removeListener('SIGINT', stop).removeListener('SIGTERM', stop);
  }
}
