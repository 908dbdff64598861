// Threat: words in a message that a mail server reads as commands, headers or the end of a mail. Looked at on the wire.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createSmtpSender } from '../../src/channels/smtp.ts';
import type { Outbound, Sender } from '../../src/engine/ports.ts';
import { fakeClock, type OutboundFields, outboundOf } from '../../src/testing/index.ts';
import { header, type ReadMail, readMail, readWords } from './read-mail.ts';
import { type ScriptedServer, startScriptedServer } from './scripted-server.ts';

const START = '2026-11-20T12:00:00.000Z';

let server: ScriptedServer;
let sender: Sender;

before(async () => {
  server = await startScriptedServer(() => undefined);
  const from = 'Lumen <codes@lumen.example>';
  sender = createSmtpSender({
    id: 'mail',
    host: '127.0.0.1',
    port: server.port,
    from,
    poolSize: 1,
    clock: fakeClock(START),
  });
});

after(async () => {
  await sender.close();
  await server.stop();
});

/** Sends one and answers what went over the wire for it, and the mail in it. */
async function wireOf(fields: OutboundFields): Promise<{ wire: string; mail: ReadMail }> {
  const before = server.heard[0]?.length ?? 0;
  const [result] = await sender.send([outboundOf(1, fields)]);
  assert.equal(result?.state, 'sent');
  const wire = server.heard[0]?.slice(before) ?? '';
  const body = /DATA\r\n([\s\S]*)\r\n\.\r\n/.exec(wire)?.[1] ?? '';
  return { wire, mail: readMail(`${body.replace(/^\.\./gm, '.')}\r\n`) };
}

/** Commands, with every mail taken out: the client's side of the conversation. */
function commandsIn(wire: string): readonly string[] {
  return wire
    .replace(/DATA\r\n[\s\S]*?\r\n\.\r\n/g, 'DATA\r\n')
    .trim()
    .split('\r\n');
}

describe('a mail on the wire', () => {
  test('has the headers that codes need, each once, and no other', async () => {
    const { mail } = await wireOf({ locale: 'ar' });
    assert.deepEqual([...mail.headers.keys()].sort(), [
      'auto-submitted',
      'content-language',
      'content-type',
      'date',
      'from',
      'message-id',
      'mime-version',
      'subject',
      'to',
    ]);
    assert.ok([...mail.headers.values()].every((values) => values.length === 1));
    assert.equal(header(mail, 'auto-submitted'), 'auto-generated');
    assert.equal(header(mail, 'content-language'), 'ar');
    assert.equal(header(mail, 'message-id'), '<msg_000001@lumen.example>');
    assert.equal(header(mail, 'from'), 'Lumen <codes@lumen.example>');
    assert.equal(header(mail, 'to'), 'holder1@mail.example');
    assert.equal(header(mail, 'date'), 'Fri, 20 Nov 2026 12:00:00 +0000');
  });

  test('says it in plain text first and in HTML after', async () => {
    const { mail } = await wireOf({});
    assert.match(header(mail, 'content-type'), /^multipart\/alternative;/);
    assert.deepEqual(
      mail.parts.map((part) => header(part, 'content-type')),
      ['text/plain; charset=utf-8', 'text/html; charset=utf-8'],
    );
    assert.equal(mail.parts[0]?.body.trim(), outboundOf(1, {}).text.trim().replaceAll('\n', '\r\n'));
    assert.equal(mail.parts[1]?.body.trim(), outboundOf(1, {}).html);
  });

  test('is plain text alone where there is no HTML', async () => {
    const { mail } = await wireOf({ html: null });
    assert.equal(header(mail, 'content-type'), 'text/plain; charset=utf-8');
  });

  test('names nobody but the one it is for', async () => {
    const { wire } = await wireOf({});
    assert.deepEqual(
      commandsIn(wire)
        .filter((line) => /^(MAIL|RCPT)/.test(line))
        .map((line) => line.replace(/ SIZE=\d+/, '')),
      ['MAIL FROM:<codes@lumen.example>', 'RCPT TO:<holder1@mail.example>'],
    );
  });

  test('has only CRLF line ends and lines of at most 998 octets', async () => {
    const { wire } = await wireOf({
      text: `a\rb\nc\r\nd\n\re${'x'.repeat(5000)}`,
      html: 'a\rb\nc',
      subject: 'é'.repeat(400),
    });
    assert.doesNotMatch(wire, /[^\r]\n|\r[^\n]/);
    assert.ok(wire.split('\r\n').every((line) => line.length <= 998));
  });

  test('keeps a subject in any language to one header', async () => {
    const subject = 'رمز الدخول إلى ⁨Lumen⁩: Bcc: x@y.example 👩🏽‍💻'.repeat(3);
    const { mail } = await wireOf({ subject });
    assert.equal(readWords(header(mail, 'subject')), subject);
    assert.equal(mail.headers.has('bcc'), false);
  });

  test('takes a domain in any script as ASCII', async () => {
    const { wire, mail } = await wireOf({ address: 'ada@müller.example' });
    assert.ok(wire.includes('RCPT TO:<ada@xn--mller-kva.example>\r\n'));
    assert.equal(header(mail, 'to'), 'ada@xn--mller-kva.example');
  });

  test('keeps the quotes of a local part that needs them', async () => {
    const { wire, mail } = await wireOf({ address: '"a..b"@mail.example' });
    assert.ok(wire.includes('RCPT TO:<"a..b"@mail.example>\r\n'));
    assert.equal(header(mail, 'to'), '<"a..b"@mail.example>');
  });
});

