/** The front page, and the page of the documentation, which comes ready made. */
import type { FastifyInstance } from 'fastify';
import { bestEncoding, compress } from '../assets.ts';
import type { PagesContext } from '../context.ts';
import { html } from '../html.ts';
import type { Page } from '../page.ts';
import { securityPolicy } from '../send-page.ts';
import { helpingLinks } from '../trouble.ts';
import { linkTo, type View, viewOf } from '../view.ts';

export function registerHome(app: FastifyInstance, { services, send, docsHtml }: PagesContext): void {
  app.get('/', (request, reply) => {
    const view = viewOf(request, services);
    return send(reply, view, homePage(view));
  });
  const docs = compress(Buffer.from(docsHtml()));
  app.get('/docs', (request, reply) => {
    const encoding = bestEncoding(request.headers['accept-encoding']);
    if (encoding !== 'identity') reply.header('content-encoding', encoding);
    return reply
      .type('text/html; charset=utf-8')
      .headers({ 'content-security-policy': securityPolicy({}), 'cache-control': 'no-cache', vary: 'Accept-Encoding' })
      .send(docs[encoding]);
  });
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
