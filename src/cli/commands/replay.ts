/**
 * `countersign replay`: a trace played through the real engine, on a database that is made for it and thrown away, and sent to
 * nobody. The result stands under its name only once it is complete.
 */
import { open, rename, rm } from 'node:fs/promises';
import { createProgress } from '../../replay/progress.ts';
import { type ReplayArguments, readArguments } from '../../replay/read-arguments.ts';
import { type Replayed, ReplayStopped, replay } from '../../replay/replay.ts';
import { failureOf, summaryOf } from '../../replay/summary.ts';
import { replayWorld } from '../replay-world.ts';
import { onThrowAwayDatabase } from '../throw-away-database.ts';

export interface CommandIo {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
}

async function writeResult(wanted: ReplayArguments, io: CommandIo, signal: AbortSignal): Promise<Replayed> {
  const { trace, lenient, out } = wanted;
  const part = `${out}.part`;
  const file = await open(part, 'w');
  const write = (text: string) => file.appendFile(text);
  const progress = createProgress({ write: io.stderr, isTerminal: process.stderr.isTTY, now: () => performance.now() });
  try {
    const replayed = await onThrowAwayDatabase(async (pool) =>
      replay({ ...(await replayWorld(pool, wanted)), trace, lenient, write, progress, signal }),
    );
    await rename(part, out);
    return replayed;
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  } finally {
    progress.end();
    await file.close();
  }
}

/** Answers the exit status: 0 done, 1 the trace could not be played or was stopped, 2 asked for wrongly. */
export async function runReplay(argv: readonly string[], io: CommandIo): Promise<number> {
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    const start = performance.now();
    const wanted = await readArguments(argv);
    const replayed = await writeResult(wanted, io, stopping.signal);
    io.stdout(summaryOf(replayed, wanted.out, (performance.now() - start) / 1000));
    return 0;
  } catch (error) {
    const failure = failureOf(stopping.signal.aborted ? new ReplayStopped() : error);
    if (!failure) throw error;
    io.stderr(failure.says);
    return failure.status;
  } finally {
    process.removeListener('SIGINT', stop).removeListener('SIGTERM', stop);
  }
}
