// Promise: the table of routes is the whole API: what the contract fixes is in it, everything a caller may send is bounded and
// explained, and every example given is one that the service itself would take.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ERRORS, type ErrorCode } from '../engine/errors.ts';
import { errorsOf } from './route-errors.ts';
import { ROUTE_LIST, ROUTES, readerOf, statusOf } from './routes.ts';
import { type PlainSchema, plainOf } from './shapes/fields.ts';
import { compile } from './validate.ts';

/** What outside tools are written against: call, status of success, who may call. */
const FIXED: readonly (readonly [call: string, status: number, access: string])[] = [
  ['POST /v1/addresses/check', 200, 'addresses'],
  ['POST /v1/verifications', 201, 'verify or publishable'],
  ['GET /v1/verifications/:id', 200, 'verify'],
  ['POST /v1/verifications/:id/proofs', 200, 'verify or publishable'],
  ['POST /v1/verifications/:id/check', 200, 'verify or publishable'],
  ['POST /v1/verifications/:id/resend', 200, 'verify or publishable'],
  ['POST /v1/verifications/:id/cancel', 200, 'verify'],
  ['GET /v1/verifications/:id/timeline', 200, 'explain'],
  ['GET /v1/verifications/:id/diagnosis', 200, 'explain'],
  ['POST /v1/receipts/redeem', 200, 'verify'],
  ['POST /v1/explanations', 201, 'explain'],
  ['GET /v1/explanations/:id', 200, 'explain'],
  ['POST /v1/explanations/:id/actions', 200, 'explain'],
  ['POST /v1/messages/check', 200, 'explain'],
  ['POST /v1/events', 202, 'events'],
  ['POST /v1/addresses/lookup', 200, 'operate'],
  ['POST /v1/senders/:id/reports', 202, 'signature'],
  ['GET /healthz', 200, 'open'],
  ['GET /readyz', 200, 'open'],
  ['GET /metrics', 200, 'open'],
  ['GET /.well-known/jwks.json', 200, 'open'],
  ['GET /openapi.json', 200, 'open'],
  ['GET /dev/inbox/messages', 200, 'development'],
];

describe('the table of routes', () => {
  test('holds every call that is fixed, and no other', () => {
    const rows = ROUTE_LIST.map((route) => {
      const { access } = route;
      const who = access.kind === 'key' ? access.scope + (access.publishable ? ' or publishable' : '') : access.kind;
      return [`${route.method} ${route.path}`, statusOf(route), who];
    });
    const byCall = (a: readonly unknown[], b: readonly unknown[]) => String(a[0]).localeCompare(String(b[0]));
    assert.deepEqual(rows.sort(byCall), [...FIXED].sort(byCall));
  });

  test('files each route under its id, answers one status, and takes an Idempotency-Key on every POST that has no id of its own', () => {
    for (const [id, route] of Object.entries(ROUTES)) {
      assert.equal(route.id, id);
      assert.equal(Object.keys(route.answers).length, 1, id);
      assert.equal(route.idempotent, route.method === 'POST' && route.access.kind !== 'signature', id);
      assert.equal(route.bodyLimitBytes > 0, route.method === 'POST', id);
    }
  });

  test('can answer every error of the table but the one for a wrong method', () => {
    const possible = new Set(ROUTE_LIST.flatMap(errorsOf));
    const missing = (Object.keys(ERRORS) as ErrorCode[]).filter((code) => !possible.has(code));
    assert.deepEqual(missing, ['method_not_allowed']);
  });

  test('has params for every part of a path that is taken from it', () => {
    for (const route of ROUTE_LIST) {
      const names = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name);
      assert.deepEqual(Object.keys(plainOf(route.params ?? {}).properties ?? {}), names, route.id);
    }
  });
});

type Visit = (schema: PlainSchema, where: string) => void;

/** A branch that only demands a field of the object it belongs to. */
const isDemand = ({ description, required }: PlainSchema) => description === undefined && required !== undefined;

function walk(schema: PlainSchema, where: string, visit: Visit): void {
  if (isDemand(schema)) return;
  visit(schema, where);
  const { properties = {}, items, anyOf = [], oneOf = [], additionalProperties, propertyNames } = schema;
  for (const [name, field] of Object.entries(properties)) walk(field, `${where}.${name}`, visit);
  for (const inner of [items, additionalProperties, propertyNames, ...anyOf, ...oneOf]) {
    if (typeof inner === 'object' && inner !== null) walk(inner as PlainSchema, `${where}/`, visit);
  }
}

/** Everything that a caller sends. */
function walkSent(visit: Visit): void {
  for (const route of ROUTE_LIST) {
    for (const part of ['params', 'query', 'body'] as const) {
      const schema = route[part];
      if (schema) walk(plainOf(schema), `${route.id}.${part}`, visit);
    }
  }
}

const types = ({ type }: PlainSchema) => [type ?? []].flat();

describe('what a caller may send', () => {
  test('is bounded everywhere', () => {
    let seen = 0;
    walkSent((schema, where) => {
      seen += 1;
      const kinds = types(schema);
      const isClosed = schema.enum !== undefined || schema.const !== undefined;
      if (kinds.includes('string') && !isClosed) assert.ok(schema.maxLength, where);
      if (kinds.includes('array')) assert.ok(schema.maxItems, where);
      if (kinds.includes('integer')) assert.ok(schema.maximum !== undefined && schema.minimum !== undefined, where);
      if (kinds.includes('object') && schema.additionalProperties !== false)
        assert.ok(schema.maxProperties || schema.oneOf, where);
    });
    assert.ok(seen > 300);
  });

  test('is explained field by field, each in a sentence', () => {
    walkSent((schema, where) => {
      for (const [name, { description }] of Object.entries(schema.properties ?? {})) {
        assert.match(description ?? '', /^[A-Z].*\.$/s, `${where}.${name}`);
      }
    });
  });

  test('has a sentence of ours wherever one of several shapes may come', () => {
    walkSent((schema, where) => {
      const isChosen = schema.anyOf !== undefined || (schema.oneOf !== undefined && schema.discriminator === undefined);
      if (isChosen && !where.includes('headers/')) assert.ok(schema['x-problem'], where);
    });
  });
});

describe('an example', () => {
  test('of every body is one that the route takes', () => {
    for (const route of ROUTE_LIST) {
      const { examples = [] } = plainOf(route.body ?? {});
      for (const example of examples) assert.deepEqual(readerOf(route).body(example).ok, true, route.id);
    }
  });

  test('of every answer fits its shape', () => {
    const shapes = ROUTE_LIST.flatMap((route) => Object.values(route.answers));
    for (const schema of shapes) {
      for (const example of plainOf(schema).examples ?? [])
        assert.deepEqual(compile(schema)(example), { ok: true, value: example });
    }
  });
});
