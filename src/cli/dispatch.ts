/**
 * What a node does besides answering: sends what is in the outbox, recovers what a stopped
 * process left, learns of new keys. Passes over the outbox run side by side, so that a gateway that hangs holds up its own batch
 * and nobody else's; the chores wait for none of them.
 */
import type { Engine } from '../engine/engine.ts';

export interface Chores {
  readonly engine: Engine;
  /** Now and then, beside the outbox: new keys, the clock, old answers. */
  readonly upkeep: () => Promise<void>;
  readonly onError: (what: string, error: unknown) => void;
  /** Between 0 and 1. */
  readonly random: () => number;
}

export interface Dispatcher {
  /** Somebody asked for a code: look at the outbox soon. */
  wake(): void;
  /** Begins nothing more, and ends after the passes that are under way. */
  stop(): Promise<void>;
}

const LOOK_EVERY_MS = 500;
const CHORES_EVERY_MS = 5_000;
const PASSES_MOST = 8;
const BATCH = 25;
/** Whoever asks is answered first; and when the sending begins tells nobody whether there was anything to send. */
const SOON_MS = 40;
const SPREAD_MS = 120;

export function startDispatcher({ engine, upkeep, onError, random }: Chores): Dispatcher {
  const passes = new Set<Promise<void>>();
  let stopping = false;
  let soon: NodeJS.Timeout | undefined;

  async function attempt<T>(what: string, run: () => Promise<T>): Promise<T | undefined> {
    try {
      return await run();
    } catch (error) {
      onError(what, error);
      return undefined;
    }
  }

  /** One more pass, unless enough are under way; where there was something, there may be more. */
  function look(): void {
    if (stopping || passes.size >= PASSES_MOST) return;
    const pass = attempt('outbox', () => engine.deliver(BATCH)).then((taken = 0) => {
      passes.delete(pass);
      if (taken > 0) look();
    });
    passes.add(pass);
  }

  let choring: Promise<void> | undefined;
  let flushing: Promise<unknown> | undefined;
  function flush(): void {
    flushing ??= attempt('surroundings', () => engine.flush()).then(() => {
      flushing = undefined;
    });
  }

  async function chores(): Promise<void> {
    await attempt('recovery', () => engine.recover());
    await attempt('upkeep', upkeep);
    choring = undefined;
  }

  const timers = [
    setInterval(() => {
      look();
      flush();
    }, LOOK_EVERY_MS),
    setInterval(() => {
      choring ??= chores();
    }, CHORES_EVERY_MS),
  ];
  look();

  return {
    wake: () => {
      soon ??= setTimeout(
        () => {
          soon = undefined;
          look();
        },
        SOON_MS + random() * SPREAD_MS,
      );
    },
    stop: async () => {
      stopping = true;
      for (const timer of timers) clearInterval(timer);
      clearTimeout(soon);
      await Promise.all([...passes, choring, flushing]);
    },
  };
}
