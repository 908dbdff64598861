/**
 * `countersign simulate`: a trace of a world that a script describes, and the truth behind it. Both stand under their names only
 * once they are complete.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createProgress } from '../../replay/progress.ts';
import {
  readSimulateArguments,
  SIMULATE_USAGE,
  type SimulateArguments,
  SimulateArgumentsWrong,
} from '../../replay/simulate/read-arguments.ts';
import { SCENARIOS } from '../../replay/simulate/scenarios.ts';
import { type Simulated, SimulationStopped, simulate } from '../../replay/simulate/simulate.ts';
import type { Io } from '../io.ts';
import { openWritten } from '../written.ts';

async function writeWorld(wanted: SimulateArguments, io: Io, signal: AbortSignal): Promise<Simulated> {
  const { script, seed, out, gzip } = wanted;
  await mkdir(out, { recursive: true });
  const ending = gzip ? 'jsonl.gz' : 'jsonl';
  const trace = await openWritten(join(out, `trace.${ending}`));
  const truth = await openWritten(join(out, `truth.${ending}`));
  const progress = createProgress({ write: io.stderr, isTerminal: process.stderr.isTTY, now: () => performance.now() });
  try {
    const simulated = await simulate({
      script,
      seed,
      signal,
      writeTrace: trace.write,
      writeTruth: truth.write,
      onProgress: (done, all, events) => progress.show(done, all, () => `${events} events`),
    });
    await trace.keep();
    await truth.keep();
    return simulated;
  } catch (error) {
    await trace.drop();
    await truth.drop();
    throw error;
  } finally {
    progress.end();
  }
}

const listScenarios = (): string =>
  SCENARIOS.map(({ name, rate, says }) => `${name.padEnd(42)} ${String(rate).padStart(4)}  ${says}\n`).join('');

function say(io: Io, { events, requests, questions, campaigns }: Simulated, out: string): number {
  const count = Object.values(campaigns).reduce((sum, each) => sum + each, 0);
  io.stdout(`${events} events, ${requests} requests, ${questions} questions, ${count} campaigns: ${out}\n`);
  return 0;
}

/** Answers the exit status: 0 done, 1 stopped or nowhere to write, 2 asked for wrongly. */
export async function runSimulate(argv: readonly string[], io: Io): Promise<number> {
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    const wanted = await readSimulateArguments(argv);
    if (wanted !== 'list') return say(io, await writeWorld(wanted, io, stopping.signal), wanted.out);
    io.stdout(listScenarios());
    return 0;
  } catch (error) {
    return explainFailure(error, io);
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
  if (error instanceof SimulationStopped) io.stderr('Stopped. Nothing was written.\n');
  else if (code !== undefined && path !== undefined) io.stderr(`${path}: ${code}\n`);
  else throw error;
  return 1;
}
