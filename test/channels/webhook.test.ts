// Promise: a gateway can believe what it is sent, and a message is reported as what became of it, never sent twice when in doubt.
import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { createServer } from 'node:net';
import { describe, test } from 'node:test';
import { createWebhookSender, type WebhookOptions } from '../../src/channels/webhook.ts';
import type { SendResult } from '../../src/engine/ports.ts';
import { fakeClock, type OutboundFields, outboundOf } from '../../src/testing/index.ts';
import { makeCertificate } from './certificate.ts';
import { endAfter } from './end-after.ts';
import { type GatewayScript, SECRET, startGateway } from './gateway.ts';

const sms = (n: number, fields: OutboundFields = {}) =>
  outboundOf(n, { channel: 'sms', address: '+12025550123', ...fields });

function senderTo(url: string, options: Partial<WebhookOptions> = {}) {
  return createWebhookSender({ id: 'gateway', channel: 'sms', url, secret: SECRET, timeoutSeconds: 20, ...options });
}

/** Sends one message to a gateway that does as the script says. */
async function outcomeOf(script: GatewayScript, options: Partial<WebhookOptions> = {}) {
  const gateway = await startGateway(script);
  const sender = senderTo(gateway.url, options);
  try {
    const [result] = await sender.send([sms(1)]);
    return { result, requests: gateway.requests() };
  } finally {
    await sender.close();
    await gateway.stop();
  }
}

const answering =
  (status: number, body = '', headers: Readonly<Record<string, string>> = {}): GatewayScript =>
  (response) => {
    response.writeHead(status, headers).end(body);
    return true;
  };

describe('a request to a gateway', () => {
  test('is signed for what it says, and says what is to be sent', async (t) => {
    const gateway = await startGateway();
    const sender = senderTo(gateway.url);
    endAfter(t, sender, gateway);
    const before = Math.floor(Date.now() / 1000);
    assert.deepEqual(await sender.send([sms(1)]), [{ state: 'sent', carrierId: 'carrier-0' }]);
    const [request] = gateway.taken;
    assert.equal(request?.headers['webhook-id'], 'msg_000001');
    assert.match(String(request?.headers['webhook-signature']), /^v1,[A-Za-z0-9+/]{43}=$/);
    assert.ok(Number(request?.headers['webhook-timestamp']) >= before);
    assert.equal(request?.headers['content-type'], 'application/json');
    const { text, expiresAt } = sms(1);
    const data = { id: 'msg_000001', service: 'lumen', to: '+12025550123', channel: 'sms', locale: 'en', text };
    assert.deepEqual(request?.body, {
      type: 'message.send',
      timestamp: request?.body.timestamp,
      data: { ...data, expiresAt: new Date(expiresAt).toISOString() },
    });
  });

  test('carries subject and HTML of a mail', async (t) => {
    const gateway = await startGateway();
    const sender = senderTo(gateway.url, { channel: 'email' });
    endAfter(t, sender, gateway);
    const mail = outboundOf(1, {});
    await sender.send([mail]);
    assert.equal(gateway.taken[0]?.body.data.subject, mail.subject);
    assert.equal(gateway.taken[0]?.body.data.html, mail.html);
  });

  test('is dated by the clock it was given', async () => {
    const seen: string[] = [];
    const clock = fakeClock(Date.now() - 60_000);
    const { result } = await outcomeOf(
      (_response, { headers, body }) => {
        seen.push(String(headers['webhook-timestamp']), body.timestamp);
        return false;
      },
      { clock },
    );
    assert.equal(result?.state, 'sent');
    assert.deepEqual(seen, [String(Math.floor(clock.now() / 1000)), new Date(clock.now()).toISOString()]);
  });

  test('comes again under the same id, so that the gateway sends one message', async (t) => {
    const gateway = await startGateway((response, _request, nth) =>
      nth === 0 ? answering(500)(response, _request, nth) : false,
    );
    const sender = senderTo(gateway.url, { deduplicates: true });
    endAfter(t, sender, gateway);
    const states: string[] = [];
    for (let i = 0; i < 3; i++) states.push(...(await sender.send([sms(1)])).map(({ state }) => state));
    assert.deepEqual(states, ['retry', 'sent', 'sent']);
    assert.equal(gateway.requests(), 3);
    assert.equal(gateway.taken.length, 1);
  });
});

