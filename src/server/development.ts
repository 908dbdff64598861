/**
 * The development inbox shows codes, so it is guarded three times: asked from this machine, under a name of this machine (a page of
 * another site that had its name point here does not pass), with the development key.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { CountersignError } from '../engine/errors.ts';
import type { ServerWorld } from './ports.ts';

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const LOCAL_NAME = /^(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/i;

const digest = (text: string) => createHash('sha256').update(text).digest();

export function assertDevelopment(server: ServerWorld, request: FastifyRequest): void {
  if (!server.inbox || server.developmentKey === null) throw new CountersignError('not_found');
  const local = LOOPBACK.test(request.socket.remoteAddress ?? '') && LOCAL_NAME.test(request.headers.host ?? '');
  const forwarded = request.headers['x-forwarded-for'] !== undefined || request.headers.forwarded !== undefined;
  if (!local || forwarded)
    throw new CountersignError('forbidden', [
      { path: 'host', message: 'the inbox is shown on this machine only, as 127.0.0.1 or localhost' },
    ]);
  const token = (request.headers.authorization ?? '').replace(/^Bearer /, '');
  if (!timingSafeEqual(digest(token), digest(server.developmentKey))) throw new CountersignError('unauthorized');
}
