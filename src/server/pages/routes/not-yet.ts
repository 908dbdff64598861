/** Pages whose work is still to come: they say so, and lead to what helps now. */
import type { FastifyInstance } from 'fastify';
import type { PagesContext } from '../context.ts';
import type { Copy } from '../copy/copy.ts';
import { html } from '../html.ts';
import { helpingLinks } from '../trouble.ts';
import { linkTo, viewOf } from '../view.ts';

type NotYet = Exclude<keyof Copy['notYet'], 'helps'>;

const PAGES: Readonly<Record<string, NotYet>> = {
  '/check-message': 'checkMessage',
  '/sign-in': 'signIn',
  '/sign-up': 'signUp',
  '/recovery': 'recovery',
};

export function registerNotYet(app: FastifyInstance, { services, send }: PagesContext): void {
  for (const [path, name] of Object.entries(PAGES)) {
    app.get(path, (request, reply) => {
      const view = viewOf(request, services);
      const { [name]: page, helps } = view.copy.notYet;
      const main = html`<h1>${page.title}</h1>
<p class="lead">${page.text}</p>
<h2>${helps}</h2>
${helpingLinks(view)}`;
      return send(reply, view, { title: page.title, main, pressing: true });
    });
  }
  app.get('/account', (request, reply) => {
    reply.header('cache-control', 'no-store');
    return reply.redirect(linkTo(viewOf(request, services), '/sign-in'), 302);
  });
}
