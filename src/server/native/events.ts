/**
 * `/v1/events`: what the operator's own systems tell. Each event may carry an id; one with the same id is passed over. Events that
 * observe codes of another system need the scope `import`.
 */
import { CountersignError } from '../../engine/errors.ts';
import type { Observation } from '../../engine/model.ts';
import type { Mark } from '../../engine/ports.ts';
import { type EventFields, parseObservation } from '../../engine/request/parse-observation.ts';
import type { Call, Handler } from './handler.ts';

type Event = EventFields & { readonly id?: string };

/** Spoken of codes that another system sent. */
const IMPORTED = /^(code|message|proof|recipient|holder)\./;

interface Marked {
  readonly event: Event;
  /** Of its id. */
  readonly mark: Mark | null;
}

/** The first of each id, and none that came before. */
async function firstOnly({ server, service }: Call, events: readonly Event[]): Promise<readonly Marked[]> {
  const { store, vault } = server.world;
  const named = new Map<string, Mark>();
  for (const { id } of events) if (id !== undefined) named.set(id, vault.mark(service.id, 'event', id));
  const known = await store.knownEvents(service.id, [...named.values()]);
  const left = new Map([...named].filter((_, i) => !known[i]));
  return events.flatMap((event): Marked[] => {
    if (event.id === undefined) return [{ event, mark: null }];
    const mark = left.get(event.id);
    left.delete(event.id);
    return mark === undefined ? [] : [{ event, mark }];
  });
}

export const addEvents: Handler = async (call) => {
  const events = call.body as readonly Event[];
  if (events.some((e) => IMPORTED.test(e.type)) && !call.key.scopes.includes('import')) {
    throw new CountersignError('forbidden', [{ path: 'type', message: 'needs a key with the scope import' }]);
  }
  const { door, world } = call.server;
  const fresh = await firstOnly(call, events);
  // Devices named by the caller are claims: only a token that we signed makes one familiar.
  const observations = fresh
    .map(({ event }) => parseObservation(event, false))
    .filter((o): o is Observation => o !== null);
  await door.observe({ service: call.service.id, observations });
  // Not before: what could not be taken in is told again with the same id, and then it counts.
  await world.store.rememberEvents(
    call.service.id,
    fresh.flatMap(({ mark }) => mark ?? []),
    world.clock.now(),
  );
  return { status: 202, body: { accepted: events.length } };
};
