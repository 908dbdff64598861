/**
 * `recipient.asked`: the engine's own diagnosis of the message that is asked about. Without a reference that is the last one that
 * left for the address; where there is none on record, only what the person tells is known.
 */
import { type Diagnosis, diagnose } from '../engine/causes/diagnose.ts';
import { weightsFor } from '../engine/causes/weights-for.ts';
import { adviceFor } from '../engine/explain/answer/answer.ts';
import type { Facts, ToldFacts } from '../engine/facts.ts';
import type { Instant } from '../engine/model.ts';
import { parseKnownAddress } from '../engine/request/parse-observation.ts';
import { addressMark } from '../engine/subjects/identity.ts';
import { UNKNOWN_FACTS } from '../engine/unknown-facts.ts';
import type { TraceEventOf } from '../protocol/shapes/trace.ts';
import { judgeText } from './judge-text.ts';
import type { PlayedRequest } from './ledger.ts';
import { timeOf } from './play-request.ts';
import type { AnswerLine } from './result.ts';
import type { Stage } from './stage.ts';

type Asked = TraceEventOf<'recipient.asked'>;

/** How far back a message is looked for when its reference is not at hand. Bait goes with a message of the same hour, or with none. */
const LOOK_BACK = 30 * 86_400_000;
const LOOK_BACK_FROM_BAIT = 3_600_000;

async function findLatest(
  { world, service, ledger }: Stage,
  to: string,
  since: Instant,
): Promise<PlayedRequest | undefined> {
  const mark = addressMark(world.vault, service.id, parseKnownAddress(to).value);
  const verification = await world.store.findLatestSent(service.id, mark, since);
  return verification === undefined ? undefined : ledger.requestOf(verification);
}

async function diagnoseFor(
  { engine, service }: Stage,
  about: PlayedRequest | undefined,
  told: ToldFacts,
): Promise<{ readonly facts: Facts; readonly diagnosis: Diagnosis }> {
  const recalled = about?.verification ? await engine.diagnose(service.id, about.verification, told) : undefined;
  if (recalled) return recalled;
  const facts = { ...UNKNOWN_FACTS, told };
  return { facts, diagnosis: diagnose(facts, weightsFor(facts)) };
}

/** What they show. Only who shows the reference is known to hold the message, so only that is remembered of the request. */
async function toldBy(stage: Stage, { says, text }: Asked, named: PlayedRequest | undefined): Promise<ToldFacts> {
  const judged = await judgeText(stage, text);
  if (named) stage.ledger.tell(named, { complaint: says, ...(text !== null && judged) });
  return { complaint: says, ...judged, says: null, report: null };
}

/** Undefined: nothing left for the request that the question is about, so nobody asks it. */
export async function playAsk(stage: Stage, event: Asked, at: Instant): Promise<AnswerLine | undefined> {
  const { ask } = event;
  const named = event.request === null ? undefined : stage.ledger.find(event.request);
  if (event.request !== null && !named?.message) return undefined;
  const told = await toldBy(stage, event, named);
  const lookBack = told.textLures === true ? LOOK_BACK_FROM_BAIT : LOOK_BACK;
  const about = named ?? (await findLatest(stage, event.to, at - lookBack));
  const { facts, diagnosis } = await diagnoseFor(stage, about, told);
  stage.onFacts?.({ type: 'answer', ask, facts });
  const { cause, confidence, ranking } = diagnosis;
  const evidence = diagnosis.evidence.map(({ id, says, weight }) => ({ id, says, weight }));
  const advice = adviceFor(diagnosis);
  const request = about?.name ?? null;
  return { type: 'answer', ask, request, at: timeOf(at), cause, confidence, evidence, advice, ranking };
}
