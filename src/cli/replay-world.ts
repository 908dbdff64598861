/**
 * The world that a trace is played in: the real store, a clock and a sender of the replay's own. The seed's bytes make the keys too,
 * so that every mark, id and code is the same on every run.
 */
import { keepMessages } from '../replay/kept-messages.ts';
import type { ReplayArguments } from '../replay/read-arguments.ts';
import type { ReplayWorld } from '../replay/stage.ts';
import { createVirtualClock } from '../replay/virtual-clock.ts';
import {
  createStore,
  learnSizes,
  openSigner,
  openVault,
  type Pool,
  readDecisions,
  readRecords,
} from '../store/index.ts';
import { puzzles, seededRandom, solvePuzzle } from '../testing/index.ts';

export async function replayWorld(
  pool: Pool,
  { policy, seed, service }: Pick<ReplayArguments, 'policy' | 'seed' | 'service'>,
): Promise<ReplayWorld> {
  const random = seededRandom(seed);
  const vault = await openVault(pool, [random.bytes(32)], [service.id], random.bytes);
  const [clock, messages] = [createVirtualClock(), keepMessages()];
  const ports = { store: createStore(pool), vault, signer: openSigner(vault), clock, random, puzzles };
  const world = { ...ports, senders: [messages.sender], services: [service], policy, shadow: null, epoch: 1 };
  const readAll = {
    readRecords: (of: string, ids: readonly string[]) => readRecords(pool, of, ids),
    readDecisions: (of: string, ids: readonly string[]) => readDecisions(pool, of, ids),
  };
  return { world, clock, messages, solve: solvePuzzle, ...readAll, learnSize: () => learnSizes(pool) };
}
