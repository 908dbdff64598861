/** One row of the table of routes as an operation of the document. */
import type { TSchema } from 'typebox';
import { ERRORS, type ErrorCode } from '../../engine/errors.ts';
import { PROBLEM_MEDIA_TYPE } from '../problem.ts';
import { errorsOf } from '../route-errors.ts';
import type { Access, Route } from '../routes/route.ts';
import { plainOf } from '../shapes/fields.ts';
import { ProblemDetails } from '../shapes/problem-details.ts';
import type { Components } from './components.ts';
import { type Operation, type Parameter, type Ref, type Response, refTo } from './document.ts';

/** `/v1/verifications/:id` as OpenAPI writes it: `/v1/verifications/{id}`. */
export const templateOf = (path: string): string => path.replaceAll(/:(\w+)/g, '{$1}');

const WAITS: ReadonlySet<number> = new Set([429, 503]);

function securityOf(access: Access): Operation['security'] {
  if (access.kind === 'open') return [];
  if (access.kind === 'signature') return [{ senderSignature: [] }];
  if (access.kind === 'development') return [{ developmentKey: [] }];
  const secret = { secretKey: [access.scope] };
  return access.publishable ? [secret, { publishableKey: [access.scope] }] : [secret];
}

function parametersIn(where: 'path' | 'query', schema: TSchema | undefined, components: Components): Parameter[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = plainOf(schema);
  return Object.entries(properties).map(([name, field]) => ({
    name,
    in: where,
    required: required.includes(name),
    description: field.description ?? '',
    schema: components.publish(field),
  }));
}

const parametersOf = (route: Route, components: Components): (Parameter | Ref)[] => [
  ...parametersIn('path', route.params, components),
  ...parametersIn('query', route.query, components),
  ...(route.idempotent ? [refTo('parameters', 'IdempotencyKey')] : []),
];

function answersOf(route: Route, components: Components): [string, Response][] {
  return Object.entries(route.answers).map(([status, schema]) => {
    const content = { [route.mediaType ?? 'application/json']: { schema: components.publish(schema) } };
    return [status, { description: plainOf(schema).description ?? '', content }];
  });
}

function problemAnswer(status: number, codes: readonly ErrorCode[], components: Components): Response {
  const examples = Object.fromEntries(codes.map((code) => [code, refTo('examples', code)]));
  return {
    description: codes.map((code) => `${code}: ${ERRORS[code].public}`).join(' '),
    ...(WAITS.has(status) ? { headers: { 'Retry-After': refTo('headers', 'RetryAfter') } } : {}),
    content: { [PROBLEM_MEDIA_TYPE]: { schema: components.publish(ProblemDetails), examples } },
  };
}

function problemsOf(route: Route, components: Components): [string, Response][] {
  const codes = errorsOf(route);
  const statuses = [...new Set(codes.map((code) => ERRORS[code].status))].sort();
  return statuses.map((status) => {
    const ofStatus = codes.filter((code) => ERRORS[code].status === status);
    return [String(status), problemAnswer(status, ofStatus, components)];
  });
}

export function operationOf(route: Route, components: Components): Operation {
  const { id, tag, summary, description, body } = route;
  return {
    operationId: id,
    tags: [tag],
    summary,
    description,
    security: securityOf(route.access),
    parameters: parametersOf(route, components),
    ...(body && {
      requestBody: {
        required: !route.bodyOptional,
        content: { 'application/json': { schema: components.publish(body) } },
      },
    }),
    responses: {
      ...Object.fromEntries([...answersOf(route, components), ...problemsOf(route, components)]),
      default: refTo('responses', 'Problem'),
    },
  };
}
