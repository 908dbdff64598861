/**
 * The last lines of a result: every request diagnosed once more, with all that is known by the end of the trace. The engine
 * diagnoses each by itself; what it will ask the store for is read before, many at a time.
 */
import { type Diagnosis, diagnose } from '../engine/causes/diagnose.ts';
import { WEIGHTS } from '../engine/causes/weights.ts';
import { createEngine, type Engine } from '../engine/engine.ts';
import type { Facts } from '../engine/facts.ts';
import type { StoredDecision, SubjectRef, VerificationRecord } from '../engine/ports.ts';
import { NOTHING_TOLD, UNKNOWN_FACTS } from '../engine/unknown-facts.ts';
import type { PlayedRequest } from './ledger.ts';
import type { DiagnosisLine, Result } from './result.ts';
import type { Stage } from './stage.ts';

const TOGETHER = 200;

function* chunks<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let chunk: T[] = [];
  for (const item of items) {
    chunk.push(item);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

/** The subjects that a diagnosis of this record reads, so that they are remembered. */
function subjectsOf({ verification: v }: VerificationRecord): SubjectRef[] {
  const { service } = v;
  const address: SubjectRef = { service, kind: 'address', key: v.addressKey };
  return v.deviceKey === null ? [address] : [address, { service, kind: 'device', key: v.deviceKey }];
}

/** An engine that has these records at hand. */
async function engineFor({ world, service, readRecords }: Stage, requests: readonly PlayedRequest[]): Promise<Engine> {
  const ids = [...new Set(requests.flatMap(({ verification }) => verification ?? []))];
  const records = await readRecords(service.id, ids);
  const byId = new Map(ids.map((id, i) => [id, records[i]]));
  await world.store.readSubjects(records.flatMap((record) => (record ? subjectsOf(record) : [])));
  return createEngine({ ...world, store: { ...world.store, readRecord: async (_, id) => byId.get(id) } });
}

async function diagnoseOne(
  stage: Stage,
  engine: Engine,
  request: PlayedRequest,
  decided: Facts | undefined,
): Promise<{ readonly facts: Facts; readonly diagnosis: Diagnosis }> {
  const told = { ...NOTHING_TOLD, ...stage.ledger.told(request) };
  const { verification } = request;
  const recalled = verification && (await engine.diagnose(stage.service.id, verification, told, decided));
  if (recalled) return recalled;
  const facts = decided ?? UNKNOWN_FACTS;
  return { facts, diagnosis: diagnose(facts, WEIGHTS) };
}

/** Requests with all that their diagnoses ask the store for. */
interface AtHand {
  readonly requests: readonly PlayedRequest[];
  readonly engine: Engine;
  readonly decisions: readonly (StoredDecision | undefined)[];
}

async function readFor(stage: Stage, requests: readonly PlayedRequest[]): Promise<AtHand> {
  const ids = requests.map(({ decision }) => decision);
  const [engine, decisions] = await Promise.all([
    engineFor(stage, requests),
    stage.readDecisions(stage.service.id, ids),
  ]);
  return { requests, engine, decisions };
}

async function linesFor(stage: Stage, { requests, engine, decisions }: AtHand): Promise<readonly DiagnosisLine[]> {
  return await Promise.all(
    requests.map(async (request, i): Promise<DiagnosisLine> => {
      const { facts, diagnosis } = await diagnoseOne(stage, engine, request, decisions[i]?.facts);
      const about = { type: 'diagnosis', request: request.name } as const;
      stage.onFacts?.({ ...about, hasLeft: request.message !== null, facts });
      return { ...about, cause: diagnosis.cause, confidence: diagnosis.confidence };
    }),
  );
}

/** The next ones are read while these are diagnosed. */
async function* readAhead(stage: Stage): AsyncGenerator<AtHand> {
  let reading: Promise<AtHand> | undefined;
  for (const requests of chunks(stage.ledger.all(), TOGETHER)) {
    const next = readFor(stage, requests);
    next.catch(() => {});
    if (reading) yield await reading;
    reading = next;
  }
  if (reading) yield await reading;
}

export async function diagnoseAll(stage: Stage, result: Result, onDiagnoses: (count: number) => void): Promise<void> {
  for await (const atHand of readAhead(stage)) {
    for (const line of await linesFor(stage, atHand)) result.put(line);
    await result.flush(false);
    onDiagnoses(atHand.requests.length);
  }
}
