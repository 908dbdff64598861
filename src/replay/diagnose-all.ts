/** The last lines of a result: every request diagnosed once more, with all that is known by the end of the trace. */
import { type Diagnosis, diagnose } from '../engine/causes/diagnose.ts';
import { NOTHING_TOLD, UNKNOWN_FACTS } from '../engine/causes/unknown-facts.ts';
import { WEIGHTS } from '../engine/causes/weights.ts';
import type { PlayedRequest } from './ledger.ts';
import type { DiagnosisLine, Result } from './result.ts';
import type { Stage } from './stage.ts';

/** So many are read at a time. */
const TOGETHER = 16;

async function diagnoseOne({ engine, world, service, ledger }: Stage, request: PlayedRequest): Promise<Diagnosis> {
  const decided = await world.store.readDecision(service.id, request.decision);
  const told = { ...NOTHING_TOLD, ...ledger.told(request) };
  const recalled =
    request.verification === null
      ? undefined
      : await engine.diagnose(service.id, request.verification, told, decided?.facts);
  return recalled?.diagnosis ?? diagnose(decided?.facts ?? UNKNOWN_FACTS, WEIGHTS);
}

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

export async function diagnoseAll(stage: Stage, result: Result, onDiagnoses: (count: number) => void): Promise<void> {
  for (const requests of chunks(stage.ledger.all(), TOGETHER)) {
    const diagnoses = await Promise.all(requests.map((request) => diagnoseOne(stage, request)));
    requests.forEach(({ name }, i) => {
      const { cause, confidence } = diagnoses[i]!;
      result.put({ type: 'diagnosis', request: name, cause, confidence } satisfies DiagnosisLine);
    });
    await result.flush(false);
    onDiagnoses(requests.length);
  }
}
