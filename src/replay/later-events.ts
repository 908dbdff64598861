/**
 * Events that nobody waits for an answer to: what was observed and what carriers reported. They are gathered and handed to the
 * engine together, at the latest before the next event that asks it anything, so that order and time mean the same.
 */
import type { Instant, Observation } from '../engine/model.ts';
import type { Report } from '../engine/ports.ts';
import { parseObservation } from '../engine/request/parse-observation.ts';
import type { TraceEvent } from '../protocol/shapes/trace.ts';
import type { NumberedEvent } from './read-trace.ts';
import type { Stage } from './stage.ts';

export interface LaterEvents {
  /** Undefined: somebody waits for an answer to this one. */
  take(event: NumberedEvent): 'taken' | undefined;
  flush(): Promise<void>;
}

const MOST = 500;

const WAITED_FOR: ReadonlySet<TraceEvent['type']> = new Set([
  'code.requested',
  'code.checked',
  'proof.given',
  'recipient.asked',
  'holder.acted',
]);

function reportOf({ ledger, service, messages }: Stage, event: TraceEvent, line: number, at: Instant): Report | null {
  if (event.type !== 'message.reported') return null;
  const message = ledger.find(event.request)?.message;
  return message
    ? { service: service.id, sender: messages.sender.id, eventId: `line ${line}`, message, status: event.status, at }
    : null;
}

export function gatherLaterEvents(stage: Stage): LaterEvents & { isFull(): boolean } {
  let observations: Observation[] = [];
  let reports: Report[] = [];
  return Object.freeze({
    isFull: () => observations.length + reports.length >= MOST,
    take({ line, at, event }: NumberedEvent) {
      if (WAITED_FOR.has(event.type)) return undefined;
      // The devices of a trace are those that the service recognised then.
      const observation = parseObservation(event, true);
      const report = reportOf(stage, event, line, at);
      if (observation) observations.push(observation);
      if (report) reports.push(report);
      return 'taken';
    },
    async flush() {
      const [observed, reported] = [observations, reports];
      observations = [];
      reports = [];
      if (observed.length > 0) await stage.engine.observe(stage.service.id, observed);
      if (reported.length > 0) await stage.engine.report(reported);
    },
  });
}
