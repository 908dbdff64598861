// Promise: real messages leave over real SMTP and over a signed webhook, the gateway's reports come back the same way, and a gateway
// that is away for a while is tried again while the code lives.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { SMTPServer } from 'smtp-server';
import { Webhook } from 'standardwebhooks';
import { eventually, startService, tempFolder } from '../setup/service-process.ts';

const SECRET = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;

const mails: string[] = [];
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, _session, done) {
    let text = '';
    stream.on('data', (part: Buffer) => (text += part.toString()));
    stream.on('end', () => {
      mails.push(text);
      done();
    });
  },
});
await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
after(() => new Promise<void>((resolve) => smtp.close(() => resolve())));

interface Posted {
  readonly id: string;
  readonly to: string;
  readonly text: string;
}
const posted: Posted[] = [];
const ids: string[] = [];
let refuse = 0;
let silent = false;
const gateway = createServer((request, response) => {
  let body = '';
  request
    .on('data', (part) => (body += part))
    .on('end', () => {
      new Webhook(SECRET).verify(body, request.headers as Record<string, string>);
      ids.push(request.headers['webhook-id'] as string);
      if (silent) return;
      if (refuse-- > 0) return void response.writeHead(503).end();
      posted.push(JSON.parse(body).data);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"gw-1"}');
    });
});
await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', () => resolve()));
after(() => gateway.close().closeAllConnections());

const folder = tempFolder();
writeFileSync(
  join(folder, 'countersign.config.json'),
  JSON.stringify({
    services: [
      {
        id: 'lumen',
        brand: 'Lumen',
        domain: 'lumen.example',
        supportUrl: 'https://lumen.example/help',
        regions: ['US', 'DE'],
      },
    ],
    senders: [
      {
        id: 'mail',
        kind: 'smtp',
        channel: 'email',
        host: '127.0.0.1',
        port: (smtp.server.address() as AddressInfo).port,
        from: 'Lumen <codes@lumen.example>',
      },
      {
        id: 'gateway',
        kind: 'webhook',
        channel: 'sms',
        url: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/send`,
        secret: SECRET,
      },
    ],
  }),
);
const service = await startService({ DATA_DIR: tempFolder() }, folder);

const ask = async (to: string) =>
  (await service.call('POST', '/v1/verifications', { to, purpose: 'recovery', account: 'acc_1' })).body;
const deliveryOf = async (id: string) => (await service.call('GET', `/v1/verifications/${id}`)).body.delivery.state;

test('a mail arrives over SMTP with a code that is taken', async () => {
  const { id } = await ask('ada.torvik@lumenmail.com');
  const mail = await eventually('a mail', () => mails[0]);
  assert.match(mail, /^Auto-Submitted: auto-generated/im);
  assert.match(mail, /multipart\/alternative/);
  assert.ok(!/https?:\/\/(?!lumen\.example)/.test(mail.replace(/=\r\n/g, '')));
  const code = /^(\d{6,10})\s*$/m.exec(mail)![1];
  assert.equal((await service.call('POST', `/v1/verifications/${id}/check`, { code })).body.outcome, 'approved');
});

test('a text goes out signed, and the signed report says that it arrived', async () => {
  const { id } = await ask('+12025550199'.replace('5550199', '4560199'));
  const message = await eventually('a message at the gateway', () => posted[0]);
  assert.match(message.text, /^\d{6} /);
  await eventually('recorded as sent', async () => (await deliveryOf(id)) === 'sent' || undefined);
  const body = JSON.stringify({
    type: 'message.reported',
    timestamp: new Date().toISOString(),
    data: { id: message.id, status: 'delivered' },
  });
  const at = new Date();
  const report = (signature: string) =>
    fetch(`${service.base}/v1/senders/gateway/reports`, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'webhook-id': 'evt-1',
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': signature,
      },
    });
  assert.equal((await report('v1,AAAA')).status, 401);
  assert.equal(await deliveryOf(id), 'sent');
  const signature = new Webhook(SECRET).sign('evt-1', at, body);
  assert.equal((await report(signature)).status, 202);
  assert.equal((await report(signature)).status, 202);
  assert.equal(await deliveryOf(id), 'delivered');
  const { body: timeline } = await service.call('GET', `/v1/verifications/${id}/timeline`);
  assert.equal(timeline.events.filter((e: { type: string }) => e.type === 'message.reported').length, 1);
});

test('a gateway that is away is tried again, with the same id, and the code goes out once', async () => {
  refuse = 2;
  const before = posted.length;
  const tried = ids.length;
  const { id } = await ask('+12024560177');
  await eventually('sent after all', async () => (await deliveryOf(id)) === 'sent' || undefined, 20_000);
  assert.equal(posted.length, before + 1);
  assert.equal(new Set(ids.slice(tried)).size, 1);
  assert.equal(ids.length - tried, 3);
});

test('a gateway that hangs on one message holds up no other sender', async () => {
  silent = true;
  const tried = ids.length;
  await ask('+12024560155');
  await eventually('the message that hangs', () => ids.length > tried || undefined);
  const before = mails.length;
  await ask('grace.torvik@lumenmail.com');
  await eventually('the mail, while the gateway hangs', () => mails.length > before || undefined, 5_000);
  silent = false;
});

test('numbers set aside for fiction and example domains are refused by real senders, and there is no inbox', async () => {
  const phone = await service.call('POST', '/v1/verifications', { to: '+12025550123', purpose: 'sign_in' });
  assert.deepEqual([phone.status, phone.body.errors[0].code], [422, 'phone_fictional']);
  const mail = await service.call('POST', '/v1/verifications', { to: 'ada@example.com', purpose: 'sign_in' });
  assert.deepEqual([mail.status, mail.body.errors[0].path], [422, 'to']);
  assert.equal((await service.call('GET', '/dev/inbox/messages')).status, 404);
  const voice = await service.call('POST', '/v1/verifications', {
    to: '+12024560177',
    channel: 'voice',
    purpose: 'sign_in',
  });
  assert.deepEqual([voice.status, voice.body.code], [422, 'channel_unavailable']);
  const abroad = await service.call('POST', '/v1/verifications', { to: '+447400123456', purpose: 'sign_in' });
  assert.deepEqual([abroad.status, abroad.body.errors[0].code], [422, 'country_not_allowed']);
});

test('a gateway that never answers does not hold the process: it ends within its bound', async () => {
  silent = true;
  const tried = ids.length;
  await ask('+12024560166');
  await eventually('the message at the gateway', () => ids.length > tried || undefined);
  assert.equal(
    await Promise.race([
      service.end('SIGTERM'),
      new Promise((resolve) => setTimeout(resolve, 10_000, 'still running').unref()),
    ]),
    0,
  );
});

test('nothing secret was said on the way', async () => {
  const said = service.err() + service.out().replace(service.key, '');
  for (const message of posted) assert.ok(!said.includes(message.to) && !said.includes(message.text.slice(0, 6)));
});
