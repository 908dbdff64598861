/** A server of the test's own, with its folder at hand, and an engine on it whose codes are too long to be found by chance. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine, type Engine } from '../../src/engine/engine.ts';
import { PURPOSES, type Purpose } from '../../src/engine/model.ts';
import { type CodePolicy, DEFAULT_POLICY, type Policy } from '../../src/engine/policy.ts';
import type { Sender, World } from '../../src/engine/ports.ts';
import { startEmbedded } from '../../src/store/embedded/start-embedded.ts';
import { createStore, migrate, openPool, openSigner, openVault, type Pool } from '../../src/store/index.ts';
import { fakeClock, seededRandom } from '../../src/testing/index.ts';
import { withoutLimits } from '../race/parts.ts';
import { easyPuzzles, LUMEN, MASTER, START } from '../setup/world.ts';

const LONG: CodePolicy = { length: 12, lengthMax: 12, alphabet: 'digits', lifetimeSeconds: 600, tries: 5 };
const codes = Object.fromEntries(PURPOSES.map((purpose) => [purpose, LONG])) as Record<Purpose, CodePolicy>;

export interface Cluster {
  readonly engine: Engine;
  readonly world: World;
  readonly pool: Pool;
  readonly clock: ReturnType<typeof fakeClock>;
  /** The process that runs the server. */
  pid(): number;
  /** Every file that the server and we keep, but the programs. */
  files(): Generator<readonly [string, Buffer]>;
  stop(): Promise<void>;
}

function* filesBelow(folder: string): Generator<readonly [string, Buffer]> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !entry.name.startsWith('postgresql-')) yield* filesBelow(path);
    else if (entry.isFile()) yield [path, readFileSync(path)];
  }
}

export async function openCluster(senders: readonly Sender[]): Promise<Cluster> {
  const dataDir = mkdtempSync(join(tmpdir(), 'cs-secrets-'));
  const server = await startEmbedded({ dataDir, durable: false });
  const pool = openPool({ ...server.config, max: 5 });
  await migrate(pool);
  const clock = fakeClock(START);
  const vault = await openVault(pool, [MASTER], [LUMEN.id]);
  const policy: Policy = { ...DEFAULT_POLICY, ...withoutLimits(), codes };
  const parts = {
    clock,
    random: seededRandom(7),
    senders,
    services: [LUMEN],
    policy,
    puzzles: easyPuzzles,
    shadow: null,
    epoch: 1,
  };
  const world: World = { ...parts, vault, store: createStore(pool), signer: openSigner(vault) };
  return {
    engine: createEngine(world),
    world,
    pool,
    clock,
    pid: () => Number.parseInt(readFileSync(join(dataDir, 'cluster', 'postmaster.pid'), 'utf8'), 10),
    files: () => filesBelow(dataDir),
    stop: async () => {
      await pool.end().catch(() => {});
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
