/**
 * `countersign simulate`: a trace of a world that a script describes, and the truth behind it. Both stand under their names only
 * once they are complete.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createProgress } from '../../replay/progress.ts';
import { createCallServer, ServerWrong } from '../../replay/simulate/drive/call-server.ts';
import { createDrive, type Drive } from '../../replay/simulate/drive/drive.ts';
import { createHolder } from '../../replay/simulate/drive/holder.ts';
import {
  readSimulateArguments,
  SIMULATE_USAGE,
  type SimulateArguments,
  SimulateArgumentsWrong,
} from '../../replay/simulate/read-arguments.ts';
import { SCENARIOS } from '../../replay/simulate/scenarios.ts';
import { type Simulated, SimulationStopped, simulate } from '../../replay/simulate/simulate.ts';
import type { Io } from '../io.ts';
import { openWritten, type Written } from '../written.ts';

interface Driven {
  readonly drive: Drive;
  readonly file: Written;
}

const AT_ONCE = 16;
const wait = (ms: number) => new Promise((resume) => setTimeout(resume, ms));

/** Only a server with the development inbox: there, nothing can leave the machine. */
async function openDrive({ against, out, script }: SimulateArguments, signal: AbortSignal): Promise<Driven | null> {
  if (against === null) return null;
  const { url, key, rate, speed } = against;
  const server = createCallServer({ url, key, atOnce: AT_ONCE, perSecond: rate, signal, now: Date.now, wait });
  const { status } = await server.get('/dev/inbox/messages?to=nobody%40example.com');
  if (status !== 200) throw new ServerWrong(`${url} has no development inbox for this key: nothing was sent to it`);
  const file = await openWritten(join(out, 'driven.jsonl'));
  const holder = createHolder(server, wait);
  const start = Date.parse(script.start);
  return { file, drive: createDrive({ server, holder, start, speed, now: Date.now, wait, write: file.write }) };
}

interface Lived extends Simulated {
  readonly calls: ReadonlyMap<string, number>;
}

async function writeWorld(wanted: SimulateArguments, io: Io, signal: AbortSignal): Promise<Lived> {
  const { script, seed, out, gzip } = wanted;
  await mkdir(out, { recursive: true });
  const driven = await openDrive(wanted, signal);
  const ending = gzip ? 'jsonl.gz' : 'jsonl';
  const trace = await openWritten(join(out, `trace.${ending}`));
  const truth = await openWritten(join(out, `truth.${ending}`));
  const files = [trace, truth, ...(driven ? [driven.file] : [])];
  const progress = createProgress({ write: io.stderr, isTerminal: process.stderr.isTTY, now: () => performance.now() });
  try {
    const simulated = await simulate({
      script,
      seed,
      signal,
      async writeTrace(text) {
        await trace.write(text);
        await driven?.drive.play(text);
      },
      writeTruth: truth.write,
      onProgress: (done, all, events) => progress.show(done, all, () => `${events} events`),
    });
    const calls = (await driven?.drive.end()) ?? new Map();
    for (const file of files) await file.keep();
    return { ...simulated, calls };
  } catch (error) {
    for (const file of files) await file.drop();
    throw error;
  } finally {
    progress.end();
  }
}

const listScenarios = (): string =>
  SCENARIOS.map(({ name, rate, says }) => `${name.padEnd(42)} ${String(rate).padStart(4)}  ${says}\n`).join('');

function say(io: Io, { events, requests, questions, campaigns, calls }: Lived, out: string): number {
  const count = Object.values(campaigns).reduce((sum, each) => sum + each, 0);
  io.stdout(`${events} events, ${requests} requests, ${questions} questions, ${count} campaigns: ${out}\n`);
  for (const [what, times] of [...calls].sort()) io.stdout(`${String(times).padStart(8)}  ${what}\n`);
  return 0;
}

/** Answers the exit status: 0 done, 1 stopped or nowhere to write, 2 asked for wrongly. */
export async function runSimulate(argv: readonly string[], io: Io, key?: string): Promise<number> {
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    const wanted = await readSimulateArguments(argv, key);
    if (wanted !== 'list') return say(io, await writeWorld(wanted, io, stopping.signal), wanted.out);
    io.stdout(listScenarios());
    return 0;
  } catch (error) {
    return explainFailure(stopping.signal.aborted ? new SimulationStopped() : error, io);
  } finally {
    process.removeListener('SIGINT', stop).removeListener('SIGTERM', stop);
  }
}

function explainFailure(error: unknown, io: Io): number {
  if (error instanceof SimulateArgumentsWrong) {
    io.stderr(`${error.message}\n${SIMULATE_USAGE}`);
    return 2;
  }
  const { code, path } = error as NodeJS.ErrnoException;
  if (error instanceof ServerWrong) io.stderr(`${error.message}\n`);
  else if (error instanceof SimulationStopped) io.stderr('Stopped. Nothing was written.\n');
  else if (code !== undefined && path !== undefined) io.stderr(`${path}: ${code}\n`);
  else throw error;
  return 1;
}
