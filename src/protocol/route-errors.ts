/** Which errors a route can answer: what its row in the table of routes makes possible, and what it names of its own. */
import { ERRORS, type ErrorCode } from '../engine/errors.ts';
import type { Route } from './routes/route.ts';

const OF_KEYS: readonly ErrorCode[] = ['unauthorized', 'forbidden', 'busy', 'not_ready'];
const OF_BODIES: readonly ErrorCode[] = ['invalid_request', 'invalid_json', 'body_too_large', 'unsupported_media_type'];
const OF_REPEATING: readonly ErrorCode[] = ['idempotency_mismatch', 'in_progress'];

/** In the order of the table of errors, each once. */
export function errorsOf(route: Route): readonly ErrorCode[] {
  const possible = new Set<ErrorCode>([
    ...route.errors,
    ...(route.access.kind === 'open' ? [] : OF_KEYS),
    ...(route.body === undefined ? [] : OF_BODIES),
    ...(route.body === undefined || route.bodyOptional ? [] : (['body_missing'] as const)),
    ...(route.query === undefined ? [] : (['invalid_request'] as const)),
    ...(route.params === undefined ? [] : (['not_found', 'too_long_ago'] as const)),
    ...(route.idempotent ? OF_REPEATING : []),
    'internal',
  ]);
  return (Object.keys(ERRORS) as ErrorCode[]).filter((code) => possible.has(code));
}
