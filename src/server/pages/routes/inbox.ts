/** The page of the development inbox. It holds no message: its script asks for them with the key, from where they are guarded. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { PagesContext } from '../context.ts';
import { type Html, html, island } from '../html.ts';
import type { Page } from '../page.ts';
import { type View, viewOf } from '../view.ts';

const LIST = '/dev/inbox/messages';

export function registerInbox(app: FastifyInstance, context: PagesContext): void {
  const { hasInbox, services, send } = context;
  app.get('/dev/inbox', (request, reply) => {
    const view = viewOf(request, services);
    return send(reply, view, hasInbox ? inboxPage(view, request) : offPage(view));
  });
}

function inboxPage(view: View, request: FastifyRequest): Page {
  const { inbox } = view.copy;
  const command = `curl -H "Authorization: Bearer cs_sec_…" http://${request.host}${LIST}`;
  const main = html`<h1>${inbox.title}</h1>
<p class="lead">${inbox.lead}</p>
<div id="inbox" data-words="${JSON.stringify(inbox)}" data-formats="${view.copy.formats}">
${withoutScripts(inbox.needsScripts, command)}
</div>`;
  return { title: inbox.title, main, pressing: false, script: 'inbox.js', connects: true, personal: true };
}

function withoutScripts(says: string, command: string): Html {
  return html`<p>${says}</p><pre>${island(command)}</pre>`;
}

function offPage(view: View): Page {
  const { inbox } = view.copy;
  const main = html`<h1>${inbox.title}</h1><p class="lead">${inbox.off}</p>`;
  return { title: inbox.title, main, pressing: false };
}
