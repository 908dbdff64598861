/** The world of a command that looks something up: an engine in it reads and notes, and has no senders. */
import { DEFAULT_POLICY } from '../engine/policy.ts';
import type { World } from '../engine/ports.ts';
import { altchaPuzzles } from '../sources/puzzles.ts';
import {
  openDatabaseClock,
  openSigner,
  openStore,
  openVault,
  type Pool,
  randomBytes,
  readEpoch,
} from '../store/index.ts';
import type { Settings } from './settings.ts';

export async function openReadingWorld(
  pool: Pool,
  settings: Settings,
  masters: readonly Uint8Array[],
  service: string,
): Promise<World> {
  const vault = await openVault(pool, masters, [service]);
  const services = settings.services.map((one) => ({ ...one, allowCountries: [], allowFictional: true }));
  const clock = await openDatabaseClock(pool, Date.now);
  const ports = { vault, store: openStore(pool, vault), signer: openSigner(vault), clock, puzzles: altchaPuzzles };
  const rest = { random: { bytes: randomBytes }, senders: [], services, policy: DEFAULT_POLICY, shadow: null };
  return { ...ports, ...rest, epoch: await readEpoch(pool) };
}
