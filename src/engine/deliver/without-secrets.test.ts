// Threat: a sender repeats what it was told to send, and the code, the reference or the address ends up in a table for good.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Outbound } from '../ports.ts';
import { withoutSecrets } from './without-secrets.ts';

const TEXT = '482913 is your Lumen code. Ref BCDFGHJKLM. lumen.example/why';
const outbound = (value: string, text = TEXT): Outbound => ({
  messageId: 'msg_1',
  service: 'lumen',
  to: { kind: value.includes('@') ? 'email' : 'phone', value },
  channel: 'sms',
  locale: 'en',
  subject: null,
  text,
  html: null,
  expiresAt: 0,
});

const SECRETS = /482913|BCDFGHJKLM|555.{0,3}01.{0,3}06|ada.{0,2}lovelace/i;

test('a number goes in every spelling', () => {
  for (const said of [
    '+12025550106 unknown',
    'to 12025550106',
    '(202) 555-0106 is absent',
    '202.555.0106',
    '+1 202 555 01 06',
    'tel:+1-202-555-0106',
  ]) {
    const kept = withoutSecrets(said, outbound('+12025550106'));
    assert.doesNotMatch(kept.replace(/\D/g, ''), /5550106/, kept);
    assert.ok(kept.includes('…'));
  }
});

test('an e-mail address goes in any case, also out of a URL', () => {
  for (const said of [
    '<ada.lovelace@example.com> unknown',
    'ADA.LOVELACE@EXAMPLE.COM',
    'https://gateway/?to=ada.lovelace%40example.com',
  ]) {
    assert.doesNotMatch(withoutSecrets(said, outbound('ada.lovelace@example.com')), SECRETS);
  }
});

test('the code and the reference go, wherever they stand', () => {
  for (const said of [TEXT, 'refused: "482913 is your"', 'ref=bcdfghjklm', 'x482913y'])
    assert.doesNotMatch(withoutSecrets(said, outbound('+12025550106')), SECRETS);
  assert.doesNotMatch(withoutSecrets('said QBZNVS', outbound('+12025550106', 'QBZNVS is your code')), /QBZNVS/);
});

test('what a sender has to say stays', () => {
  for (const said of [
    'server refused the address (550)',
    'gateway put it off (429)',
    'TLS failed',
    '550 5.1.1 no such mailbox',
    'SM-1f0a9c',
  ]) {
    assert.equal(withoutSecrets(said, outbound('+12025550106')), said);
  }
});

test('what would fill the table is cut, and signs that mean something to a pattern mean nothing here', () => {
  assert.equal(withoutSecrets('x'.repeat(10_000), outbound('+12025550106')).length, 200);
  assert.equal(withoutSecrets('a+b*c@example.com', outbound('a+b*c@example.com')), '…');
});

test('nothing stays that a column does not take', () => {
  assert.equal(withoutSecrets('SM-1f\u0000\r\n0a9c', outbound('+12025550106')), 'SM-1f   0a9c');
});
