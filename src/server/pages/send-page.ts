/** Sends a page with the headers that keep it from being framed, stored, referred to or mixed with anything that is not ours. */
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { type Assets, bestEncoding } from './assets.ts';
import { type Page, renderPage } from './page.ts';
import type { View } from './view.ts';

const HEADERS: Readonly<Record<string, string>> = {
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), display-capture=(), browsing-topics=()',
};

/** On everything that the pages answer, redirects and troubles too. */
export function addHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(HEADERS);
  });
}

export function securityPolicy({ script, connects }: Pick<Page, 'script' | 'connects'>): string {
  return [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
    ...(script === undefined ? [] : ["script-src 'self'"]),
    ...(connects ? ["connect-src 'self'"] : []),
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}

export type SendPage = (reply: FastifyReply, view: View, page: Page, status?: number) => FastifyReply;

export function createSendPage(assets: Assets): SendPage {
  return (reply, view, page, status = 200) => {
    const body = Buffer.from(renderPage(view, page, assets));
    const encoding = page.personal ? 'identity' : bestEncoding(reply.request.headers['accept-encoding']);
    if (encoding !== 'identity') reply.header('content-encoding', encoding);
    return reply
      .code(status)
      .type('text/html; charset=utf-8')
      .header('content-language', view.locale)
      .header('content-security-policy', securityPolicy(page))
      .header('cache-control', page.personal ? 'no-store' : 'no-cache')
      .header('vary', 'Accept-Language, Accept-Encoding')
      .send(ENCODE[encoding](body));
  };
}

const ENCODE = {
  identity: (body: Buffer) => body,
  gzip: (body: Buffer) => gzipSync(body, { level: 6 }),
  br: (body: Buffer) => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
};
