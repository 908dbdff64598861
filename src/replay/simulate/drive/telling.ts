/** What a world's own systems tell the server, gathered into batches and told in order. */
import type { CallServer } from './call-server.ts';

export interface Telling {
  /** Told with the next ones, or before anything else is asked. */
  add(event: object): Promise<void>;
  /** All there is, now; answers once it was taken in. */
  all(): Promise<unknown>;
}

const BATCH = 100;

export function createTelling(server: CallServer, onTold: (status: number) => void): Telling {
  let waiting: object[] = [];
  let told: Promise<unknown> = Promise.resolve();

  function all(): Promise<unknown> {
    const events = waiting;
    waiting = [];
    if (events.length === 0) return told;
    told = told.then(async () => {
      const { status } = await server.post('/v1/events', events);
      for (const _ of events) onTold(status);
    });
    return told;
  }
  return {
    all,
    async add(event) {
      waiting.push(event);
      if (waiting.length >= BATCH) await all();
    },
  };
}
