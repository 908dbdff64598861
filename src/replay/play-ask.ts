/**
 * `recipient.asked`: the engine's own diagnosis of the message that is asked about. Without a reference that is the last one that
 * left for the address; where there is none on record, only what the person tells is known.
 */
import { type Diagnosis, diagnose } from '../engine/causes/diagnose.ts';
import { UNKNOWN_FACTS } from '../engine/causes/unknown-facts.ts';
import { WEIGHTS } from '../engine/causes/weights.ts';
import { adviceFor } from '../engine/explain/answer/answer.ts';
import type { ToldFacts } from '../engine/facts.ts';
import type { Instant } from '../engine/model.ts';
import { parseKnownAddress } from '../engine/request/parse-observation.ts';
import { addressMark } from '../engine/subjects/identity.ts';
import type { TraceEventOf } from '../protocol/shapes/trace.ts';
import { judgeText } from './judge-text.ts';
import type { PlayedRequest } from './ledger.ts';
import { timeOf } from './play-request.ts';
import type { AnswerLine } from './result.ts';
import type { Stage } from './stage.ts';

type Asked = TraceEventOf<'recipient.asked'>;

/** How far back a message is looked for when its reference is not at hand. */
const LOOK_BACK = 30 * 86_400_000;

async function findLatest(
  { world, service, ledger }: Stage,
  to: string,
  at: Instant,
): Promise<PlayedRequest | undefined> {
  const mark = addressMark(world.vault, service.id, parseKnownAddress(to).value);
  const verification = await world.store.findLatestSent(service.id, mark, at - LOOK_BACK);
  return verification === undefined ? undefined : ledger.requestOf(verification);
}

async function diagnoseFor(
  { engine, service }: Stage,
  about: PlayedRequest | undefined,
  told: ToldFacts,
): Promise<Diagnosis> {
  const recalled = about?.verification ? await engine.diagnose(service.id, about.verification, told) : undefined;
  return recalled?.diagnosis ?? diagnose({ ...UNKNOWN_FACTS, told }, WEIGHTS);
}

/** Undefined: nothing left for the request that the question is about, so nobody asks it. */
export async function playAsk(stage: Stage, event: Asked, at: Instant): Promise<AnswerLine | undefined> {
  const named = event.request === null ? undefined : stage.ledger.find(event.request);
  if (event.request !== null && !named?.message) return undefined;
  const about = named ?? (await findLatest(stage, event.to, at));
  const told: ToldFacts = { complaint: event.says, ...(await judgeText(stage, event.text)), says: null, report: null };
  // Only who shows the reference is known to hold the message, so only that is remembered of the request.
  if (named)
    stage.ledger.tell(named, {
      complaint: told.complaint,
      ...(event.text !== null && { text: told.text, textLures: told.textLures }),
    });
  const diagnosis = await diagnoseFor(stage, about, told);
  const { cause, confidence, ranking } = diagnosis;
  const evidence = diagnosis.evidence.map(({ id, says, weight }) => ({ id, says, weight }));
  return {
    type: 'answer',
    ask: event.ask,
    request: about?.name ?? null,
    at: timeOf(at),
    cause,
    confidence,
    evidence,
    advice: adviceFor(diagnosis),
    ranking,
  };
}
