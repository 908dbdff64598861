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

interface Begun {
  readonly fresh: readonly Event[];
  /** Of those among them that have an id. */
  readonly marks: readonly Mark[];
}

/** The first of each id, and none that came before. Errors: `in_progress`, where another call is taking one of them in. */
async function begin({ server, service }: Call, events: readonly Event[]): Promise<Begun> {
  const { store, vault, clock } = server.world;
  const named = new Map<string, Mark>();
  for (const { id } of events) if (id !== undefined) named.set(id, vault.mark(service.id, 'event', id));
  const begun = await store.beginEvents(service.id, [...named.values()], clock.now());
  const left = new Map([...named].filter((_, i) => begun[i] === 'begun'));
  const marks = [...left.values()];
  if (begun.includes('under_way')) {
    await store.forgetEvents(service.id, marks);
    throw new CountersignError('in_progress', [], 1);
  }
  const fresh = events.filter(({ id }) => id === undefined || left.delete(id));
  return { fresh, marks };
}

async function takeIn({ server, service }: Call, events: readonly Event[]): Promise<void> {
  // Devices named by the caller are claims: only a token that we signed makes one familiar.
  const observations = events.map((e) => parseObservation(e, false)).filter((o): o is Observation => o !== null);
  await server.door.observe({ service: service.id, observations });
}

export const addEvents: Handler = async (call) => {
  const events = call.body as readonly Event[];
  if (events.some((e) => IMPORTED.test(e.type)) && !call.key.scopes.includes('import')) {
    throw new CountersignError('forbidden', [{ path: 'type', message: 'needs a key with the scope import' }]);
  }
  const { store, clock } = call.server.world;
  const { fresh, marks } = await begin(call, events);
  try {
    await takeIn(call, fresh);
  } catch (error) {
    // What could not be taken in is told again with the same id, and then it counts. Failing that, it does so in a minute.
    await store.forgetEvents(call.service.id, marks).catch(() => {});
    throw error;
  }
  await store.rememberEvents(call.service.id, marks, clock.now());
  return { status: 202, body: { accepted: events.length } };
};
