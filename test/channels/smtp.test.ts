// Promise: a mail is reported as what became of it. What may have left is never sent twice, and nothing a server wrote is kept.
import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:net';
import { describe, test } from 'node:test';
import { createSmtpSender, type SmtpOptions } from '../../src/channels/smtp.ts';
import type { SendResult } from '../../src/engine/ports.ts';
import { outboundOf } from '../../src/testing/index.ts';
import { makeCertificate } from './certificate.ts';
import { endAfter } from './end-after.ts';
import { startMailServer } from './mail-server.ts';
import { header } from './read-mail.ts';
import { type Reply, type Said, startScriptedServer } from './scripted-server.ts';

const FROM = 'Lumen <codes@lumen.example>';

function senderTo(port: number, options: Partial<SmtpOptions> = {}) {
  return createSmtpSender({
    id: 'mail',
    host: '127.0.0.1',
    port,
    from: FROM,
    poolSize: 1,
    timeoutSeconds: 20,
    ...options,
  });
}

type Script = (said: Said, connection: number, line: string) => Reply | undefined;

/** Sends one mail after another to a scripted server and answers what became of them, and what the server heard. */
async function outcomesOf(script: Script, mails = 1, options: Partial<SmtpOptions> = {}) {
  const server = await startScriptedServer(script);
  const sender = senderTo(server.port, options);
  const results: SendResult[] = [];
  try {
    for (let n = 0; n < mails; n++) results.push(...(await sender.send([outboundOf(n, {})])));
  } finally {
    await sender.close();
    await server.stop();
  }
  return { results, server };
}

const saying =
  (when: Said, reply: Reply): Script =>
  (said) =>
    said === when ? reply : undefined;

describe('what became of a mail', () => {
  const table: readonly (readonly [string, Script, SendResult])[] = [
    [
      'refused at RCPT',
      saying('RCPT', '550 5.1.1 <holder0@mail.example> unknown'),
      { state: 'failed', why: 'server refused the address (550)' },
    ],
    [
      'refused at MAIL',
      saying('MAIL', '553 not yours'),
      { state: 'failed', why: 'server refused the from address (553)' },
    ],
    ['refused at DATA', saying('DATA', '554 no'), { state: 'failed', why: 'server refused the message (554)' }],
    [
      'refused after the mail',
      saying('BODY', '554 482915 is spam'),
      { state: 'failed', why: 'server refused the message (554)' },
    ],
    ['put off at RCPT', saying('RCPT', '451 4.7.1 greylisted'), { state: 'retry', why: 'server put it off (451)' }],
    ['put off after the mail', saying('BODY', '452 full'), { state: 'retry', why: 'server put it off (452)' }],
    ['out of order', saying('RCPT', '503 first'), { state: 'retry', why: 'server put it off (503)' }],
    ['the server goes down at MAIL', saying('MAIL', '421 bye'), { state: 'retry', why: 'server put it off (421)' }],
    [
      'the server goes down after the mail, and says so',
      saying('BODY', '421 bye'),
      { state: 'retry', why: 'server put it off (421)' },
    ],
    [
      'turned away at the door',
      saying('CONNECT', '554 not you'),
      { state: 'retry', why: 'server spoke no SMTP (554)' },
    ],
    ['not SMTP', saying('CONNECT', 'HTTP/1.1 400 Bad Request'), { state: 'retry', why: 'server spoke no SMTP' }],
    ['hung up at once', saying('CONNECT', 'hang up'), { state: 'retry', why: 'no connection to the server' }],
    ['hung up at EHLO', saying('EHLO', 'hang up'), { state: 'retry', why: 'no connection to the server' }],
    ['hung up at MAIL', saying('MAIL', 'hang up'), { state: 'retry', why: 'no connection to the server' }],
    ['hung up at RCPT', saying('RCPT', 'hang up'), { state: 'retry', why: 'no connection to the server' }],
    ['hung up at DATA', saying('DATA', 'hang up'), { state: 'retry', why: 'no connection to the server' }],
    [
      'hung up after the mail',
      saying('BODY', 'hang up'),
      { state: 'unknown', why: 'connection lost after the message' },
    ],
  ];

  for (const [name, script, expected] of table) {
    test(name, async () => {
      assert.deepEqual((await outcomesOf(script)).results, [expected]);
    });
    test(`${name}, with commands sent together`, async () => {
      const pipelining: Script = (said, ...rest) =>
        script(said, ...rest) ?? (said === 'EHLO' ? ['250-scripted', '250 PIPELINING'] : undefined);
      assert.deepEqual((await outcomesOf(pipelining)).results, [expected]);
    });
  }

  test('nobody listens', async (t) => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    await new Promise((resolve) => server.close(resolve));
    const sender = senderTo(port);
    endAfter(t, sender);
    assert.deepEqual(await sender.send([outboundOf(1, {})]), [{ state: 'retry', why: 'no connection to the server' }]);
  });

  test('larger than the server takes', async () => {
    const { results, server } = await outcomesOf(saying('EHLO', ['250-scripted', '250 SIZE 100']));
    assert.deepEqual(results, [{ state: 'failed', why: 'larger than the server takes' }]);
    assert.doesNotMatch(server.heard.join(''), /MAIL FROM/);
  });
});

