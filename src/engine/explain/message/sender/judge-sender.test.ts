// Threat: a sender's name that looks like ours. Promise: one of ours is never called foreign.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ourNames } from '../links/our-names.ts';
import { judgeHeaders } from './judge-headers.ts';
import { judgeSender, type SenderVerdict } from './judge-sender.ts';

const SERVICE = {
  brand: 'Lumen',
  domain: 'lumen.example',
  senderNames: ['LumenID', '+49 30 901820', 'codes@mail.test'],
};
const ours = ourNames(SERVICE);

const SENDERS: readonly (readonly [string | null, SenderVerdict])[] = [
  [null, 'untold'],
  ['  ', 'untold'],
  ['lumenid', 'ours'],
  ['+49 (30) 901-820', 'ours'],
  ['Anything <CODES@mail.test>', 'ours'],
  ['no-reply@lumen.example', 'ours'],
  ['Lumen <a@eu.lumen.example>', 'ours'],
  ['Lumen', 'imitates'],
  ['LumenlD', 'imitates'],
  ['Lurnen', 'imitates'],
  ['LUMEN-CODES', 'imitates'],
  ['Lumen Support <x@mail.evil.test>', 'imitates'],
  ['lumen.codes@evil.test', 'imitates'],
  ['a@lumen.evil.test', 'imitates'],
  ['a@1umen.example', 'imitates'],
  ['Ann <ann@evil.test>', 'foreign'],
  ['+1 555 0100', 'unfamiliar'],
  ['Parcel', 'unfamiliar'],
];

describe('senders', () => {
  test('are told apart', () => {
    for (const [from, verdict] of SENDERS) assert.equal(judgeSender(from, SERVICE, ours), verdict, String(from));
  });

  test('where none is set, the brand is one', () => {
    assert.equal(judgeSender('LUMEN', { ...SERVICE, senderNames: [] }, ours), 'ours');
  });
});

describe('headers', () => {
  const judge = (headers: Readonly<Record<string, string>>) => judgeHeaders(headers, SERVICE.senderNames, ours);

  test('what the mail server found, by any spelling of the names', () => {
    assert.equal(judge({ 'Authentication-Results': 'mx.test; dkim=pass; DMARC=Pass header.from=x' }).checks, 'passed');
    assert.equal(judge({ 'authentication-results': 'mx.test; spf=pass; dmarc=fail (p=none)' }).checks, 'failed');
    assert.equal(judge({ 'authentication-results': 'mx.test; spf=fail; dkim=fail' }).checks, 'failed');
    assert.equal(judge({ 'authentication-results': 'mx.test; spf=fail; dkim=pass' }).checks, 'untold');
    assert.equal(judge({}).checks, 'untold');
  });

  test('where answers go', () => {
    assert.equal(judge({ 'Reply-To': 'Lumen <help@lumen.example>' }).repliesElsewhere, false);
    assert.equal(judge({ 'Reply-To': 'codes@mail.test' }).repliesElsewhere, false);
    assert.equal(judge({ 'Reply-To': 'help@lumen.example.evil.test' }).repliesElsewhere, true);
    assert.equal(judge({ 'Reply-To': 'help@evillumen.example' }).repliesElsewhere, true);
  });
});
