/** Reading the answer, and pressing its buttons: each press leads back to the answer, and pressing twice does what pressing once did. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CountersignError } from '../../../engine/errors.ts';
import type { Effect } from '../../../engine/explain/answer/words.ts';
import { ACTIONS, type Action, type Purpose } from '../../../engine/model.ts';
import type { StoredExplanation } from '../../../engine/ports.ts';
import { type Answer, findAnswer, generalAnswer } from '../answers.ts';
import type { PagesContext } from '../context.ts';
import { generalPage, gonePage } from '../general-page.ts';
import { isAlreadyDone, offeredActions } from '../offered-actions.ts';
import type { Page } from '../page.ts';
import { dropCookie, keepCookie, readCookie, refuseForeignPress } from '../presses.ts';
import type { WhyCookie } from '../sealed-cookie.ts';
import { unreadablePage } from '../trouble.ts';
import { linkTo, type View, viewOf } from '../view.ts';
import { answerPage } from '../why-answer.ts';

export function registerWhyAnswer(app: FastifyInstance, context: PagesContext): void {
  app.get('/why/answer', async (request, reply) => {
    const view = viewOf(request, context.services);
    return context.send(reply, view, await pageFor(context, view, readCookie(context, view, request)));
  });
  app.post('/why/act', (request, reply) => press(context, request, reply));
  app.get('/why/act', (request, reply) =>
    reply.redirect(linkTo(viewOf(request, context.services), '/why/answer'), 303),
  );
  app.post('/why/close', (request, reply) => close(context, request, reply));
  app.get('/why/close', (request, reply) =>
    reply.redirect(linkTo(viewOf(request, context.services), '/why/answer'), 303),
  );
}

async function pageFor(context: PagesContext, view: View, kept: WhyCookie | undefined): Promise<Page> {
  const explanation = kept && (await context.engine.readExplanation(view.service.id, kept.explanation));
  if (!kept || !explanation) return gonePage(view);
  const answer = await findAnswer(context.engine, view, explanation);
  if (!answer) return generalPage(view, generalAnswer(view), kept.referenceGiven);
  return answerPage(view, await shownAnswer(context, view, explanation, answer, kept));
}

async function shownAnswer(
  context: PagesContext,
  view: View,
  explanation: StoredExplanation,
  answer: Answer,
  { did }: WhyCookie,
) {
  const { engine, clock } = context;
  const now = clock.now();
  const verification =
    explanation.verification && (await engine.read(view.service.id, explanation.verification, false));
  const message = verification
    ? { purpose: verification.purpose as Purpose, at: Date.parse(verification.createdAt) }
    : null;
  return { answer, message, offered: offeredActions(answer.actions, explanation.actions, now), did, now };
}

async function press(context: PagesContext, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const view = viewOf(request, context.services);
  const refused = refuseForeignPress(context, view, request, reply);
  if (refused) return refused;
  const { action, of } = (request.body ?? {}) as { action?: string; of?: string };
  const known = ACTIONS.find((name) => name === action);
  if (!known) return context.send(reply, view, unreadablePage(view), 400);
  const kept = readCookie(context, view, request);
  const explanation = kept && (await context.engine.readExplanation(view.service.id, kept.explanation));
  if (kept && explanation) {
    const effects = await act(context, view, explanation, known, of);
    const { explanation: id, service, referenceGiven } = kept;
    keepCookie(context, request, reply, {
      explanation: id,
      service,
      referenceGiven,
      did: effects && { action: known, effects },
    });
  }
  return reply.redirect(linkTo(view, '/why/answer#done'), 303);
}

/** What was done; an empty list where it was done before. Null where nothing may be done, since nothing was proved. */
async function act(
  context: PagesContext,
  view: View,
  explanation: StoredExplanation,
  action: Action,
  of: string | undefined,
) {
  const { engine, clock } = context;
  if (explanation.proof === 'none') return null;
  const { undoable } = offeredActions([], explanation.actions, clock.now());
  const isStale = action === 'undo' ? String(undoable?.at) !== of : isAlreadyDone(action, explanation.actions);
  if (isStale) return [];
  try {
    const { done } = await engine.act(view.service, explanation.id, action);
    return done as readonly Effect[];
  } catch (error) {
    if (error instanceof CountersignError && error.code === 'wrong_state') return [];
    throw error;
  }
}

/** For a device that others use too. */
async function close(context: PagesContext, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const view = viewOf(request, context.services);
  const refused = refuseForeignPress(context, view, request, reply);
  if (refused) return refused;
  dropCookie(request, reply);
  return reply.redirect(linkTo(view, '/why'), 303);
}
