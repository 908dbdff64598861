/**
 * `countersign calibrate`: weights fitted from a trace and its truth, and what they are worth on what they were not fitted from.
 * The trace is played as it would be by `countersign replay`; what was learned of it can be kept and fitted again.
 */
import { open, rename, rm, writeFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { JUDGED_WEIGHTS } from '../../engine/causes/judged-weights.ts';
import {
  CALIBRATE_USAGE,
  type CalibrateArguments,
  readCalibrateArguments,
} from '../../replay/calibrate/calibrate-arguments.ts';
import { DEFAULT_FIT, type Fitted, fit } from '../../replay/calibrate/fit.ts';
import { createLabeller, type LabelledFacts } from '../../replay/calibrate/label-facts.ts';
import type { LabelledRow } from '../../replay/calibrate/labelled-row.ts';
import { assertTruthOf, readTruth, TruthError } from '../../replay/calibrate/read-truth.ts';
import { lineOf, readRows, rowsOf } from '../../replay/calibrate/rows-file.ts';
import { sayReport } from '../../replay/calibrate/say-report.ts';
import { weightsText } from '../../replay/calibrate/write-weights.ts';
import { createProgress, type Progress } from '../../replay/progress.ts';
import { ArgumentsWrong } from '../../replay/read-arguments.ts';
import { openTrace } from '../../replay/read-trace.ts';
import { ReplayStopped, replay } from '../../replay/replay.ts';
import { failureOf } from '../../replay/summary.ts';
import type { Io } from '../io.ts';
import { replayWorld } from '../replay-world.ts';
import { onThrowAwayDatabase } from '../throw-away-database.ts';

type Played = NonNullable<CalibrateArguments['played']>;

/** What the trace asks for by name: wrong truth is found before anything is played. */
async function namesIn({ trace, lenient }: Played['replay']) {
  const [requests, asks] = [new Set<string>(), new Set<string>()];
  for await (const { event } of (await openTrace(trace, lenient)).events) {
    if (event.type === 'code.requested') requests.add(event.request);
    if (event.type === 'recipient.asked') asks.add(event.ask);
  }
  return { requests, asks };
}

async function play(
  { replay: wanted, truth: path }: Played,
  progress: Progress,
  signal: AbortSignal,
  take: (labelled: LabelledFacts) => void,
): Promise<void> {
  const truth = await readTruth(path);
  const { requests, asks } = await namesIn(wanted);
  assertTruthOf(truth, requests, asks);
  const labeller = createLabeller(truth, take);
  const { trace, lenient } = wanted;
  const nowhere = { write: async () => {}, progress, signal, onFacts: labeller.see };
  await onThrowAwayDatabase(async (pool) =>
    replay({ ...(await replayWorld(pool, wanted)), trace, lenient, ...nowhere }),
  );
  labeller.end();
}

/** Rows of a trace that is played now, written down beside where that is wanted. */
async function playedRows(
  played: Played,
  path: string | null,
  progress: Progress,
  signal: AbortSignal,
): Promise<readonly LabelledRow[]> {
  const rows: LabelledRow[] = [];
  if (path === null) {
    await play(played, progress, signal, (labelled) => rows.push(...rowsOf(labelled)));
    return rows;
  }
  const part = `${path}.part`;
  const file = await open(part, 'w');
  const lines = file.createWriteStream();
  try {
    await play(played, progress, signal, (labelled) => {
      rows.push(...rowsOf(labelled));
      lines.write(lineOf(labelled));
    });
    await new Promise<void>((resolve) => lines.end(resolve));
    await rename(part, path);
  } catch (error) {
    lines.destroy();
    await rm(part, { force: true });
    throw error;
  }
  return rows;
}

async function calibrate(wanted: CalibrateArguments, io: Io, signal: AbortSignal): Promise<Fitted> {
  const now = () => performance.now();
  const progress = createProgress({ write: io.stderr, isTerminal: process.stderr.isTTY, now });
  try {
    const { played, rows: path, strengths } = wanted;
    const rows = played ? await playedRows(played, path, progress, signal) : await readRows(path!);
    const onProgress = async (done: number, all: number) => {
      progress.show(done, all, () => `fitting, at most ${all} rounds`);
      await setImmediate();
      if (signal.aborted) throw new ReplayStopped('stopped');
    };
    const version = `fitted from ${rows.length} rows`;
    return await fit(rows, JUDGED_WEIGHTS, { version, onProgress, strengths: strengths ?? DEFAULT_FIT.strengths });
  } finally {
    progress.end();
  }
}

function failureFor(error: unknown): { status: 1 | 2; says: string } | undefined {
  if (error instanceof ArgumentsWrong) return { status: 2, says: `${error.message}\n${CALIBRATE_USAGE}` };
  if (error instanceof TruthError) return { status: 1, says: `The truth cannot be used: ${error.message}\n` };
  if (error instanceof ReplayStopped) return { status: 1, says: 'Stopped. Nothing was written.\n' };
  return failureOf(error);
}

/** Answers the exit status: 0 done, 1 the trace or its truth could not be used, or it was stopped, 2 asked for wrongly. */
export async function runCalibrate(argv: readonly string[], io: Io): Promise<number> {
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    const wanted = await readCalibrateArguments(argv);
    const { weights, report } = await calibrate(wanted, io, stopping.signal);
    io.stdout(sayReport(report));
    if (wanted.out !== null) await writeFile(wanted.out, weightsText(weights));
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
