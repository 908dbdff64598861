/**
 * What came after a request is worth knowing for about a day; later the lists that it is read from have moved on. So each request is
 * looked at once more when it is a day old, many at a time, and the facts of then are kept for its final diagnosis.
 */
import { createEngine, type Engine } from '../engine/engine.ts';
import { subjectsOf } from '../engine/explain/recall.ts';
import type { Facts } from '../engine/facts.ts';
import type { Instant } from '../engine/model.ts';
import { NOTHING_TOLD, UNKNOWN_FACTS } from '../engine/unknown-facts.ts';
import type { PlayedRequest } from './ledger.ts';
import type { Stage } from './stage.ts';

export interface Settling {
  /** Settles those that are a day old by now, once there are many. */
  settleBefore(now: Instant): Promise<void>;
  /** Settles all that are left. */
  settleAll(): Promise<void>;
  factsOf(request: PlayedRequest): Facts;
}

const AFTER = 86_400_000;
const TOGETHER = 200;

/** An engine that has the records of these requests at hand. */
async function engineFor(
  { world, service, readRecords, surroundings }: Stage,
  requests: readonly PlayedRequest[],
): Promise<Engine> {
  const ids = [...new Set(requests.flatMap(({ verification }) => verification ?? []))];
  const records = await readRecords(service.id, ids);
  const byId = new Map(ids.map((id, i) => [id, records[i]]));
  await world.store.readSubjects(records.flatMap((record) => (record ? subjectsOf(record.verification) : [])));
  const store = { ...world.store, readRecord: async (_: string, id: string) => byId.get(id) };
  return createEngine({ ...world, store }, surroundings);
}

export function settleLater(stage: Stage): Settling {
  const { ledger, service } = stage;
  // Kept as text, which takes a fraction of the room.
  const settled = new Map<string, string>();
  const waiting: PlayedRequest[] = [];

  async function settle(requests: readonly PlayedRequest[]): Promise<void> {
    await stage.lane.drain();
    const engine = await engineFor(stage, requests);
    const decisions = await stage.readDecisions(
      service.id,
      requests.map(({ decision }) => decision),
    );
    for (const [i, { name, verification }] of requests.entries()) {
      const decided = decisions[i]?.facts;
      const recalled = verification && (await engine.diagnose(service.id, verification, NOTHING_TOLD, decided));
      settled.set(name, JSON.stringify(recalled ? recalled.facts : (decided ?? UNKNOWN_FACTS)));
    }
  }

  return Object.freeze({
    async settleBefore(now: Instant) {
      waiting.push(...ledger.takeNew());
      if (waiting.length < TOGETHER || waiting[TOGETHER - 1]!.at + AFTER > now) return;
      await settle(waiting.splice(0, TOGETHER));
    },
    async settleAll() {
      waiting.push(...ledger.takeNew());
      while (waiting.length > 0) await settle(waiting.splice(0, TOGETHER));
    },
    factsOf: ({ name }: PlayedRequest) => JSON.parse(settled.get(name)!) as Facts,
  });
}
