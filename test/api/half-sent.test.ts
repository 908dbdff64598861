// Threat: bodies that are begun and never sent to their end keep everybody out who has a key, or what nobody signed is looked into.
import assert from 'node:assert/strict';
import { connect, type Socket } from 'node:net';
import { after, test } from 'node:test';
import { OPEN_MOST } from '../../src/server/under-way.ts';
import { openTestServer } from '../setup/server.ts';

const { call, base } = await openTestServer();
const sockets: Socket[] = [];
after(() => {
  for (const socket of sockets) socket.destroy();
});

/** Begins a body of this length and sends two bytes of it; resolves to the first line of the answer, once there is one. */
function begin(path: string, length = 200): { readonly sent: Promise<void>; readonly answered: Promise<string> } {
  const socket = connect(Number(new URL(base).port), '127.0.0.1');
  sockets.push(socket);
  const head = `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n{ `;
  const answered = new Promise<string>((resolve) => {
    socket.once('data', (data) => resolve(data.toString().split('\r\n', 1)[0]!));
    socket.on('error', () => resolve('gone'));
  });
  const sent = new Promise<void>((resolve) => {
    socket.once('connect', () => socket.write(head, () => resolve()));
  });
  return { sent, answered };
}

const report = (body: string) =>
  fetch(`${base}/v1/senders/gateway/reports`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
const ask = (n: number) => call('POST', '/v1/verifications', { to: `+120255501${n}`, purpose: 'sign_in' });

test('without a key nothing is waited for: the answer comes before the body', async () => {
  assert.match(await begin('/v1/verifications').answered, / 401 /);
});

test('as many as may be open for everybody keep nobody out who has a secret key', async () => {
  const begun = Array.from({ length: OPEN_MOST }, () => begin('/v1/senders/gateway/reports'));
  await Promise.all(begun.map(({ sent }) => sent));
  // All of them were read when one more is told to come back.
  while ((await report('{}')).status !== 503);
  assert.equal((await ask(40)).status, 201);
  assert.equal((await fetch(`${base}/readyz`)).status, 200);
  for (const socket of sockets.splice(0)) socket.destroy();
  // Their places are free again.
  while ((await report('{}')).status === 503);
});

test('a report that nobody signed is refused before it is looked into', async () => {
  const [broken, whole] = await Promise.all([report('{"a":'), report('{}')]);
  assert.equal(broken.status, whole.status);
  assert.ok(broken.status === 401 || broken.status === 404);
  assert.equal((await report(`[${'1,'.repeat(200_000)}1]`)).status, 413);
});
