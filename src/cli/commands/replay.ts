/**
 * `countersign replay`: a trace played through the real engine, on a database that is made for it and thrown away, and sent to
 * nobody. The result stands under its name only once it is complete.
 */
import { mkdtemp, open, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepMessages } from '../../replay/kept-messages.ts';
import { createProgress } from '../../replay/progress.ts';
import { type ReplayArguments, readArguments } from '../../replay/read-arguments.ts';
import { type Replayed, ReplayStopped, replay } from '../../replay/replay.ts';
import type { ReplayWorld } from '../../replay/stage.ts';
import { failureOf, summaryOf } from '../../replay/summary.ts';
import { createVirtualClock } from '../../replay/virtual-clock.ts';
import { startEmbedded } from '../../store/embedded/start-embedded.ts';
import {
  createStore,
  learnSizes,
  migrate,
  openPool,
  openSigner,
  openVault,
  type Pool,
  readDecisions,
  readRecords,
} from '../../store/index.ts';
import { puzzles, seededRandom, solvePuzzle } from '../../testing/index.ts';

export interface CommandIo {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
}

/** The seed's bytes make the keys too, so that every mark, id and code is the same on every run. */
async function worldOf(pool: Pool, { policy, seed, service }: ReplayArguments): Promise<ReplayWorld> {
  const random = seededRandom(seed);
  const vault = await openVault(pool, [random.bytes(32)], [service.id], random.bytes);
  const [clock, messages] = [createVirtualClock(), keepMessages()];
  const ports = { store: createStore(pool), vault, signer: openSigner(vault), clock, random, puzzles };
  const world = { ...ports, senders: [messages.sender], services: [service], policy, epoch: 1 };
  const readAll = {
    readRecords: (of: string, ids: readonly string[]) => readRecords(pool, of, ids),
    readDecisions: (of: string, ids: readonly string[]) => readDecisions(pool, of, ids),
  };
  return { world, clock, messages, solve: solvePuzzle, ...readAll, learnSize: () => learnSizes(pool) };
}

/** A cluster in a folder of its own, gone afterwards. */
async function onThrowAwayDatabase<T>(run: (pool: Pool) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'countersign-replay-'));
  try {
    const server = await startEmbedded({ dataDir, durable: false });
    const pool = openPool({ ...server.config, max: 8 });
    try {
      await migrate(pool);
      return await run(pool);
    } finally {
      await pool.end();
      await server.stop();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function writeResult(wanted: ReplayArguments, io: CommandIo, signal: AbortSignal): Promise<Replayed> {
  const { trace, lenient, out } = wanted;
  const part = `${out}.part`;
  const file = await open(part, 'w');
  const write = (text: string) => file.appendFile(text);
  const progress = createProgress({ write: io.stderr, isTerminal: process.stderr.isTTY, now: () => performance.now() });
  try {
    const replayed = await onThrowAwayDatabase(async (pool) =>
      replay({ ...(await worldOf(pool, wanted)), trace, lenient, write, progress, signal }),
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
