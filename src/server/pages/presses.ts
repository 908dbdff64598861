/** What every button of the answer shares: that the press is ours, and the cookie between two pages. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PagesContext } from './context.ts';
import { isSameOrigin } from './same-origin.ts';
import { findCookie, openCookie, sealCookie, type WhyCookie } from './sealed-cookie.ts';
import { refusedPage } from './trouble.ts';
import type { View } from './view.ts';

const COOKIE = 'why';
/** As long as an answer stays open, and again after each press. */
const OPEN_SECONDS = 15 * 60;

/** Null: the press came from a page of ours; otherwise the refusal, sent. */
export function refuseForeignPress(
  context: PagesContext,
  view: View,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply | null {
  const { origin, 'sec-fetch-site': site } = request.headers;
  const secFetchSite = Array.isArray(site) ? site.join() : site;
  if (isSameOrigin({ secFetchSite, origin, host: request.host })) return null;
  return context.send(reply, view, refusedPage(view), 403);
}

export function keepCookie(
  { secrets, clock }: PagesContext,
  request: FastifyRequest,
  reply: FastifyReply,
  kept: Omit<WhyCookie, 'expiresAt'>,
): void {
  const sealed = sealCookie(secrets()[0]!, { ...kept, expiresAt: clock.now() + OPEN_SECONDS * 1000 });
  setCookie(request, reply, sealed, OPEN_SECONDS);
}

export function dropCookie(request: FastifyRequest, reply: FastifyReply): void {
  setCookie(request, reply, '', 0);
}

function setCookie({ protocol }: FastifyRequest, reply: FastifyReply, value: string, seconds: number): void {
  const secure = protocol === 'https' ? '; Secure' : '';
  reply.header('cache-control', 'no-store');
  reply.header('set-cookie', `${COOKIE}=${value}; Path=/why; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure}`);
}

/** What was kept for this service, unless it is too old. */
export function readCookie(
  { secrets, clock }: PagesContext,
  view: View,
  request: FastifyRequest,
): WhyCookie | undefined {
  const sealed = findCookie(request.headers.cookie, COOKIE);
  if (sealed === undefined) return undefined;
  const opened = secrets().map((secret) => openCookie(secret, sealed, clock.now()));
  return opened.find((kept) => kept?.service === view.service.id);
}
