/**
 * Events that nobody waits for an answer to: what was observed and what carriers reported. They are gathered and handed to the
 * engine several at a time, at the latest before an event that could tell the difference: one about the same account, address,
 * network or session. So order and time mean the same as one after another.
 */
import type { Engine } from '../engine/engine.ts';
import type { Instant, Observation } from '../engine/model.ts';
import type { Report } from '../engine/ports.ts';
import { parseObservation } from '../engine/request/parse-observation.ts';
import { isUnreached, type Unreached } from '../engine/surroundings/ranges/range-news.ts';
import type { TraceEvent } from '../protocol/shapes/trace.ts';
import { namesReadBy, type Reach, reachOf } from './reach.ts';
import type { NumberedEvent } from './read-trace.ts';
import { countNames, type SideLane } from './side-lane.ts';
import type { Stage } from './stage.ts';

export interface LaterEvents {
  /** False: somebody waits for an answer to this one. */
  take(event: NumberedEvent): Promise<boolean>;
  /** Hands over what this event could notice. */
  flushFor(event: TraceEvent): Promise<void>;
  flush(): Promise<void>;
}

const MOST = 500;
/** Those that say something of what lies around. */
const AROUND: ReadonlySet<string> = new Set(['account.seen', 'password.tried', 'contact.verified', 'platform.told']);

function reportOf({ ledger, service, messages }: Stage, { line, at, event }: NumberedEvent): Report[] {
  const message = event.type === 'message.reported' ? ledger.find(event.request)?.message : null;
  if (event.type !== 'message.reported' || !message) return [];
  const { id: sender } = messages.sender;
  return [{ service: service.id, sender, eventId: `line ${line}`, message, status: event.status, at }];
}

/** Whatever was not sent there has not been counted, so that it did not arrive takes nothing away. */
function unreachedBy({ ledger, service }: Stage, event: TraceEvent): Unreached[] {
  const request =
    event.type === 'message.reported' && isUnreached(event.status) ? ledger.find(event.request) : undefined;
  return request?.sends ? [{ service: service.id, to: request.to }] : [];
}

/** The devices of a trace are those that the service recognised then. */
function observationOf({ event }: NumberedEvent): Observation[] {
  const observation = parseObservation(event, true);
  return observation ? [observation] : [];
}

/** What a carrier says of the way that a message went is noticed at once, like all that lies around. */
function tellRoute({ engine, ledger, service }: Stage, { event, at }: NumberedEvent): void {
  const about = event.type === 'message.reported' ? ledger.find(event.request) : undefined;
  if (event.type !== 'message.reported' || !about?.message || !about.verification) return;
  const { to, verification } = about;
  engine.reportAround({ service: service.id, to, verification, status: event.status, at });
}

type HandOver = (engine: Engine, events: readonly NumberedEvent[]) => Promise<unknown>;

/** Events of one kind that wait to be handed over together. */
function gather(lane: SideLane, handOver: HandOver) {
  let events: NumberedEvent[] = [];
  let reaches: Reach[] = [];
  let names = countNames();
  let latest: Instant = 0;
  async function flush(): Promise<void> {
    if (events.length === 0) return;
    const gathered = events;
    const reach = reaches.includes('all') ? 'all' : [...new Set(reaches.flat())];
    [events, reaches, names] = [[], [], countNames()];
    await lane.put(reach, latest, (engine) => handOver(engine, gathered));
  }
  return {
    flush,
    async add(event: NumberedEvent, reach: Reach): Promise<void> {
      events.push(event);
      reaches.push(reach);
      names.add(reach);
      latest = event.at;
      if (events.length >= MOST) await flush();
    },
    async flushFor(reading: readonly string[]): Promise<void> {
      if (names.isNoticedBy(reading)) await flush();
    },
  };
}

export function gatherLaterEvents(stage: Stage): LaterEvents {
  const { engine, lane, service, ledger } = stage;
  const observed = gather(lane, (engine, events) => engine.observe(service.id, events.flatMap(observationOf)));
  // What left is known by the time the lane comes to it: delivering was put in before.
  const reported = gather(lane, (engine, events) => engine.report(events.flatMap((event) => reportOf(stage, event))));
  return Object.freeze({
    async take(numbered: NumberedEvent) {
      const reach = reachOf(numbered.event, ledger);
      if (reach === null) return false;
      // What lies around is everybody's: it learns in the order of the trace.
      if (AROUND.has(numbered.event.type))
        await engine.observeAround([{ service: service.id, observations: observationOf(numbered) }]);
      await engine.unreachedAround(unreachedBy(stage, numbered.event));
      tellRoute(stage, numbered);
      await (numbered.event.type === 'message.reported' ? reported : observed).add(numbered, reach);
      return true;
    },
    async flushFor(event: TraceEvent) {
      const reading = namesReadBy(event, ledger);
      await observed.flushFor(reading);
      await reported.flushFor(reading);
    },
    async flush() {
      await observed.flush();
      await reported.flush();
    },
  });
}
