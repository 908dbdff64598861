/**
 * `/v1/events`: what the operator's own systems tell. Each event may carry an id; one with the same id is passed over. Events that
 * observe codes of another system need the scope `import`.
 */
import { CountersignError } from '../../engine/errors.ts';
import type { Observation } from '../../engine/model.ts';
import { type EventFields, parseObservation } from '../../engine/request/parse-observation.ts';
import type { Call, Handler } from './handler.ts';

type Event = EventFields & { readonly id?: string };

/** Spoken of codes that another system sent. */
const IMPORTED = /^(code|message|proof|recipient|holder)\./;

async function firstOnly({ server, service }: Call, events: readonly Event[]): Promise<readonly Event[]> {
  const { store, vault, clock } = server.world;
  const named = events.filter((e) => e.id !== undefined);
  const fresh = await store.rememberEvents(
    service.id,
    named.map((e) => vault.mark(service.id, 'event', e.id!)),
    clock.now(),
  );
  const again = new Set(named.filter((_, i) => !fresh[i]));
  return events.filter((e) => !again.has(e));
}

export const addEvents: Handler = async (call) => {
  const events = call.body as readonly Event[];
  if (events.some((e) => IMPORTED.test(e.type)) && !call.key.scopes.includes('import')) {
    throw new CountersignError('forbidden', [{ path: 'type', message: 'needs a key with the scope import' }]);
  }
  const fresh = await firstOnly(call, events);
  // Devices named by the caller are claims: only a token that we signed makes one familiar.
  const observations = fresh.map((e) => parseObservation(e, false)).filter((o): o is Observation => o !== null);
  await call.server.door.observe({ service: call.service.id, observations });
  return { status: 202, body: { accepted: events.length } };
};
