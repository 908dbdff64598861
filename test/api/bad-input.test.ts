// Threat: bad input of every kind. Promise: a 4xx in problem details that names the field, never a 5xx, and nothing stored.
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test } from 'node:test';
import fc from 'fast-check';
import { openTestServer, type Reply } from '../setup/server.ts';

const server = await openTestServer();
const { call, base, key } = server;

function assertProblem(reply: Reply, statuses: readonly number[], path?: string): void {
  assert.ok(statuses.includes(reply.status), `${reply.status}: ${JSON.stringify(reply.body)}`);
  assert.match(reply.headers.get('content-type') ?? '', /^application\/problem\+json/);
  assert.equal(reply.body.status, reply.status);
  assert.ok(reply.body.code && reply.body.title);
  if (path !== undefined)
    assert.ok(
      (reply.body.errors ?? []).some((e: { path: string }) => e.path === path),
      `${path} in ${JSON.stringify(reply.body.errors)}`,
    );
}

const fine = { to: '+12025550130', purpose: 'sign_in' };
const deep = (depth: number): unknown => (depth === 0 ? 1 : { a: deep(depth - 1) });

const BODIES: readonly [string, unknown, string][] = [
  ['wrong type', { ...fine, to: 5 }, 'to'],
  ['unknown field', { ...fine, colour: 'red' }, 'colour'],
  ['unknown nested field', { ...fine, requester: { ip: '203.0.113.1', shoe: 1 } }, 'requester.shoe'],
  ['too long', { ...fine, to: '1'.repeat(400) }, 'to'],
  ['unknown purpose', { ...fine, purpose: 'party' }, 'purpose'],
  ['no purpose', { to: fine.to }, 'purpose'],
  ['nothing to send to', { purpose: 'sign_in' }, 'to'],
  ['bad ip', { ...fine, requester: { ip: '999.1.1.1' } }, 'requester.ip'],
  ['the key set by the caller', { ...fine, requester: { apiKey: 'x' } }, 'requester.apiKey'],
  ['control characters in an account', { ...fine, account: 'a\u0000b' }, 'account'],
  ['metadata of another type', { ...fine, metadata: { a: 1 } }, 'metadata.a'],
  ['an array', [fine], ''],
  ['text', '"hello"', ''],
  ['null', 'null', ''],
];

for (const [name, body, path] of BODIES) {
  test(`refused, naming the field: ${name}`, async () => {
    const reply = await call('POST', '/v1/verifications', body);
    assertProblem(reply, [400, 422], path || undefined);
  });
}

const ADDRESSES: readonly [string, string][] = [
  ['a landline', '+493012345678'],
  ['a premium number', '+19005550123'],
  ['an emergency number', '112'],
  ['a short code', '32665'],
  ['an impossible number', '+1202555'],
  ['an impossible e-mail', 'ada@@example.com'],
  ['an e-mail of an unknown ending', 'ada@lumen.nosuchtld'],
  ['an e-mail at a number', 'ada@[127.0.0.1]'],
  ['control characters', '+1202555\u00070123'],
  ['a line break in a mail', 'ada@example.com\r\nBcc: eve@example.com'],
  ['a line break in a number', '+12025550123\n+12025550124'],
  ['a word', 'ada.torvik'],
  ['nothing', ''],
  ['blanks', '   '],
];

for (const [name, to] of ADDRESSES) {
  test(`no code goes to ${name}, and the answer says so at \`to\``, async () => {
    assertProblem(await call('POST', '/v1/verifications', { to, purpose: 'sign_in' }), [400, 422], 'to');
  });
}

test('bodies that are not JSON in UTF-8, missing, of another type, too large, or hostile', async () => {
  assertProblem(await call('POST', '/v1/verifications', undefined, { 'content-type': 'application/json' }), [400]);
  assertProblem(await call('POST', '/v1/verifications'), [400, 415]);
  assertProblem(await call('POST', '/v1/verifications', '', { 'content-type': 'application/json' }), [400]);
  assertProblem(await call('POST', '/v1/verifications', '{"to":'), [400], 'body');
  assertProblem(
    await call('POST', '/v1/verifications', new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])),
    [400],
    'body',
  );
  assertProblem(
    await call('POST', '/v1/verifications', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }),
    [415],
  );
  assertProblem(
    await call('POST', '/v1/verifications', JSON.stringify({ ...fine, locale: 'x'.repeat(2_000_000) })),
    [413],
    'body',
  );
  assertProblem(
    await call('POST', '/v1/verifications', '{"to":"+12025550130","purpose":"sign_in","__proto__":{"polluted":1}}'),
    [400],
    '__proto__',
  );
  assertProblem(
    await call('POST', '/v1/verifications', '{"to":"+12025550130","purpose":"sign_in","constructor":{"prototype":1}}'),
    [400],
    'constructor',
  );
  assertProblem(await call('POST', '/v1/verifications', { ...fine, metadata: deep(500) }), [400]);
  assertProblem(await call('POST', '/v1/verifications', `${'['.repeat(30_000)}${']'.repeat(30_000)}`), [400]);
  assertProblem(await call('POST', '/v1/verifications', '{"to":"\\ud800","purpose":"sign_in"}'), [400, 422], 'to');
  assert.equal(({} as Record<string, unknown>).polluted, undefined);
});

