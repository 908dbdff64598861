/** What every page needs to know of one request: whose page it is, in which language, and how its links keep that language. */
import type { FastifyRequest } from 'fastify';
import type { Locale, Service } from '../../engine/model.ts';
import { COPIES } from './copy/copies.ts';
import type { Copy } from './copy/copy.ts';
import { preferredLocale, readLocale } from './locale.ts';

export interface View {
  readonly service: Service;
  readonly locale: Locale;
  readonly copy: Copy;
  /** Asked for in the address; then links keep it. */
  readonly languageAsked: boolean;
  /** Without the query. */
  readonly path: string;
}

export function viewOf(request: FastifyRequest, services: readonly Service[]): View {
  const asked = readLocale((request.query as { lang?: unknown }).lang);
  const locale = asked ?? preferredLocale(request.headers['accept-language']);
  return {
    service: serviceFor(request.hostname, services),
    locale,
    copy: COPIES[locale],
    languageAsked: asked !== null,
    path: request.url.split('?')[0] ?? '/',
  };
}

/** The service whose domain was asked for; any other name, such as that of the machine, shows the first one. */
function serviceFor(hostname: string, services: readonly Service[]): Service {
  const name = hostname.toLowerCase();
  const found = services.find(({ domain }) => domain === name) ?? services[0];
  if (!found) throw new Error('the pages need a service');
  return found;
}

/** A link to a page of ours, `path` with or without a fragment, in the language of this one. */
export function linkTo(view: View, path: string): string {
  if (!view.languageAsked) return path;
  const [page = '', fragment] = path.split('#');
  return `${page}?lang=${view.locale}${fragment === undefined ? '' : `#${fragment}`}`;
}
