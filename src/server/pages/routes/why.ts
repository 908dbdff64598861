/**
 * Asking why: address and reference in, an answer to read behind a sealed cookie. The reference is in no URL, and whether it fitted
 * changes nothing in how this page answers.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { PagesContext } from '../context.ts';
import { keepCookie, refuseForeignPress } from '../presses.ts';
import { readAsk, type TypedAsk } from '../read-ask.ts';
import { limitedPage } from '../trouble.ts';
import { linkTo, type View, viewOf } from '../view.ts';
import { whyPage } from '../why-form.ts';

const NOTHING_TYPED: TypedAsk = { address: '', reference: '' };

export function registerWhy(app: FastifyInstance, context: PagesContext): void {
  app.get('/why', (request, reply) => {
    const view = viewOf(request, context.services);
    return context.send(reply, view, whyPage(view, { typed: NOTHING_TYPED, troubles: null }));
  });
  app.post('/why', (request, reply) => ask(context, request, reply));
}

async function ask(context: PagesContext, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const view = viewOf(request, context.services);
  const refused = refuseForeignPress(context, view, request, reply);
  if (refused) return refused;
  const typed = readTyped(request.body);
  const read = readAsk(typed, view.service);
  if (!read.ok) return context.send(reply, view, whyPage(view, { typed, troubles: read.troubles }), 422);
  const limited = limit(context, view, request, reply);
  if (limited) return limited;
  const { id } = await context.engine.explain({
    service: view.service,
    to: read.to,
    reference: read.reference,
    verification: null,
    complaint: null,
    text: { text: null, textLures: null },
    locale: view.locale,
  });
  const kept = { explanation: id, service: view.service.id, referenceGiven: read.reference !== null, did: null };
  keepCookie(context, request, reply, kept);
  return reply.redirect(linkTo(view, '/why/answer'), 303);
}

function readTyped(body: unknown): TypedAsk {
  const { address, reference } = (body ?? {}) as Partial<Record<keyof TypedAsk, string>>;
  return { address: address ?? '', reference: reference ?? '' };
}

function limit(context: PagesContext, view: View, request: FastifyRequest, reply: FastifyReply): FastifyReply | null {
  const now = context.clock.now();
  const until = context.limit.take(request.ip, now);
  if (until === null) return null;
  reply.header('retry-after', String(Math.ceil((until - now) / 1000)));
  return context.send(reply, view, limitedPage(view, until, now), 429);
}
