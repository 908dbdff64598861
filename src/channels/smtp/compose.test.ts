// Promise: a mail says exactly what was written, in bytes that no relay has a reason to touch.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outboundOf } from '../../testing/sample-outbound.ts';
import { composeMail } from './compose.ts';
import { readFrom, readMailbox } from './mailbox.ts';

const from = readFrom('Lumen <codes@lumen.example>')!;
const to = readMailbox('ada@mail.example')!;

async function bytesOf(text: string, html: string): Promise<string> {
  const mail = await composeMail(outboundOf(1, { text, html }), to, { from, now: 0 });
  return mail.bytes.toString('latin1');
}

test('every part is quoted-printable, plain words too', async () => {
  const bytes = await bytesOf('482915 is your code', '<p>482915</p>');
  assert.deepEqual(
    bytes.match(/^Content-Transfer-Encoding: .*$/gm),
    Array(2).fill('Content-Transfer-Encoding: quoted-printable'),
  );
  assert.ok(bytes.includes('\r\n\r\n482915 is your code\r\n'));
});

test('every line ends in CRLF, whatever ended it before, and is at most 76 characters long', async () => {
  const bytes = await bytesOf('a\rb\nc\r\nd\n\r\r', `a\rb\nc${'é'.repeat(100)}`);
  assert.doesNotMatch(bytes, /[^\r]\n|\r[^\n]|=0D|=0A/);
  assert.ok(bytes.includes('\r\n\r\na\r\nb\r\nc\r\nd\r\n\r\n\r\n'));
  assert.ok(bytes.split('\r\n').every((line) => line.length <= 76));
});

test('spaces at the end of a line stay', async () => {
  assert.ok((await bytesOf('-- \nLumen', 'x')).includes('\r\n--=20\r\nLumen'));
});

test('says which bytes and whom they are for', async () => {
  const mail = await composeMail(outboundOf(1, {}), to, { from, now: 0 });
  assert.equal(mail.from, 'codes@lumen.example');
  assert.equal(mail.to, to);
});
