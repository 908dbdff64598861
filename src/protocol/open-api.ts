/** The whole API as an OpenAPI 3.1 document, written from the table of routes and the table of errors. */
import { ERRORS, type ErrorCode } from '../engine/errors.ts';
import { collectComponents } from './open-api/components.ts';
import { type OpenApiDocument, type Operation, type Parameter, type Response, refTo } from './open-api/document.ts';
import { operationOf, templateOf } from './open-api/operation.ts';
import { PROBLEM_MEDIA_TYPE, problemOf } from './problem.ts';
import { ROUTE_LIST } from './routes.ts';
import { type PlainSchema, plainOf } from './shapes/fields.ts';
import { IdempotencyKey, RetryAfter } from './shapes/headers.ts';

const TAGS: Readonly<Record<string, string>> = {
  Verifications: 'Codes: asking for one, checking it, and the record of it.',
  Explanations: 'For whoever got a message: why it came, and what can be done.',
  Messages: 'Whether a message is one of ours.',
  Addresses: 'Phone numbers and e-mail addresses.',
  Receipts: 'Signed statements that a verification was approved.',
  Events: 'What your systems tell the service.',
  Senders: 'What gateways tell the service.',
  Running: 'What the service says of itself.',
  Development: 'On a development machine only.',
};

const DESCRIPTION =
  'Verification codes that explain themselves. JSON in camelCase, times in ISO 8601 UTC, durations in seconds. A field that may be left out may also be null, which means the same; answers may grow new fields. Errors are problem details (RFC 9457) with a stable code.';

const SECURITY = {
  secretKey: {
    type: 'http',
    scheme: 'bearer',
    description: 'A secret key (cs_sec_…) of one service, with the scope named here. Keep it on your servers.',
  },
  publishableKey: {
    type: 'http',
    scheme: 'bearer',
    description: 'A publishable key (cs_pub_…), bound to origins: it may only create, prove, resend and check.',
  },
  developmentKey: {
    type: 'http',
    scheme: 'bearer',
    description: 'The key that is printed at start, from this machine alone.',
  },
  senderSignature: {
    type: 'apiKey',
    in: 'header',
    name: 'webhook-signature',
    description: 'A Standard Webhooks signature over webhook-id, webhook-timestamp and the body.',
  },
} as const;

const EXAMPLE_OF: Readonly<Partial<Record<ErrorCode, object>>> = {
  invalid_request: { problems: [{ path: 'purpose', message: 'is missing' }] },
  limited: { retryAfterSeconds: 1800 },
  too_soon: { retryAfterSeconds: 24 },
};

const errorExamples = () =>
  Object.fromEntries(
    (Object.keys(ERRORS) as ErrorCode[]).map((code) => [
      code,
      { summary: ERRORS[code].public, value: problemOf(code, { requestId: 'req-1', ...EXAMPLE_OF[code] }) },
    ]),
  );

const ANY_PROBLEM: Response = {
  description: 'Any other error.',
  content: { [PROBLEM_MEDIA_TYPE]: { schema: { ...refTo('schemas', 'ProblemDetails') } } },
};

/** What stands beside the schemas. `publish` makes a shape fit for the document. */
function sharedParts(publish: (schema: typeof IdempotencyKey | typeof RetryAfter) => PlainSchema) {
  const idempotencyKey: Parameter = {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description: plainOf(IdempotencyKey).description ?? '',
    schema: publish(IdempotencyKey),
  };
  return {
    parameters: { IdempotencyKey: idempotencyKey },
    headers: { RetryAfter: { description: plainOf(RetryAfter).description, schema: publish(RetryAfter) } },
    responses: { Problem: ANY_PROBLEM },
    examples: errorExamples(),
    securitySchemes: SECURITY,
  };
}

/** `version` is the project's; `serverUrl` the address it is reached at, where that is known. */
export function openApiDocument(version: string, serverUrl?: string): OpenApiDocument {
  const components = collectComponents();
  const paths: Record<string, Record<string, Operation>> = {};
  for (const route of ROUTE_LIST) {
    const path = templateOf(route.path);
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route, components) };
  }
  const license = { name: 'Apache 2.0', identifier: 'Apache-2.0' };
  return {
    openapi: '3.1.0',
    info: { title: 'Countersign', version, description: DESCRIPTION, license },
    ...(serverUrl === undefined ? {} : { servers: [{ url: serverUrl }] }),
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths,
    components: { schemas: components.schemas, ...sharedParts(components.publish) },
  };
}