test('a server that talks without end is left', async () => {
  const { results } = await outcomesOf(saying('EHLO', Array(1000).fill(`250-${'x'.repeat(100)}`)));
  assert.deepEqual(results, [{ state: 'retry', why: 'server spoke no SMTP' }]);
});

describe('a server that stalls', () => {
  for (const [when, expected] of [
    ['CONNECT', { state: 'retry', why: 'server too slow' }],
    ['EHLO', { state: 'retry', why: 'server too slow' }],
    ['RCPT', { state: 'retry', why: 'server too slow' }],
    ['BODY', { state: 'unknown', why: 'connection lost after the message' }],
  ] as const) {
    test(`is left when time is up: silent at ${when}`, async () => {
      const { results } = await outcomesOf(saying(when, 'silence'), 1, { timeoutSeconds: 0.3 });
      assert.deepEqual(results, [expected]);
    });
  }

  test('holds up one mail, and those that were not begun are handed back', async (t) => {
    const server = await startScriptedServer(saying('BODY', 'silence'));
    const sender = senderTo(server.port, { timeoutSeconds: 0.4 });
    endAfter(t, sender, server);
    const results = await sender.send([0, 1, 2].map((n) => outboundOf(n, {})));
    assert.deepEqual(
      results.map(({ state }) => state),
      ['unknown', 'retry', 'retry'],
    );
    assert.deepEqual(results[2], { state: 'retry', why: 'no time left' });
    assert.equal(server.heard.join('').match(/MAIL FROM/g)?.length, 1);
  });
});

describe('a kept connection', () => {
  test('carries one mail after another, past one that was refused', async () => {
    const { results, server } = await outcomesOf(
      (_said, _connection, line) => (line.includes('holder1@') ? '550 no' : undefined),
      4,
    );
    assert.deepEqual(
      results.map(({ state }) => state),
      ['sent', 'failed', 'sent', 'sent'],
    );
    assert.equal(server.heard.length, 1);
    assert.equal(server.heard[0]?.match(/RSET/g)?.length, 1);
  });

  test('that the server left between two mails is replaced without a word', async () => {
    let mails = 0;
    const { results, server } = await outcomesOf(
      (said) => (said === 'MAIL' && mails++ === 1 ? 'hang up' : undefined),
      2,
    );
    assert.deepEqual(
      results.map(({ state }) => state),
      ['sent', 'sent'],
    );
    assert.equal(server.heard.length, 2);
  });

  for (const [name, answer] of [
    ['says something that nobody asked for', ['250 taken', '250 and another thing']],
    ['says goodbye', ['250 taken', '421 too long']],
  ] as const) {
    test(`to a server that ${name} between two mails is replaced`, async () => {
      const { results, server } = await outcomesOf(saying('BODY', answer), 2);
      assert.deepEqual(
        results.map(({ state }) => state),
        ['sent', 'sent'],
      );
      assert.equal(server.heard.length, 2);
    });
  }

  test('is left after a hundred mails, before a server counts to its limit', async () => {
    const { results, server } = await outcomesOf(() => undefined, 101);
    assert.ok(results.every(({ state }) => state === 'sent'));
    assert.equal(server.heard.length, 2);
    assert.match(server.heard[0] ?? '', /QUIT\r\n$/);
  });

  test('that breaks after the mail is never replaced for that mail', async () => {
    let bodies = 0;
    const { results, server } = await outcomesOf(
      (said) => (said === 'BODY' && bodies++ === 1 ? 'hang up' : undefined),
      2,
    );
    assert.deepEqual(
      results.map(({ state }) => state),
      ['sent', 'unknown'],
    );
    assert.equal(server.heard.length, 1);
  });
});

