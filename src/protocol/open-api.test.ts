// Promise: the published document describes the API that is served: it holds together, its schemas are JSON Schema 2020-12, its
// examples are true, and it judges as the service does.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { ERRORS, type ErrorCode } from '../engine/errors.ts';
import type { Operation } from './open-api/document.ts';
import { templateOf } from './open-api/operation.ts';
import { openApiDocument } from './open-api.ts';
import { errorsOf } from './route-errors.ts';
import { ROUTE_LIST } from './routes.ts';

const document = openApiDocument('1.2.3', 'https://codes.lumen.example');
const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));

/** A judge that knows nothing of ours: what any reader of the document would use. */
const judge = new Ajv2020({ strict: false, validateFormats: false }).addSchema(document, 'document');
const judgeOf = (ref: string) => judge.compile({ $ref: `document${ref}` });

function refsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' && typeof inner === 'string' ? [inner] : refsIn(inner),
  );
}

const at = (ref: string) =>
  ref
    .split('/')
    .slice(1)
    .reduce<unknown>((from, part) => (from as Record<string, unknown>)?.[part], document);

describe('the OpenAPI document', () => {
  test('says what it is', () => {
    assert.equal(document.openapi, '3.1.0');
    assert.equal(document.info.version, '1.2.3');
    assert.deepEqual(document.servers, [{ url: 'https://codes.lumen.example' }]);
    assert.equal(openApiDocument('1.2.3').servers, undefined);
  });

  test('refers only to what is in it, and holds nothing that is not referred to', () => {
    const refs = new Set(refsIn(document));
    for (const ref of refs) assert.ok(at(ref) !== undefined, ref);
    const { securitySchemes: _, ...components } = document.components;
    const parts = Object.entries(components).flatMap(([group, members]) =>
      Object.keys(members).map((name) => `#/components/${group}/${name}`),
    );
    const unused = parts.filter((part) => !refs.has(part));
    assert.deepEqual(unused, ['#/components/examples/method_not_allowed']);
  });

  test('holds every route with its answers and its errors, each operationId once', () => {
    for (const route of ROUTE_LIST) {
      const operation = document.paths[templateOf(route.path)]?.[route.method.toLowerCase()];
      assert.equal(operation?.operationId, route.id);
      const statuses = [
        ...Object.keys(route.answers),
        ...errorsOf(route).map((code) => String(ERRORS[code].status)),
        'default',
      ];
      assert.deepEqual(Object.keys(operation?.responses ?? {}).sort(), [...new Set(statuses)].sort(), route.id);
      assert.equal(operation?.requestBody !== undefined, route.body !== undefined, route.id);
    }
    assert.equal(operations.length, ROUTE_LIST.length);
    assert.equal(new Set(operations.map(({ operationId }) => operationId)).size, operations.length);
  });

  test('names keys, tags and path parts that exist', () => {
    const schemes = Object.keys(document.components.securitySchemes ?? {});
    const tags = document.tags.map(({ name }) => name);
    for (const [path, methods] of Object.entries(document.paths)) {
      for (const { security, tags: own, parameters, operationId } of Object.values(methods)) {
        assert.ok(
          security.every((one) => Object.keys(one).every((name) => schemes.includes(name))),
          operationId,
        );
        assert.ok(
          own.every((tag) => tags.includes(tag)),
          operationId,
        );
        const inPath = parameters.flatMap((one) => ('in' in one && one.in === 'path' ? [one.name] : []));
        assert.deepEqual(
          inPath,
          [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
          operationId,
        );
      }
    }
  });

  // A gateway's envelope carries an id, webhook-id, and is taken once by that.
  test('offers an Idempotency-Key on every POST but that of reports, and Retry-After where one has to wait', () => {
    const key = '#/components/parameters/IdempotencyKey';
    for (const [method, operation] of Object.values(document.paths).flatMap((methods) => Object.entries(methods))) {
      assert.equal(
        refsIn(operation.parameters).includes(key),
        method === 'post' && operation.operationId !== 'addReports',
        operation.operationId,
      );
      for (const status of ['429', '503']) {
        const response = operation.responses[status];
        if (response) assert.ok('headers' in response && response.headers?.['Retry-After'], operation.operationId);
      }
    }
  });

  test('keeps to itself what is meant for our own judge', () => {
    assert.equal(JSON.stringify(document).includes('x-problem'), false);
  });
});

describe('a schema of the document', () => {
  const names = Object.keys(document.components.schemas);

  test('is JSON Schema 2020-12', () => {
    assert.ok(names.length > 40);
    for (const name of names) {
      assert.equal(judge.validateSchema(document.components.schemas[name] ?? {}), true, name);
      assert.equal(typeof judgeOf(`#/components/schemas/${name}`), 'function', name);
    }
  });

  test('takes its own examples', () => {
    let seen = 0;
    for (const name of names) {
      const fits = judgeOf(`#/components/schemas/${name}`);
      for (const example of document.components.schemas[name]?.examples ?? []) {
        assert.ok(fits(example), `${name}: ${JSON.stringify(fits.errors)}`);
        seen += 1;
      }
    }
    assert.ok(seen > 25);
  });

  test('tells the types of an event apart by name', () => {
    const { discriminator } = document.components.schemas.Event as {
      discriminator?: { mapping: Record<string, string> };
    };
    assert.equal(discriminator?.mapping['code.requested'], '#/components/schemas/CodeRequested');
    for (const ref of Object.values(discriminator?.mapping ?? {})) assert.ok(at(ref), ref);
  });
});

test('every error is shown as it is answered, and fits its schema', () => {
  const fits = judgeOf('#/components/schemas/ProblemDetails');
  const examples = document.components.examples as Record<ErrorCode, { value: { code: string } }>;
  for (const code of Object.keys(ERRORS) as ErrorCode[]) {
    assert.equal(examples[code].value.code, code);
    assert.ok(fits(examples[code].value), code);
  }
});

test('problem details are the media type of every error', () => {
  for (const { responses, operationId } of operations as readonly Operation[]) {
    for (const [status, response] of Object.entries(responses)) {
      const isError = Number(status) >= 400 && 'content' in response;
      if (isError)
        assert.deepEqual(Object.keys(response.content), ['application/problem+json'], `${operationId} ${status}`);
    }
  }
});
