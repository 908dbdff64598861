/** The timeline of a verification: its events in order, and what each means. It holds no code, reference, address or mark. */
import { EVENTS } from '../events.ts';
import type { VerificationRecord } from '../ports.ts';

export interface TimelineEvent {
  readonly at: string;
  readonly type: string;
  readonly says: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

export function timelineOf(record: VerificationRecord): readonly TimelineEvent[] {
  const facts = record.decisions.map((d) => ({
    at: d.at,
    type: 'facts.gathered',
    says: 'What was known when it was decided.',
    detail: { policy: d.policy, facts: d.facts },
  }));
  const events = record.events.map((e) => ({ at: e.at, type: e.type as string, says: EVENTS[e.type], detail: e.body }));
  return [...events, ...facts].sort((a, b) => a.at - b.at).map((e) => ({ ...e, at: new Date(e.at).toISOString() }));
}