describe('the pool', () => {
  test('opens no more connections than it may, and more than one where there is work', async (t) => {
    const server = await startMailServer();
    const sender = senderTo(server.port, { poolSize: 3 });
    endAfter(t, sender, server);
    const results = await Promise.all(
      [0, 20].map((from) => sender.send(Array.from({ length: 20 }, (_, n) => outboundOf(from + n, {})))),
    );
    assert.ok(results.flat().every(({ state }) => state === 'sent'));
    assert.equal(server.connections(), 3);
  });

  test('says goodbye when it closes', async () => {
    const { server } = await outcomesOf(() => undefined);
    assert.match(server.heard[0] ?? '', /QUIT\r\n$/);
  });

  test('lets the mail under way finish when it closes, and hands back those that wait', async (t) => {
    const heard = new EventEmitter();
    const server = await startScriptedServer((said) => void heard.emit(said));
    const sender = senderTo(server.port);
    endAfter(t, sender, server);
    const sending = sender.send([0, 1, 2].map((n) => outboundOf(n, {})));
    await Promise.all([once(heard, 'BODY'), sender.close()]);
    assert.deepEqual(
      (await sending).map(({ state }) => state),
      ['sent', 'retry', 'retry'],
    );
  });
});

describe('an address beyond ASCII', () => {
  const to = { address: 'jörg@müller.example' };

  test('is refused where the server takes none', async (t) => {
    const server = await startMailServer({ hideSMTPUTF8: true });
    const sender = senderTo(server.port);
    endAfter(t, sender, server);
    const why = 'server takes no address beyond ASCII (no SMTPUTF8)';
    const results = await sender.send([outboundOf(1, to), outboundOf(2, {})]);
    assert.deepEqual(results, [
      { state: 'failed', why },
      { state: 'sent', carrierId: null },
    ]);
    assert.deepEqual(
      server.taken.map((mail) => mail.to),
      ['holder2@mail.example'],
    );
  });

  test('is written as it is where the server takes them', async (t) => {
    const server = await startMailServer();
    const sender = senderTo(server.port);
    endAfter(t, sender, server);
    assert.deepEqual(await sender.send([outboundOf(1, to)]), [{ state: 'sent', carrierId: null }]);
    assert.match(server.taken[0]?.to ?? '', /^jörg@(müller|xn--mller-kva)\.example$/);
    assert.match(header(server.taken[0]!.mail, 'to'), /^<?jörg@/);
    const parameters = server.taken[0]!.parameters as Readonly<Record<string, unknown>>;
    assert.deepEqual([parameters.SMTPUTF8, parameters.BODY], [true, '8BITMIME']);
  });
});

