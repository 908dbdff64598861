/** `countersign backtest`: what another policy would have made of the decisions of a trace, or of those that the database keeps. */
import { mkdtemp, open, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type Backtested, backtest } from '../../replay/backtest/backtest.ts';
import { BACKTEST_USAGE, type BacktestArguments, readBacktestArguments } from '../../replay/backtest/read-arguments.ts';
import type { Recorded } from '../../replay/backtest/recorded.ts';
import { findRecorded, RecordedWrong, readRecorded } from '../../replay/backtest/recorded-file.ts';
import { reportJson, reportText } from '../../replay/backtest/report.ts';
import { readTruth, TruthWrong } from '../../replay/backtest/truth.ts';
import { createProgress, type Progress } from '../../replay/progress.ts';
import { ArgumentsWrong } from '../../replay/read-arguments.ts';
import { ReplayStopped } from '../../replay/replay.ts';
import { failureOf } from '../../replay/summary.ts';
import { unpackDecision } from '../../store/index.ts';
import { readHistory } from '../decision-history.ts';
import { type Io, say } from '../io.ts';
import { keepHistory } from '../keep-history.ts';
import { openDatabase } from '../open-database.ts';
import { readSettings } from '../read-settings.ts';
import { recordTrace } from '../record-trace.ts';

interface Doing {
  readonly wanted: BacktestArguments;
  readonly env: NodeJS.ProcessEnv;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

type Run = (recorded: Recorded) => Promise<Backtested>;

/** Out of the file that was kept, or else replayed into one. */
async function onTrace({ wanted, progress, signal }: Doing, run: Run): Promise<Backtested> {
  const trace = wanted.trace!;
  const { size } = await stat(trace.trace);
  const { policy, seed, service } = trace;
  const of = { of: basename(trace.trace), bytes: size, under: policy.version, seed, domain: service.domain };
  const folder = wanted.recorded === null ? await mkdtemp(join(tmpdir(), 'countersign-backtest-')) : null;
  const path = wanted.recorded ?? join(folder!, 'recorded.jsonl');
  try {
    if (!(await findRecorded(path, of))) await recordTrace(path, of, trace, progress, signal);
    return await run(await readRecorded(path));
  } finally {
    if (folder !== null) await rm(folder, { recursive: true, force: true });
  }
}

async function onHistory({ wanted, env }: Doing, run: Run): Promise<Backtested> {
  const { service, since, until, recorded } = wanted;
  const database = await openDatabase(readSettings(env), () => {});
  const span = { service, since, until };
  try {
    if (recorded === null) return await run(await readHistory(database.pool, span, null));
    return await run(await keepHistory(recorded, database.pool, span, Date.now()));
  } finally {
    await database.close();
  }
}

/** What differs goes to a file that stands under its name at the end: of a run that was stopped, with what differs until then. */
async function withChanges<T>(path: string | null, run: (write: Writing | null) => Promise<T>): Promise<T> {
  if (path === null) return await run(null);
  const part = `${path}.part`;
  const file = await open(part, 'w');
  try {
    const done = await run((text) => file.appendFile(text));
    await rename(part, path);
    return done;
  } finally {
    await file.close();
    await rm(part, { force: true });
  }
}
type Writing = (text: string) => Promise<unknown>;

async function compare(doing: Doing): Promise<Backtested> {
  const { wanted, progress, signal } = doing;
  const { policy, prices, out, trace } = wanted;
  const path = trace?.truth ?? null;
  const truth = path === null ? null : await readTruth(path);
  const how = { openRecord: unpackDecision, policy, prices, truth, progress, signal };
  const on = trace === null ? onHistory : onTrace;
  return await withChanges(out, (write) => on(doing, (recorded) => backtest({ ...how, recorded, write })));
}

const STOPPED = 'Stopped: the above is of the decisions until then.';
const GOES_ON = ' With --recorded FILE the next run goes on where one was stopped.';
const NOTHING_TRIED = `No decision notes a policy that was tried. Set shadowPolicyFile, and let a node decide under it for a while.
`;

function sayFound(found: Backtested, wanted: BacktestArguments, io: Io): number {
  const options = { hasTruth: wanted.trace?.truth != null, currency: wanted.prices.currency };
  io.stdout(wanted.json ? reportJson(found, options) : reportText(found, options));
  if (found.tallies.size === 0) return say(io.stderr, NOTHING_TRIED, 1);
  return found.isWhole ? 0 : say(io.stderr, `${STOPPED}${wanted.trace ? '' : GOES_ON}\n`, 1);
}

/** What a person can mend is said in a sentence; anything else is a bug, and shows where. */
function sayFailure(error: unknown, io: Io): number {
  if (error instanceof ArgumentsWrong) return say(io.stderr, `${error.message}\n${BACKTEST_USAGE}`, 2);
  if (error instanceof RecordedWrong || error instanceof TruthWrong) return say(io.stderr, `${error.message}\n`, 1);
  const failure = failureOf(error);
  if (!failure) throw error;
  return say(io.stderr, failure.says, failure.status);
}

/** Answers the exit status: 0 done, 1 it could not be done or was stopped, 2 asked for wrongly. */
export async function runBacktest(args: readonly string[], env: NodeJS.ProcessEnv, io: Io): Promise<number> {
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const progress = createProgress({ write: io.stderr, isTerminal: process.stderr.isTTY, now: () => performance.now() });
  try {
    const wanted = await readBacktestArguments(args);
    const found = await compare({ wanted, env, progress, signal: stopping.signal });
    progress.end();
    return sayFound(found, wanted, io);
  } catch (error) {
    progress.end();
    return sayFailure(stopping.signal.aborted ? new ReplayStopped() : error, io);
  } finally {
    process.removeListener('SIGINT', stop).removeListener('SIGTERM', stop);
  }
}