test('a text of two megabytes to the check of messages is refused, naming what is too long', async () => {
  assertProblem(await call('POST', '/v1/messages/check', { text: 'x'.repeat(2_000_000) }), [400, 413]);
});

test('unknown ids, routes and methods', async () => {
  for (const path of [
    '/v1/verifications/ver_none',
    '/v1/verifications/ver_none/timeline',
    '/v1/explanations/exp_none',
    '/v1/nothing',
    '/v1/verifications/%00',
    '/v1/verifications/..%2f..%2fetc',
  ]) {
    assertProblem(await call('GET', path), [400, 404]);
  }
  assertProblem(await call('POST', '/v1/verifications/ver_none/check', { code: '123456' }), [404]);
  assertProblem(await call('DELETE', '/v1/verifications'), [405], 'method');
  assertProblem(await call('GET', `/v1/verifications/${'x'.repeat(5000)}`), [400, 404, 414]);
});

test('codes that cannot be codes cost no try', async () => {
  const { body } = await call('POST', '/v1/verifications', { to: '+12025550131', purpose: 'sign_in' });
  for (const code of ['', 'abc!', '12 34 ab', 'x'.repeat(65), '\u0000']) {
    assertProblem(await call('POST', `/v1/verifications/${body.id}/check`, { code }), [400, 422], 'code');
  }
  assert.equal((await call('GET', `/v1/verifications/${body.id}`)).body.attemptsLeft, 5);
});

test('bad headers: keys, idempotency keys, raw requests', async () => {
  for (const authorization of ['', 'Bearer', 'Bearer x', 'Bearer cs_sec_notakey', `Basic ${key}`, `Bearer ${key}x`]) {
    assertProblem(await call('POST', '/v1/verifications', fine, { authorization }), [401]);
  }
  assertProblem(await call('POST', '/v1/verifications', fine, { 'idempotency-key': 'a b' }), [400], 'idempotency-key');
  assertProblem(
    await call('POST', '/v1/verifications', fine, { 'idempotency-key': 'x'.repeat(300) }),
    [400],
    'idempotency-key',
  );
  const raw = await sendRaw('GARBAGE / HTTP/9.9\r\n\r\n');
  assert.match(raw, /^HTTP\/1\.1 4\d\d/);
});

/** Bytes as they are, over a socket of its own. */
function sendRaw(text: string): Promise<string> {
  const { port, hostname } = new URL(base);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(text));
    let answer = '';
    socket.on('data', (data) => (answer += data.toString()));
    socket
      .on('end', () => resolve(answer))
      .on('close', () => resolve(answer))
      .on('error', reject);
  });
}

test('whatever JSON is sent to whatever route, the answer is never a 5xx', async () => {
  const routes = [
    '/v1/verifications',
    '/v1/verifications/ver_x/check',
    '/v1/verifications/ver_x/resend',
    '/v1/verifications/ver_x/proofs',
    '/v1/addresses/check',
    '/v1/addresses/lookup',
    '/v1/explanations',
    '/v1/explanations/exp_x/actions',
    '/v1/messages/check',
    '/v1/events',
    '/v1/receipts/redeem',
  ];
  const seed = Math.floor(Math.random() * 2 ** 31);
  console.log(`seed ${seed}`);
  const field = fc.constantFrom(
    'to',
    'typed',
    'purpose',
    'account',
    'requester',
    'metadata',
    'code',
    'text',
    'action',
    'reference',
    'locale',
    'type',
    'at',
    'kind',
    'solution',
  );
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom('sign_in', '+12025550123', 'ada@example.com', 'device', 'work'),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...routes),
      fc.oneof(fc.dictionary(field, value, { maxKeys: 8 }), fc.jsonValue({ maxDepth: 4 })),
      async (route, body) => {
        const reply = await call('POST', route, JSON.stringify(body));
        assert.ok(reply.status < 500, `${route} ${reply.status} ${JSON.stringify(body)}`);
      },
    ),
    { seed, numRuns: 300 },
  );
});
