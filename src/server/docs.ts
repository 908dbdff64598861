/** The API's description and its pages, made once from the protocol's tables. The page at /docs is sent with the other pages. */
import type { FastifyInstance } from 'fastify';
import { docsPage, errorsPage } from '../protocol/docs-page.ts';
import { openApiDocument } from '../protocol/open-api.ts';

const POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Answers the HTML of the page at /docs. */
export function registerDocs(app: FastifyInstance, version: string): string {
  const document = openApiDocument(version);
  const text = JSON.stringify(document, null, 2);
  const errors = errorsPage();
  app.get('/openapi.json', async (_, reply) => reply.type('application/json; charset=utf-8').send(text));
  app.get('/docs/errors', async (_, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .headers({ 'content-security-policy': POLICY, 'referrer-policy': 'no-referrer' })
      .send(errors),
  );
  return docsPage(document);
}
