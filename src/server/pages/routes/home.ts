/** The front page, and the page of the documentation, which comes ready made. */
import type { FastifyInstance } from 'fastify';
import type { PagesContext } from '../context.ts';
import { html } from '../html.ts';
import type { Page } from '../page.ts';
import { helpingLinks } from '../trouble.ts';
import { linkTo, type View, viewOf } from '../view.ts';

const DOCS_POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

export function registerHome(app: FastifyInstance, { services, send, docsHtml }: PagesContext): void {
  app.get('/', (request, reply) => {
    const view = viewOf(request, services);
    return send(reply, view, homePage(view));
  });
  app.get('/docs', (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', DOCS_POLICY)
      .header('cache-control', 'no-cache')
      .send(docsHtml()),
  );
}

function homePage(view: View): Page {
  const { home } = view.copy;
  const link = (path: string, says: string) => html`<li><a href="${linkTo(view, path)}">${says}</a></li>`;
  const main = html`<h1>${home.title}</h1>
<p class="lead">${home.lead}</p>
${helpingLinks(view)}
<h2>${home.more}</h2>
<ul class="links">
${link('/check-message', home.checkMessage)}
${link('/sign-in', home.signIn)}
<li><a href="/docs">${home.developers}</a></li>
</ul>`;
  return { title: home.title, main, pressing: true };
}
