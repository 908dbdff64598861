/**
 * Events that nobody waits for an answer to: what was observed and what carriers reported. They are gathered and handed to the
 * engine many at a time, at the latest before an event that could tell the difference: one about the same account, address,
 * network or session. So order and time mean the same as one after another.
 */
import type { Observation } from '../engine/model.ts';
import type { Report } from '../engine/ports.ts';
import { parseObservation } from '../engine/request/parse-observation.ts';
import type { TraceEvent } from '../protocol/shapes/trace.ts';
import { namesReadBy, type Reach, reachOf } from './reach.ts';
import type { NumberedEvent } from './read-trace.ts';
import type { Stage } from './stage.ts';

export interface LaterEvents {
  /** False: somebody waits for an answer to this one. */
  take(event: NumberedEvent): Promise<boolean>;
  /** Hands over what this event could notice. */
  flushFor(event: TraceEvent): Promise<void>;
  flush(): Promise<void>;
}

/** However far apart they are. */
const MOST = 500;

function reportOf({ ledger, service, messages }: Stage, { line, at, event }: NumberedEvent): Report | null {
  if (event.type !== 'message.reported') return null;
  const message = ledger.find(event.request)?.message;
  if (!message) return null;
  return {
    service: service.id,
    sender: messages.sender.id,
    eventId: `line ${line}`,
    message,
    status: event.status,
    at,
  };
}

/** Events of one kind that wait, and whom they are about. */
function gather<T>(handOver: (items: readonly T[]) => Promise<unknown>) {
  let items: T[] = [];
  const names = new Set<string>();
  let isNoticedByAll = false;
  async function flush(): Promise<void> {
    const gathered = items;
    items = [];
    names.clear();
    isNoticedByAll = false;
    if (gathered.length > 0) await handOver(gathered);
  }
  return {
    flush,
    async add(item: T, reach: Reach): Promise<void> {
      items.push(item);
      if (reach === 'all') isNoticedByAll = true;
      else for (const name of reach) names.add(name);
      if (items.length >= MOST) await flush();
    },
    async flushFor(reading: readonly string[]): Promise<void> {
      if (isNoticedByAll || reading.some((name) => names.has(name))) await flush();
    },
  };
}

export function gatherLaterEvents(stage: Stage): LaterEvents {
  const observations = gather<Observation>((observed) => stage.engine.observe(stage.service.id, observed));
  const reports = gather<Report>((reported) => stage.engine.report(reported));
  return Object.freeze({
    async take(numbered: NumberedEvent) {
      const reach = reachOf(numbered.event, stage.ledger);
      if (reach === null) return false;
      // The devices of a trace are those that the service recognised then.
      const observation = parseObservation(numbered.event, true);
      const report = reportOf(stage, numbered);
      if (observation) await observations.add(observation, reach);
      if (report) await reports.add(report, reach);
      return true;
    },
    async flushFor(event: TraceEvent) {
      const reading = namesReadBy(event, stage.ledger);
      await observations.flushFor(reading);
      await reports.flushFor(reading);
    },
    async flush() {
      await observations.flush();
      await reports.flush();
    },
  });
}
