/**
 * The few files that pages load: one style sheet, one icon and a script where a page has one. Read and compressed once, named by
 * what is in them, and found by their exact name only.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

export interface Asset {
  readonly name: string;
  readonly type: string;
  readonly hash: string;
  readonly bytes: Readonly<Record<Encoding, Buffer>>;
}

export type Encoding = 'br' | 'gzip' | 'identity';
export type Assets = ReadonlyMap<string, Asset>;

const OWN = new URL('./', import.meta.url);
/** Where the build puts the browser's part. */
const BUNDLED = new URL('../../../assets/', import.meta.url);

const FILES: readonly (readonly [name: string, folder: URL, type: string])[] = [
  ['pages.css', OWN, 'text/css; charset=utf-8'],
  ['icon.svg', OWN, 'image/svg+xml'],
  ...['guide.js', 'guide-es.js', 'guide-ar.js', 'inbox.js'].map(
    (name) => [name, BUNDLED, 'text/javascript; charset=utf-8'] as const,
  ),
];

/** What was not built is left out, and its pages do without. */
export function readAssets(): Assets {
  const there = FILES.filter(([name, folder]) => existsSync(new URL(name, folder)));
  return new Map(there.map(([name, folder, type]) => [name, readAsset(name, folder, type)]));
}

function readAsset(name: string, folder: URL, type: string): Asset {
  const identity = readFileSync(new URL(name, folder));
  const hash = createHash('sha256').update(identity).digest('base64url').slice(0, 12);
  return { name, type, hash, bytes: compress(identity) };
}

/** Just short of the best, which takes ten times as long for a twentieth less. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

/** Compressed when it is first asked for, so that starting waits for nothing that nobody may want. */
export function compress(identity: Buffer): Asset['bytes'] {
  let gzip: Buffer | undefined;
  let br: Buffer | undefined;
  return {
    identity,
    get gzip() {
      gzip ??= gzipSync(identity);
      return gzip;
    },
    get br() {
      br ??= brotliCompressSync(identity, BROTLI);
      return br;
    },
  };
}

/** The address of a file as it is now; null where there is none. */
export function assetUrl(assets: Assets, name: string): string | null {
  const asset = assets.get(name);
  return asset ? `/assets/${name}?v=${asset.hash}` : null;
}

export function bestEncoding(acceptEncoding: string | undefined): Encoding {
  const taken = (acceptEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((part) => part.trim())
    .filter((part) => !/;\s*q=0(\.0*)?$/.test(part))
    .map((part) => part.split(';')[0]);
  return taken.includes('br') ? 'br' : taken.includes('gzip') ? 'gzip' : 'identity';
}

export function registerAssets(app: FastifyInstance, assets: Assets): void {
  for (const asset of assets.values()) {
    app.get(`/assets/${asset.name}`, (request, reply) => sendAsset(asset, request, reply));
  }
}

function sendAsset(asset: Asset, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const encoding = bestEncoding(request.headers['accept-encoding']);
  const etag = `"${asset.hash}-${encoding}"`;
  const current = (request.query as { v?: unknown }).v === asset.hash;
  reply
    .type(asset.type)
    .header('etag', etag)
    .header('vary', 'Accept-Encoding')
    .header('cache-control', current ? 'public, max-age=31536000, immutable' : 'no-cache')
    .header('cross-origin-resource-policy', 'same-origin')
    .header('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
  if (request.headers['if-none-match'] === etag) return reply.code(304).send();
  if (encoding !== 'identity') reply.header('content-encoding', encoding);
  return reply.send(asset.bytes[encoding]);
}