describe('what became of a message', () => {
  const large = JSON.stringify({ id: 'carrier-1', padding: 'x'.repeat(70_000) });
  const table: readonly (readonly [string, GatewayScript, SendResult])[] = [
    ['200 with an id', answering(200, '{"id":"carrier-1"}'), { state: 'sent', carrierId: 'carrier-1' }],
    ['204', answering(204), { state: 'sent', carrierId: null }],
    ['200 with no JSON', answering(200, 'ok'), { state: 'sent', carrierId: null }],
    ['200 with null', answering(200, 'null'), { state: 'sent', carrierId: null }],
    ['200 with a number for an id', answering(200, '{"id":7}'), { state: 'sent', carrierId: null }],
    [
      '200 with an id of 128',
      answering(200, `{"id":"${'x'.repeat(128)}"}`),
      { state: 'sent', carrierId: 'x'.repeat(128) },
    ],
    ['200 with an id of 129', answering(200, `{"id":"${'x'.repeat(129)}"}`), { state: 'sent', carrierId: null }],
    ['200 with a line break in the id', answering(200, '{"id":"a\\nb"}'), { state: 'sent', carrierId: null }],
    ['200 with the address for an id', answering(200, '{"id":"to-12025550123"}'), { state: 'sent', carrierId: null }],
    ['200 with the code for an id', answering(200, '{"id":"482915"}'), { state: 'sent', carrierId: null }],
    ['200 with more than 64 kB', answering(200, large), { state: 'sent', carrierId: null }],
    ['200 that breaks off', breaksOff, { state: 'sent', carrierId: null }],
    [
      '301',
      answering(301, '', { location: 'https://elsewhere.example/' }),
      { state: 'failed', why: 'gateway redirects (301)' },
    ],
    ['400', answering(400, 'no messages for +12025550123'), { state: 'failed', why: 'gateway refused it (400)' }],
    ['401', answering(401), { state: 'failed', why: 'gateway refused it (401)' }],
    ['410', answering(410), { state: 'failed', why: 'gateway refused it (410)' }],
    ['429', answering(429, '', { 'retry-after': '3600' }), { state: 'retry', why: 'gateway put it off (429)' }],
    ['500', answering(500, '482915'), { state: 'retry', why: 'gateway put it off (500)' }],
    ['503', answering(503), { state: 'retry', why: 'gateway put it off (503)' }],
    ['hung up', (response) => hangUp(response), { state: 'unknown', why: 'connection lost after the request' }],
    ['no HTTP', answersNonsense, { state: 'unknown', why: 'connection lost after the request' }],
  ];

  for (const [name, script, expected] of table) {
    test(name, async () => assert.deepEqual((await outcomeOf(script)).result, expected));
  }

  test('a redirect is not followed, not even to this gateway', async () => {
    for (const status of [301, 302, 303, 307, 308]) {
      const { result, requests } = await outcomeOf(answering(status, '', { location: '/send' }));
      assert.deepEqual(result, { state: 'failed', why: `gateway redirects (${status})` });
      assert.equal(requests, 1);
    }
  });

  test('an answer without end is read no further than 64 kB', async () => {
    let sent = 0;
    const { result } = await outcomeOf((response) => {
      response.writeHead(200);
      const more = () => {
        sent += 16_384;
        if (!response.destroyed) response.write('x'.repeat(16_384), () => setImmediate(more));
      };
      more();
      return true;
    });
    assert.deepEqual(result, { state: 'sent', carrierId: null });
    // What lies in the buffers of both ends comes on top.
    assert.ok(sent > 64 * 1024 && sent < 32 * 1024 * 1024, `${sent} bytes`);
  });
});

function hangUp(response: ServerResponse): boolean {
  response.socket?.destroy();
  return true;
}

function answersNonsense(response: ServerResponse): boolean {
  response.socket?.end('220 ready\r\n');
  return true;
}

function breaksOff(response: ServerResponse): boolean {
  response.writeHead(200, { 'content-length': '100' });
  response.write('{"id":"carrier-1"', () => response.socket?.destroy());
  return true;
}

