/**
 * What a node does besides answering: sends what is in the outbox, returns guess budget of what ended, recovers what a stopped
 * process left, learns of new keys. One loop, woken early when a message is queued, ended between two passes.
 */
import type { Engine } from '../engine/engine.ts';

export interface Chores {
  readonly engine: Engine;
  /** Now and then, beside the outbox: new keys, the clock, old answers. */
  readonly upkeep: () => Promise<void>;
  readonly onError: (what: string, error: unknown) => void;
}

export interface Dispatcher {
  /** A message was queued: look at the outbox now. */
  wake(): void;
  /** Ends after the pass that is under way. */
  stop(): Promise<void>;
}

const IDLE_MS = 500;
const CHORES_MS = 5_000;

export function startDispatcher({ engine, upkeep, onError }: Chores): Dispatcher {
  let stopping = false;
  let wakeUp = () => {};
  let awake = false;
  let choresAt = 0;

  const rest = () =>
    new Promise<void>((resolve) => {
      if (awake || stopping) return resolve();
      const timer = setTimeout(resolve, IDLE_MS);
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  async function attempt(what: string, run: () => Promise<unknown>): Promise<void> {
    try {
      await run();
    } catch (error) {
      onError(what, error);
    }
  }

  async function loop(): Promise<void> {
    while (!stopping) {
      awake = false;
      let taken = 0;
      await attempt('outbox', async () => {
        taken = await engine.deliver();
      });
      if (performance.now() >= choresAt) {
        choresAt = performance.now() + CHORES_MS;
        await attempt('budget', () => engine.settle());
        await attempt('recovery', () => engine.recover());
        await attempt('chores', upkeep);
      }
      if (taken === 0) await rest();
    }
  }

  const running = loop();
  return {
    wake: () => {
      awake = true;
      wakeUp();
    },
    stop: async () => {
      stopping = true;
      wakeUp();
      await running;
    },
  };
}
