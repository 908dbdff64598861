/** What a decision says of the ranges of its number: to the operator, and to the surroundings. */
import { destinationOf, digitOf } from '../codes/number-range.ts';
import type { Decision, Instant } from '../model.ts';
import type { NewEvent } from '../ports.ts';
import type { Assessed } from '../subjects/assessed.ts';
import { alarmsOf, foldAlarm, type RangeAlarm } from '../surroundings/ranges/alarms.ts';
import { rangesOfRequest, tellAsked } from '../surroundings/ranges/range-news.ts';
import type { Around } from '../surroundings/surroundings.ts';

function alarmsIn({ request, facts, nearby }: Assessed, decision: Decision, now: Instant): readonly RangeAlarm[] {
  if (!request.to) return [];
  const { reason, sends } = decision;
  const from = request.requester.country ?? '';
  return alarmsOf(nearby, { facts: facts.range, reason, sends, from, digit: digitOf(request.to.value), now });
}

/** A range of a country is named by its part alone: its first digits would say too much of a number. */
export function rangeEvents(
  assessed: Assessed,
  decision: Decision,
  now: Instant,
): readonly Pick<NewEvent, 'type' | 'body'>[] {
  const { to } = assessed.request;
  return alarmsIn(assessed, decision, now).map(({ type, part }) => ({
    type,
    body: { destination: to && destinationOf(to.value), part },
  }));
}

/** A code that leaves for a number of which nothing is known says something of the numbers around it. */
export function tellRanges(world: Around, assessed: Assessed, decision: Decision, isNew: boolean, now: Instant): void {
  const { request, facts } = assessed;
  if (facts.range.fresh !== true) return;
  if (decision.sends && isNew) tellAsked(world, assessed, now);
  const ranges = rangesOfRequest(world.vault, request);
  const alarms = ranges === null ? [] : alarmsIn(assessed, decision, now);
  world.surroundings.tell(
    alarms.map((alarm) => ({ ref: ranges![alarm.row], fold: (body) => ({ ...foldAlarm(body, alarm, now) }) })),
  );
}