describe('a gateway that is slow or gone', () => {
  const silent: GatewayScript = () => true;

  test('may have it: a silent one', async () => {
    const { result } = await outcomeOf(silent, { timeoutSeconds: 0.3 });
    assert.deepEqual(result, { state: 'unknown', why: 'gateway too slow' });
  });

  test('is waited for: one that takes longer than a connection is kept for nothing', async () => {
    const script: GatewayScript = (response) => {
      setTimeout(() => response.writeHead(202).end(), 1300);
      return true;
    };
    assert.deepEqual((await outcomeOf(script)).result, { state: 'sent', carrierId: null });
  });

  test('has said so: one that never ends its answer', async () => {
    const script: GatewayScript = (response) => {
      response.writeHead(200).write('{"id":');
      return true;
    };
    assert.deepEqual((await outcomeOf(script, { timeoutSeconds: 0.3 })).result, { state: 'sent', carrierId: null });
  });

  test('does not have it: one that takes connections and secures none', async (t) => {
    const deaf = createServer((socket) => void socket.on('error', () => undefined).resume());
    await new Promise<void>((resolve) => deaf.listen(0, '127.0.0.1', resolve));
    const { port } = deaf.address() as { port: number };
    const sender = senderTo(`https://127.0.0.1:${port}/`, { timeoutSeconds: 0.3 });
    endAfter(t, sender, { stop: () => new Promise((resolve) => void deaf.close(() => resolve())) });
    assert.deepEqual(await sender.send([sms(1)]), [{ state: 'retry', why: 'no connection to the gateway' }]);
  });

  test('does not have it: one that is not there', async (t) => {
    const gateway = await startGateway();
    await gateway.stop();
    const sender = senderTo(gateway.url);
    endAfter(t, sender);
    assert.deepEqual(await sender.send([sms(1)]), [{ state: 'retry', why: 'no connection to the gateway' }]);
  });

  test('holds up no more than it has begun', async (t) => {
    const gateway = await startGateway(silent);
    const sender = senderTo(gateway.url, { timeoutSeconds: 0.4 });
    endAfter(t, sender, gateway);
    const results = await sender.send(Array.from({ length: 20 }, (_, n) => sms(n)));
    assert.equal(results.filter(({ state }) => state === 'unknown').length, 16);
    assert.deepEqual(results.slice(16), Array(4).fill({ state: 'retry', why: 'no time left' }));
    assert.equal(gateway.requests(), 16);
  });
});

describe('TLS to a gateway', () => {
  const certificate = makeCertificate();

  test('is looked at', async (t) => {
    const gateway = await startGateway(undefined, (listener) => createSecureServer(certificate, listener));
    endAfter(t, gateway);
    const url = gateway.url.replace('http:', 'https:');
    const trusting = senderTo(url, { ca: certificate.cert });
    endAfter(t, trusting);
    assert.deepEqual(await trusting.send([sms(1)]), [{ state: 'sent', carrierId: 'carrier-0' }]);
    const wary = senderTo(url);
    endAfter(t, wary);
    assert.deepEqual(await wary.send([sms(2)]), [{ state: 'retry', why: 'TLS failed' }]);
    assert.equal(gateway.requests(), 1);
  });
});

describe('settings that cannot be meant', () => {
  const table: readonly (readonly [string, Partial<WebhookOptions>, RegExp])[] = [
    ['no URL', { url: 'gateway' }, /"url"/],
    ['a file', { url: 'file:///etc/passwd' }, /"url"/],
    ['FTP', { url: 'ftp://gateway.example/' }, /"url"/],
    ['a password in the URL', { url: 'https://a:hidden-word@gateway.example/' }, /"url" holds/],
    ['codes in the open', { url: 'http://gateway.example/send' }, /"allowPlainHttpToGateway"/],
    [
      'a host that only looks like this machine',
      { url: 'http://127.0.0.1.gateway.example/' },
      /"allowPlainHttpToGateway"/,
    ],
    ['no secret', { secret: '' }, /"secret"/],
    ['a secret without its prefix', { secret: 'hidden-wordAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }, /"secret"/],
    ['a short secret', { secret: `whsec_${Buffer.alloc(23).toString('base64')}` }, /"secret"/],
    ['a long secret', { secret: `whsec_${Buffer.alloc(65).toString('base64')}` }, /"secret"/],
    ['a batch that outlives its lease', { timeoutSeconds: 60 }, /"timeoutSeconds"/],
  ];

  for (const [name, options, sentence] of table) {
    test(`are refused: ${name}`, () => {
      const make = () => senderTo('https://gateway.example/send', options);
      assert.throws(make, (error: Error) => sentence.test(error.message) && !error.message.includes('hidden-word'));
    });
  }

  test('plain HTTP is for this machine, or said at length', async () => {
    for (const host of ['127.0.0.1', '127.8.9.1', '[::1]', 'localhost', 'gateway.localhost']) {
      await senderTo(`http://${host}:9/send`).close();
    }
    await senderTo('http://gateway.example/send', { allowPlainHttpToGateway: true }).close();
  });
});