describe('TLS and passwords', () => {
  const certificate = makeCertificate();
  const secured = { ...certificate, disabledCommands: [], authMethods: ['PLAIN'] };
  const onAuth: NonNullable<Parameters<typeof startMailServer>[0]>['onAuth'] = (
    { username, password },
    _session,
    callback,
  ) =>
    password === 'right'
      ? callback(null, { user: username })
      : callback(Object.assign(new Error('no'), { responseCode: 535 }));

  test('STARTTLS is used where it is offered, and the certificate is looked at', async (t) => {
    const server = await startMailServer({ ...secured, onAuth });
    endAfter(t, server);
    const trusting = senderTo(server.port, { ca: certificate.cert, user: 'codes', password: 'right' });
    endAfter(t, trusting);
    assert.deepEqual(await trusting.send([outboundOf(1, {})]), [{ state: 'sent', carrierId: null }]);
    assert.equal(server.taken[0]?.user, 'codes');
    const wary = senderTo(server.port);
    endAfter(t, wary);
    assert.deepEqual(await wary.send([outboundOf(2, {})]), [{ state: 'retry', why: 'TLS failed' }]);
    assert.equal(server.taken.length, 1);
  });

  test('TLS from the first byte', async (t) => {
    const server = await startMailServer({ ...secured, secure: true, onAuth });
    endAfter(t, server);
    const trusting = senderTo(server.port, { secure: true, ca: certificate.cert });
    endAfter(t, trusting);
    assert.deepEqual(await trusting.send([outboundOf(1, {})]), [{ state: 'sent', carrierId: null }]);
    const wary = senderTo(server.port, { secure: true });
    endAfter(t, wary);
    assert.deepEqual(await wary.send([outboundOf(2, {})]), [{ state: 'retry', why: 'TLS failed' }]);
  });

  test('nothing is sent without TLS where it is required', async () => {
    const { results, server } = await outcomesOf(() => undefined, 1, { requireTls: true });
    assert.deepEqual(results, [{ state: 'retry', why: 'TLS failed (502)' }]);
    assert.doesNotMatch(server.heard.join(''), /MAIL FROM/);
  });

  test('a password that is refused is no fault of the mail', async (t) => {
    const server = await startMailServer({ ...secured, onAuth });
    const sender = senderTo(server.port, { ca: certificate.cert, user: 'codes', password: 'wrong' });
    endAfter(t, sender, server);
    assert.deepEqual(await sender.send([outboundOf(1, {})]), [
      { state: 'retry', why: 'server refused the password (535)' },
    ]);
  });

  test('a server that asks for no password is told none', async () => {
    const { results, server } = await outcomesOf(() => undefined, 1, { user: 'codes', password: 'secret-word' });
    assert.deepEqual(results, [{ state: 'sent', carrierId: null }]);
    assert.doesNotMatch(server.heard.join(''), /AUTH/);
  });
});

describe('settings that cannot be meant', () => {
  const table: readonly (readonly [string, Partial<SmtpOptions>, RegExp])[] = [
    ['a line break in from', { from: 'Lumen <codes@lumen.example>\r\nBcc: x@y.example' }, /"from"/],
    ['a control character in the name', { from: 'Lu\0men <codes@lumen.example>' }, /"from"/],
    ['two addresses in from', { from: 'a@b.example, c@d.example' }, /"from"/],
    ['from beyond ASCII', { from: 'jörg@lumen.example' }, /"from"/],
    ['no from', { from: '' }, /"from"/],
    ['a command in ehloName', { ehloName: 'me\r\nMAIL FROM:<x@y.example>' }, /"ehloName"/],
    ['a line break in host', { host: 'mail.example\n' }, /"host"/],
    ['no port', { port: 0 }, /"port"/],
    ['no connections', { poolSize: 0 }, /"poolSize"/],
    ['a batch that outlives its lease', { timeoutSeconds: 61 }, /"timeoutSeconds"/],
    ['a user without a password', { user: 'codes' }, /"user" and "password"/],
    [
      'a password in the open',
      { host: 'mail.example', user: 'codes', password: 'secret-word', requireTls: false },
      /requireTls/,
    ],
  ];

  for (const [name, options, sentence] of table) {
    test(`are refused: ${name}`, () => {
      assert.throws(
        () => senderTo(2525, options),
        (error: Error) => {
          assert.match(error.message, sentence);
          assert.doesNotMatch(error.message, /secret-word/);
          return true;
        },
      );
    });
  }
});
