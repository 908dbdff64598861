/**
 * The pages that people read, rendered here and complete without scripts: one plugin, with headers, a body parser and an error page of
 * its own, so that nothing of it reaches the API beside it.
 */
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readAssets, registerAssets } from './assets.ts';
import type { PagesContext, PagesDeps } from './context.ts';
import { createNetworkLimit } from './network-limit.ts';
import { registerGuide } from './routes/guide.ts';
import { registerHome } from './routes/home.ts';
import { registerInbox } from './routes/inbox.ts';
import { registerNotYet } from './routes/not-yet.ts';
import { registerWhy } from './routes/why.ts';
import { registerWhyAnswer } from './routes/why-answer.ts';
import { addHeaders, createSendPage } from './send-page.ts';
import { brokenPage, unreadablePage } from './trouble.ts';
import { viewOf } from './view.ts';

export type { PagesDeps } from './context.ts';

const FORM = 'application/x-www-form-urlencoded';
const BODY_MAX = 10_240;
/** Asking why, a node and network: more than a family needs, far less than guessing would. */
const ASKS = { most: 30, windowSeconds: 600, networks: 10_000 } as const;

export async function registerPages(app: FastifyInstance, deps: PagesDeps): Promise<void> {
  const assets = readAssets();
  const context: PagesContext = { ...deps, assets, send: createSendPage(assets), limit: createNetworkLimit(ASKS) };
  await app.register(async (pages) => {
    addHeaders(pages);
    readForms(pages);
    pages.setErrorHandler((error: FastifyError, request, reply) => sendTrouble(context, error, request, reply));
    registerAssets(pages, assets);
    registerHome(pages, context);
    registerWhy(pages, context);
    registerWhyAnswer(pages, context);
    registerGuide(pages, context);
    registerInbox(pages, context);
    registerNotYet(pages, context);
  });
}

/** Forms and nothing else; of a field that comes twice the first counts. */
function readForms(pages: FastifyInstance): void {
  pages.removeAllContentTypeParsers();
  pages.addContentTypeParser(
    FORM,
    { parseAs: 'string', bodyLimit: BODY_MAX },
    async (_request: FastifyRequest, body: string) => {
      const fields = new URLSearchParams(body);
      return Object.fromEntries([...new Set(fields.keys())].map((name) => [name, fields.get(name)]));
    },
  );
}

function sendTrouble(
  context: PagesContext,
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const view = viewOf(request, context.services);
  const { statusCode = 500 } = error;
  if (statusCode >= 400 && statusCode < 500) return context.send(reply, view, unreadablePage(view), statusCode);
  context.troubled(error, request);
  return context.send(reply, view, brokenPage(view), 500);
}
