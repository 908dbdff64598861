// Threat: text that one server reads as one address and the next as another.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readFrom, readMailbox } from './mailbox.ts';

describe('one mailbox', () => {
  const taken: readonly (readonly [string, string, boolean])[] = [
    ['ada@mail.example', 'ada@mail.example', false],
    ["a.d+a_{x}!#$%&'*/=?^`|~-@mail.example", "a.d+a_{x}!#$%&'*/=?^`|~-@mail.example", false],
    ['Ada@MAIL.example', 'Ada@mail.example', false],
    ['"a..b"@mail.example', '"a..b"@mail.example', false],
    ['ada@müller.example', 'ada@xn--mller-kva.example', false],
    ['jörg@müller.example', 'jörg@xn--mller-kva.example', true],
    ['用户@例え.jp', '用户@xn--r8jz45g.jp', true],
  ];
  for (const [given, address, needsUtf8] of taken) {
    test(`is ${given}`, () => {
      const domain = address.slice(address.lastIndexOf('@') + 1);
      assert.deepEqual(readMailbox(given), { address, domain, needsUtf8 });
    });
  }

  const refused = [
    '',
    '@',
    'ada',
    'ada@',
    '@mail.example',
    'a@b@c.example',
    '"a@b"@c.example',
    'a b@c.example',
    '"a b"@c.example',
    'a,b@c.example',
    'a;b@c.example',
    'a:b@c.example',
    '<a@c.example>',
    'a(b)@c.example',
    'a@c.example(b)',
    'a@[127.0.0.1]',
    'a\\b@c.example',
    '"a"b"@c.example',
    'a@c..example',
    'a@-c.example',
    'a@c.example-',
    'a@c_d.example',
    'a@c.example.',
    'a\r\n@c.example',
    'a\0@c.example',
    'a@c.example\n',
    'a@c d.example',
    'a@c/d.example',
    'a@c%2ed.example',
    'a@127.1',
    'a@127.0.0.1',
    'a@１２７.１',
    'a@42',
    'a@c。d.example',
    `a@${'x'.repeat(254)}`,
  ];
  for (const address of refused) {
    test(`is not ${JSON.stringify(address.slice(0, 40))}`, () => assert.equal(readMailbox(address), undefined));
  }
});

test('who a mail is from: a name and an address, or the address alone', () => {
  const codes = { address: 'codes@lumen.example', domain: 'lumen.example', needsUtf8: false };
  assert.deepEqual(readFrom('codes@lumen.example'), { ...codes, name: '' });
  assert.deepEqual(readFrom(' Lumen <codes@lumen.example> '), { ...codes, name: 'Lumen' });
  assert.deepEqual(readFrom('"Lumen, Inc." <codes@lumen.example>'), { ...codes, name: 'Lumen, Inc.' });
  assert.deepEqual(readFrom('لومن <codes@lumen.example>'), { ...codes, name: 'لومن' });
  for (const text of [
    '',
    'Lumen',
    '<>',
    'Lumen <>',
    'a <b@c.example> d',
    'a <b@c.example>, d <e@f.example>',
    'jörg@c.example',
    'a\n<b@c.example>',
  ]) {
    assert.equal(readFrom(text), undefined, text);
  }
});
