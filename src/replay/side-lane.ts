/**
 * Work that nobody waits for at once (delivering, observing, reporting) is done beside the events being played: in its own order
 * and at its own times, by an engine of its own on the same store. An event that could notice it waits for it first, so the lane
 * saves time and changes nothing. What lies around people is everybody's: nothing of that is told or read here.
 */
import { createEngine, type Engine } from '../engine/engine.ts';
import type { Instant } from '../engine/model.ts';
import type { World } from '../engine/ports.ts';
import { NO_SURROUNDINGS } from '../engine/surroundings/surroundings.ts';
import type { Reach } from './reach.ts';
import { createVirtualClock } from './virtual-clock.ts';

export interface SideLane {
  /** Runs after all that was put in before. `reach`: who could notice it. */
  put(reach: Reach, at: Instant, work: (engine: Engine) => Promise<unknown>): Promise<void>;
  /** Until nothing is left that whoever reads these names could notice. */
  waitFor(reading: readonly string[]): Promise<void>;
  drain(): Promise<void>;
}

/** So much may wait; then whoever brings more waits too. */
const MOST = 32;

/** Who could notice what has not been done yet. */
export function countNames() {
  const names = new Map<string, number>();
  let everybody = 0;
  return {
    add(reach: Reach): void {
      if (reach === 'all') everybody++;
      else for (const name of reach) names.set(name, (names.get(name) ?? 0) + 1);
    },
    remove(reach: Reach): void {
      if (reach === 'all') everybody--;
      else
        for (const name of reach) {
          const left = names.get(name)! - 1;
          if (left === 0) names.delete(name);
          else names.set(name, left);
        }
    },
    isNoticedBy: (reading: readonly string[]): boolean => everybody > 0 || reading.some((name) => names.has(name)),
  };
}

export function openSideLane(world: World): SideLane {
  const clock = createVirtualClock();
  const engine = createEngine({ ...world, clock }, NO_SURROUNDINGS);
  const open = countNames();
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  let failure: { readonly error: unknown } | undefined;

  async function drain(): Promise<void> {
    await last;
    if (failure) throw failure.error;
  }

  async function run(reach: Reach, at: Instant, work: (engine: Engine) => Promise<unknown>): Promise<void> {
    try {
      if (failure) return;
      clock.moveTo(at);
      await work(engine);
    } catch (error) {
      failure ??= { error };
    } finally {
      waiting--;
      open.remove(reach);
    }
  }

  return Object.freeze({
    drain,
    async put(reach: Reach, at: Instant, work: (engine: Engine) => Promise<unknown>) {
      waiting++;
      open.add(reach);
      last = last.then(() => run(reach, at, work));
      if (waiting >= MOST || failure) await drain();
    },
    async waitFor(reading: readonly string[]) {
      if (failure || open.isNoticedBy(reading)) await drain();
    },
  });
}