describe('words that end a mail elsewhere', () => {
  const endings = ['\r\n.\r\n', '\n.\n', '\n.\r\n', '\r\n.\n', '\r.\r', '\r.\r\n', '\r\n.\r', '\n\n.\n', '\r\n\0.\r\n'];
  const command = 'MAIL FROM:<evil@x.example>\r\nRCPT TO:<victim@x.example>\r\nDATA\r\nFrom: evil\r\n\r\nhi\r\n.\r\n';

  for (const ending of endings) {
    test(`stay words: ${JSON.stringify(ending)}`, async () => {
      const text = `before${ending}${command}after`;
      const { wire, mail } = await wireOf({ text, html: `<p>${text}</p>` });
      assert.equal(wire.split('\r\n.\r\n').length, 2, 'the mail ends once');
      assert.doesNotMatch(wire.slice(0, -5), /[\r\n]\.[\r\n]/);
      assert.equal(commandsIn(wire).length, 3);
      const lines = (value: string) => value.replace(/\r\n?/g, '\n').trim();
      assert.equal(lines(mail.parts[0]?.body ?? ''), lines(text));
    });
  }

  test('nor does a boundary of another mail end a part', async () => {
    const { mail } = await wireOf({});
    const boundary = /boundary="([^"]+)"/.exec(header(mail, 'content-type'))?.[1];
    const again = await wireOf({
      text: `--${boundary}\r\nContent-Type: text/html\r\n\r\n<b>other</b>\r\n--${boundary}--`,
    });
    assert.equal(again.mail.parts.length, 2);
    assert.ok(!header(again.mail, 'content-type').includes(boundary ?? ''));
  });
});

describe('fields that would become commands or headers', () => {
  const refusals: readonly (readonly [string, Partial<Outbound>, string])[] = [
    [
      'a line break in the address',
      { to: { kind: 'email', value: 'a@b.example\r\nDATA' } },
      'control character in the address',
    ],
    ['a second address', { to: { kind: 'email', value: 'a@b.example,c@d.example' } }, 'not a mail address'],
    ['a second @', { to: { kind: 'email', value: 'a@b.example@c.example' } }, 'not a mail address'],
    ['angle brackets', { to: { kind: 'email', value: 'a@b.example>,<c@d.example' } }, 'not a mail address'],
    ['parameters of RCPT', { to: { kind: 'email', value: 'a@b.example> NOTIFY=NEVER' } }, 'not a mail address'],
    ['a space', { to: { kind: 'email', value: 'a b@c.example' } }, 'not a mail address'],
    ['a comment', { to: { kind: 'email', value: 'a(x)@c.example' } }, 'not a mail address'],
    ['an address literal', { to: { kind: 'email', value: 'a@[127.0.0.1]' } }, 'not a mail address'],
    ['no domain', { to: { kind: 'email', value: 'root' } }, 'not a mail address'],
    ['a phone', { to: { kind: 'phone', value: '+12025550123' } }, 'not a mail address'],
    ['a line break in the subject', { subject: 'Hello\nBcc: x@y.example' }, 'control character in the subject'],
    ['a line break in the message id', { messageId: 'msg_1>\r\nX: 1' }, 'unusable message id'],
    ['a line break in the locale', { locale: 'en\r\nX: 1' }, 'unusable locale'],
    ['another channel', { channel: 'sms' }, 'message of another channel'],
  ];

  for (const [name, fields, why] of refusals) {
    test(`are refused before a byte is written: ${name}`, async () => {
      const before = server.heard.join('').length;
      assert.deepEqual(await sender.send([{ ...outboundOf(1, {}), ...fields }]), [{ state: 'failed', why }]);
      assert.equal(server.heard.join('').length, before);
    });
  }
});
