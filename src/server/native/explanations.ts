/** Why a message came: timelines and diagnoses for who runs the service, explanations and their actions for who got the message. */
import { CountersignError } from '../../engine/errors.ts';
import { answerFor } from '../../engine/explain/answer/answer-for.ts';
import type { Action, Complaint } from '../../engine/model.ts';
import { parseAddress } from '../../engine/request/parse-address.ts';
import { parseLocale } from '../../engine/request/parse-request.ts';
import { missing } from '../../engine/subjects/missing.ts';
import { type Call, created, type Handler, ok } from './handler.ts';
import { judgeText } from './messages.ts';

export const readTimeline: Handler = async ({ server, service, params }) => {
  const events = await server.engine.timeline(service.id, params.id!);
  if (!events) throw missing(server.world, params.id!, server.world.clock.now());
  return ok({ events });
};

export const readDiagnosis: Handler = async ({ server, service, params }) => {
  const recalled = await server.engine.diagnose(service.id, params.id!);
  if (!recalled) throw missing(server.world, params.id!, server.world.clock.now());
  const { diagnosis } = recalled;
  const { cause, evidence, advice } = answerFor(diagnosis, { locale: 'en', brand: service.brand });
  return ok({ cause, confidence: diagnosis.confidence, ranking: diagnosis.ranking, evidence, advice });
};

type AskBody = {
  readonly to: string;
  readonly reference?: string | null;
  readonly verification?: string | null;
  readonly text?: string | null;
  readonly complaint?: Complaint | null;
  readonly locale?: string | null;
};

export const createExplanation: Handler = async (call) => {
  const { server, service } = call;
  const body = call.body as AskBody;
  const parsed = parseAddress(body.to, service);
  if (!parsed.ok)
    throw new CountersignError('address_refused', [
      { path: 'to', message: parsed.problem.says, code: parsed.problem.code },
    ]);
  const text = body.text ? await judgeText(call, { text: body.text, reference: body.reference ?? null }) : null;
  const explanation = await server.engine.explain({
    service,
    to: parsed.address,
    reference: body.reference ?? null,
    verification: body.verification ?? null,
    complaint: body.complaint ?? null,
    text: {
      text: text?.verdict ?? null,
      textLures: text ? text.links.some((l) => l.verdict === 'imitates_us' || l.verdict === 'suspicious') : null,
    },
    locale: parseLocale(body.locale ?? undefined),
  });
  const { id, proof, answer } = explanation;
  return created({ id, proof, ...answer });
};

const time = (at: number | null) => (at === null ? null : new Date(at).toISOString());

async function find({ server, service, params }: Call) {
  const found = await server.engine.readExplanation(service.id, params.id!);
  if (!found) throw missing(server.world, params.id!, server.world.clock.now());
  return found;
}

export const readExplanation: Handler = async (call) => {
  const { id, proof, answer, actions } = await find(call);
  return ok({
    id,
    proof,
    ...answer,
    since: actions.map((a) => ({ ...a, at: time(a.at), undoUntil: time(a.undoUntil) })),
  });
};

export const takeAction: Handler = async ({ server, service, params, body }) => {
  const { done, says, undoUntil } = await server.engine.act(service, params.id!, (body as { action: Action }).action);
  return ok({ done, says, ...(undoUntil !== null && { undoUntil: time(undoUntil) }) });
};
