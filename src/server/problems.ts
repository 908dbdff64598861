/** Every error as problem details (RFC 9457). What nobody foresaw says nothing but that it was noted. */
import type { FastifyReply } from 'fastify';
import { CountersignError, ERRORS } from '../engine/errors.ts';
import { problemOf } from '../protocol/problem.ts';

/** Fastify's and Node's own refusals, as rows of our table. */
const FOREIGN: Readonly<Record<string, ConstructorParameters<typeof CountersignError>>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ['body_too_large', [{ path: 'body', message: 'is larger than this call takes' }]],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [
    'unsupported_media_type',
    [{ path: 'content-type', message: 'must be application/json' }],
  ],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['body_missing', [{ path: 'body', message: 'is missing' }]],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [
    'invalid_request',
    [{ path: 'content-length', message: 'does not fit the body' }],
  ],
  FST_ERR_NOT_FOUND: ['not_found'],
};

/** Connections that broke, and a database that is away for now. */
const AWAY = /^(08|57P|53|ECONN|ENOENT|EPIPE)/;

export function asCountersignError(error: unknown): CountersignError {
  if (error instanceof CountersignError) return error;
  const { code = '', statusCode } = error as { code?: string; statusCode?: number };
  const foreign = FOREIGN[code];
  if (foreign) return new CountersignError(...foreign);
  if (AWAY.test(code)) return new CountersignError('not_ready', [], 1);
  return new CountersignError(
    statusCode !== undefined && statusCode >= 400 && statusCode < 500 ? 'invalid_request' : 'internal',
  );
}

export function sendProblem(reply: FastifyReply, error: CountersignError, requestId: string): FastifyReply {
  const { code, problems, retryAfterSeconds } = error;
  if (retryAfterSeconds !== null) reply.header('retry-after', String(retryAfterSeconds));
  return reply
    .code(ERRORS[code].status)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problemOf(code, { problems, retryAfterSeconds, requestId })));
}
