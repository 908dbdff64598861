/**
 * `countersign replay`: a trace played through the real engine, on a database that is made for it and thrown away, and sent to
 * nobody. The result stands under its name only once it is complete.
 */
import { mkdtemp, open, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Service } from '../../engine/model.ts';
import { DEFAULT_POLICY, type Policy } from '../../engine/policy.ts';
import type { Random } from '../../engine/ports.ts';
import { keepMessages } from '../../replay/kept-messages.ts';
import { createProgress } from '../../replay/progress.ts';
import { PolicyWrong, readPolicy } from '../../replay/read-policy.ts';
import type { PassedOver } from '../../replay/read-trace.ts';
import { type Replayed, ReplayStopped, replay } from '../../replay/replay.ts';
import type { ReplayWorld } from '../../replay/stage.ts';
import { TraceError } from '../../replay/trace-error.ts';
import { createVirtualClock } from '../../replay/virtual-clock.ts';
import { startEmbedded } from '../../store/embedded/start-embedded.ts';
import { createStore, migrate, openPool, openSigner, openVault, type Pool } from '../../store/index.ts';
import { puzzles, seededRandom, solvePuzzle } from '../../testing/index.ts';

export interface CommandIo {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
}

export const REPLAY_USAGE = `usage: countersign replay TRACE --out RESULT [--policy FILE] [--seed N] [--brand NAME] [--domain DOMAIN] [--lenient]

  TRACE      JSON Lines, one event a line, packed by gzip or not
  --out      where the result goes, JSON Lines
  --policy   JSON: what it names replaces the default policy
  --seed     whole number; the same seed gives the same bytes (1)
  --brand    the operator of the trace (Lumio)
  --domain   its domain (lumio.example)
  --lenient  count what the format does not know, and pass it over
`;

interface Wanted {
  readonly trace: string;
  readonly out: string;
  readonly policy: Policy;
  readonly seed: number;
  readonly service: Service;
  readonly lenient: boolean;
}

class UsageWrong extends Error {}

const OPTIONS = {
  out: { type: 'string' },
  policy: { type: 'string' },
  seed: { type: 'string', default: '1' },
  brand: { type: 'string', default: 'Lumio' },
  domain: { type: 'string', default: 'lumio.example' },
  lenient: { type: 'boolean', default: false },
} as const;

function parseFlags(argv: string[]) {
  try {
    return parseArgs({ args: argv, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageWrong((error as Error).message);
  }
}

/** Numbers of every country may stand in a trace, and fictional ones: it was judged when it happened. */
function serviceOf(brand: string, domain: string): Service {
  const reached = { regions: ['US'], allowCountries: ['*'], allowFictional: true };
  return { id: 'lumio', brand, domain, supportUrl: `https://${domain}/help`, ...reached };
}

async function readArguments(argv: string[]): Promise<Wanted> {
  const { values, positionals } = parseFlags(argv);
  const [trace, ...more] = positionals;
  if (trace === undefined || more.length > 0) throw new UsageWrong('one trace is replayed at a time');
  if (values.out === undefined) throw new UsageWrong('--out is missing');
  if (!/^\d{1,15}$/.test(values.seed)) throw new UsageWrong('--seed is a whole number');
  const policy = values.policy === undefined ? DEFAULT_POLICY : await policyIn(values.policy);
  return {
    trace,
    out: values.out,
    policy,
    seed: Number(values.seed),
    service: serviceOf(values.brand, values.domain),
    lenient: values.lenient,
  };
}

async function policyIn(path: string): Promise<Policy> {
  try {
    return await readPolicy(path);
  } catch (error) {
    if (error instanceof PolicyWrong) throw new UsageWrong(`${path}: ${error.message}`);
    throw new UsageWrong(`${path}: cannot be read`);
  }
}

async function worldOf(pool: Pool, { policy, seed, service }: Wanted): Promise<ReplayWorld> {
  const random: Random = seededRandom(seed);
  const vault = await openVault(pool, [random.bytes(32)], [service.id], random.bytes);
  const [clock, messages] = [createVirtualClock(), keepMessages()];
  const ports = {
    store: createStore(pool),
    vault,
    signer: openSigner(vault),
    clock,
    random,
    puzzles,
    senders: [messages.sender],
  };
  return { world: { ...ports, services: [service], policy, epoch: 1 }, clock, messages, solve: solvePuzzle, learnSize: () => pool.query('analyze') };
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

async function writeResult(wanted: Wanted, io: CommandIo, signal: AbortSignal): Promise<Replayed> {
  const part = `${wanted.out}.part`;
  const file = await open(part, 'w');
  const progress = createProgress({
    write: io.stderr,
    isTerminal: process.stderr.isTTY === true,
    now: () => performance.now(),
  });
  try {
    const write = (text: string) => file.appendFile(text);
    const replayed = await onThrowAwayDatabase(async (pool) =>
      replay({
        ...(await worldOf(pool, wanted)),
        trace: wanted.trace,
        lenient: wanted.lenient,
        write,
        progress,
        signal,
      }),
    );
    await file.close();
    await rename(part, wanted.out);
    return replayed;
  } catch (error) {
    await file.close().catch(() => {});
    await rm(part, { force: true });
    throw error;
  } finally {
    progress.end();
  }
}

function summary({ events, requests, passedOver }: Replayed, { out }: Wanted, seconds: number): string {
  const rate = Math.round(events / Math.max(0.001, seconds));
  return `${events} events and ${requests} requests in ${seconds.toFixed(1)} s (${rate}/s): ${out}\n${passedOverIn(passedOver)}`;
}

function passedOverIn({ types, fields, repeated }: PassedOver): string {
  const unknown = [...types, ...fields].map(([name, count]) => `${name} ${count}`);
  return [
    ...(unknown.length > 0 ? [`passed over, unknown: ${unknown.join(', ')}\n`] : []),
    ...(repeated > 0 ? [`passed over, repeated: ${repeated}\n`] : []),
  ].join('');
}

function explainFailure(error: unknown): { status: number; says: string } {
  if (error instanceof UsageWrong) return { status: 2, says: `${error.message}\n${REPLAY_USAGE}` };
  if (error instanceof ReplayStopped) return { status: 1, says: 'Stopped. No result was written.\n' };
  if (error instanceof TraceError) return { status: 1, says: `The trace cannot be played: ${error.message}\n` };
  const { code, path } = error as NodeJS.ErrnoException;
  if (code !== undefined && path !== undefined) return { status: 1, says: `${path}: ${code}\n` };
  throw error;
}

/** Answers the exit status: 0 done, 1 the trace could not be played or was stopped, 2 asked for wrongly. */
export async function runReplay(argv: string[], io: CommandIo): Promise<number> {
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    const start = performance.now();
    const wanted = await readArguments(argv);
    const replayed = await writeResult(wanted, io, stopping.signal);
    io.stdout(summary(replayed, wanted, (performance.now() - start) / 1000));
    return 0;
  } catch (error) {
    const { status, says } = explainFailure(error);
    io.stderr(says);
    return status;
  } finally {
    process.removeListener('SIGINT', stop).removeListener('SIGTERM', stop);
  }
}
