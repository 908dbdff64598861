// Threat: keys that do more than they should. Secret keys carry scopes; publishable keys are bound to origins and say nothing about
// accounts; the development inbox opens to this machine and its key alone.
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { test } from 'node:test';
import { openTestServer } from '../setup/server.ts';
import { LUMEN } from '../setup/world.ts';

const server = await openTestServer({
  services: [LUMEN, { ...LUMEN, id: 'other', brand: 'Other', domain: 'other.example' }],
});
const { call, newKey, base, key, inboxText } = server;
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const fine = { to: '+12025550140', purpose: 'sign_in' };

test('a scope opens its own calls and nothing else', async () => {
  const calls: readonly [string, string, string, unknown][] = [
    ['verify', 'POST', '/v1/verifications', fine],
    ['addresses', 'POST', '/v1/addresses/check', { typed: 'x' }],
    ['events', 'POST', '/v1/events', []],
    ['explain', 'POST', '/v1/explanations', { to: fine.to }],
    ['operate', 'POST', '/v1/addresses/lookup', { to: fine.to }],
  ];
  for (const [scope] of calls) {
    const token = await newKey({ scopes: [scope] });
    for (const [needed, method, path, body] of calls) {
      const { status } = await call(method, path, body, bearer(token));
      assert.equal(status === 403, needed !== scope, `${scope} at ${path}: ${status}`);
    }
  }
});

test('events of codes that another system sent need the scope import', async () => {
  const event = { type: 'code.checked', at: '2026-11-20T12:00:00.000Z', request: 'r', guess: 'right', requester: null };
  assert.equal((await call('POST', '/v1/events', event, bearer(await newKey({ scopes: ['events'] })))).status, 403);
});

test('a publishable key works from its origin only, for four calls only, and says nothing about accounts', async () => {
  const token = await newKey({ kind: 'publishable', scopes: [], origins: ['https://app.lumen.example'] });
  const from = (origin: string) => ({ ...bearer(token), origin });
  const made = await call('POST', '/v1/verifications', fine, from('https://app.lumen.example'));
  assert.equal(made.status, 201);
  assert.equal(made.headers.get('access-control-allow-origin'), 'https://app.lumen.example');
  assert.equal((await call('POST', '/v1/verifications', fine, from('https://evil.example'))).status, 403);
  assert.equal((await call('POST', '/v1/verifications', fine, bearer(token))).status, 403);
  for (const told of [{ account: 'a' }, { firstFactor: 'password' }, { metadata: {} }, { requester: {} }]) {
    const reply = await call('POST', '/v1/verifications', { ...fine, ...told }, from('https://app.lumen.example'));
    assert.deepEqual([reply.status, reply.body.errors[0].path], [403, Object.keys(told)[0]]);
  }
  for (const [method, path] of [
    ['GET', `/v1/verifications/${made.body.id}`],
    ['POST', `/v1/verifications/${made.body.id}/cancel`],
    ['GET', `/v1/verifications/${made.body.id}/timeline`],
  ] as const) {
    assert.equal(
      (await call(method, path, method === 'POST' ? {} : undefined, from('https://app.lumen.example'))).status,
      403,
      path,
    );
  }
  const preflight = await fetch(`${base}/v1/verifications`, {
    method: 'OPTIONS',
    headers: { origin: 'https://app.lumen.example', 'access-control-request-method': 'POST' },
  });
  assert.equal(preflight.status, 204);
});

test('a key of one service reaches nothing of another', async () => {
  const { body } = await call('POST', '/v1/verifications', { to: '+12025550141', purpose: 'sign_in' });
  const text = await inboxText('+12025550141');
  const stranger = bearer(await newKey({ service: 'other' }));
  const reference = /Ref ([A-Z]{10})/.exec(text)![1];
  for (const [method, path, sent] of [
    ['GET', `/v1/verifications/${body.id}`, undefined],
    ['POST', `/v1/verifications/${body.id}/check`, { code: text.slice(0, 6) }],
    ['POST', `/v1/verifications/${body.id}/resend`, {}],
    ['POST', `/v1/verifications/${body.id}/cancel`, {}],
    ['GET', `/v1/verifications/${body.id}/timeline`, undefined],
    ['GET', `/v1/verifications/${body.id}/diagnosis`, undefined],
  ] as const) {
    assert.equal((await call(method, path, sent, stranger)).status, 404, path);
  }
  const why = await call('POST', '/v1/explanations', { to: '+12025550141', reference }, stranger);
  assert.equal(why.body.proof, 'none');
  assert.equal(
    (await call('POST', `/v1/verifications/${body.id}/check`, { code: text.slice(0, 6) })).body.outcome,
    'approved',
  );
});

test('the inbox shows codes to the development key on this machine under its own name, and to nobody else', async () => {
  assert.equal((await call('GET', '/dev/inbox/messages')).status, 200);
  assert.equal((await call('GET', '/dev/inbox/messages', undefined, bearer(await newKey({})))).status, 401);
  assert.equal((await call('GET', '/dev/inbox/messages', undefined, { 'x-forwarded-for': '203.0.113.9' })).status, 403);
  const { port } = new URL(base);
  const status = await new Promise<number>((resolve) => {
    request(
      {
        host: '127.0.0.1',
        port,
        path: '/dev/inbox/messages',
        headers: { host: 'evil.example', authorization: `Bearer ${key}` },
      },
      (res) => resolve(res.resume().statusCode!),
    ).end();
  });
  assert.equal(status, 403);
});
