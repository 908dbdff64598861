// Promise: an address is normalised without changing who it reaches; threat: a second address or a header rides along in it.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { AddressProblemCode } from './address-problems.ts';
import { parseEmail } from './parse-email.ts';

function read(typed: string, allowFictional = false): string {
  const email = parseEmail(typed, { allowFictional });
  return email.ok ? email.address.value : email.problem.code;
}

const READ: readonly [typed: string, value: string][] = [
  ['ada@x.org', 'ada@x.org'],
  ['Ada.Lovelace@X.ORG', 'Ada.Lovelace@x.org'],
  [' \u200bada@x.org\u00a0\n', 'ada@x.org'],
  ['a\u200bda@x\u00ad.org', 'ada@x.org'],
  ['ada @ x.org', 'ada@x.org'],
  ['ada@x.org.', 'ada@x.org'],
  ['ada@x.org,', 'ada@x.org'],
  ['ada@x.org; ', 'ada@x.org'],
  ['ada＠x.org', 'ada@x.org'],
  ['ada+codes@x.org', 'ada+codes@x.org'],
  ["o'brien!#$%&*/=?^_`{|}~-@x.org", "o'brien!#$%&*/=?^_`{|}~-@x.org"],
  ['Ada <ada@x.org>', 'ada@x.org'],
  ['"Lovelace, Ada" <ada@x.org>', 'ada@x.org'],
  ['<ada@x.org>', 'ada@x.org'],
  ['"ada@x.org" <Ada@x.org>', 'Ada@x.org'],
  ['mailto:ada@x.org', 'ada@x.org'],
  ['MAILTO:ada%2Bcodes@x.org?subject=Hi&bcc=eve@y.org', 'ada+codes@x.org'],
  ['"ada"@x.org', 'ada@x.org'],
  ['"a..b"@docomo.ne.jp', '"a..b"@docomo.ne.jp'],
  ['ada@müller.de', 'ada@xn--mller-kva.de'],
  ['ada@XN--MLLER-KVA.de', 'ada@xn--mller-kva.de'],
  ['ada@faß.de', 'ada@xn--fa-hia.de'],
  ['ada@пример.рф', 'ada@xn--e1afmkfd.xn--p1ai'],
  ['ada@例え。jp', 'ada@xn--r8jz45g.jp'],
  ['ada@ｇｍａｉｌ.com', 'ada@gmail.com'],
  ['ada@نام\u200cای.ir', 'ada@xn--mgba3gc78d452j.ir'],
  ['ada@mail.co.uk', 'ada@mail.co.uk'],
  [`${'a'.repeat(64)}@x.org`, `${'a'.repeat(64)}@x.org`],
  [`ada@${'d'.repeat(63)}.org`, `ada@${'d'.repeat(63)}.org`],
];

describe('parseEmail reads', () => {
  for (const [typed, value] of READ) test(JSON.stringify(typed), () => assert.equal(read(typed), value));
});

const REFUSED: readonly [typed: string, code: AddressProblemCode][] = [
  ['', 'address_empty'],
  ['a'.repeat(513), 'address_too_long'],
  [`${'a'.repeat(60)}@${`${'d'.repeat(60)}.`.repeat(3)}${'e'.repeat(20)}.org`, 'address_too_long'],
  ['ada@x.org\r\nBcc: eve@y.org', 'address_control_characters'],
  ['ada@x.org\nRCPT TO:<eve@y.org>', 'address_control_characters'],
  ['ada\0@x.org', 'address_control_characters'],
  ['ada\u2028@x.org', 'address_control_characters'],
  ['"a\tb"@x.org', 'address_control_characters'],
  ['mailto:ada@x.org%0D%0ABcc:eve@y.org', 'address_control_characters'],
  ['ada.x.org', 'email_no_at'],
  ['ada@x.org@y.org', 'email_several'],
  ['ada@x.org, eve@y.org', 'email_several'],
  ['eve@y.org <ada@x.org>', 'email_several'],
  ['Ada <ada@x.org> <eve@y.org>', 'email_several'],
  ['ada@x.org <', 'email_several'],
  ['@x.org', 'email_local_empty'],
  ['""@x.org', 'email_quoted'],
  ['.ada@x.org', 'email_local_dots'],
  ['ada.@x.org', 'email_local_dots'],
  ['a..da@x.org', 'email_local_dots'],
  ['a da@x.org', 'email_local_characters'],
  ['ada:eve@x.org', 'email_local_characters'],
  [`${'a'.repeat(65)}@x.org`, 'email_local_too_long'],
  ['"a b"@x.org', 'email_quoted'],
  ['"eve@y.org"@x.org', 'email_quoted'],
  ['"a\\"b"@x.org', 'email_quoted'],
  ['"a\u200bb"@x.org', 'email_quoted'],
  ['müller@x.org', 'email_not_ascii'],
  ['аda@x.org', 'email_not_ascii'],
  ['ada(home)@x.org', 'email_comment'],
  ['ada@', 'email_domain_empty'],
  ['ada@gmail', 'email_domain_no_dot'],
  ['ada@-x.org', 'email_domain_invalid'],
  ['ada@x-.org', 'email_domain_invalid'],
  ['ada@x..org', 'email_domain_invalid'],
  ['ada@.x.org', 'email_domain_invalid'],
  ['ada@x_y.org', 'email_domain_invalid'],
  ['ada@x.org/path', 'email_domain_invalid'],
  ['ada@x.org:25', 'email_domain_invalid'],
  ['ada@x%2eorg', 'email_domain_invalid'],
  ['ada@x y.org', 'email_domain_invalid'],
  ['ada@xn--a.org', 'email_domain_invalid'],
  [`ada@${'d'.repeat(64)}.org`, 'email_domain_invalid'],
  ['ada@gmail.con', 'email_domain_unknown'],
  ['ada@x.local', 'email_domain_unknown'],
  ['ada@x.onion', 'email_domain_unknown'],
  ['ada@[192.0.2.1]', 'email_ip_literal'],
  ['ada@[IPv6:2001:db8::1]', 'email_ip_literal'],
  ['ada@192.0.2.1', 'email_ip_literal'],
  ['ada@example.com', 'email_fictional'],
  ['ada@mail.example.net', 'email_fictional'],
  ['ada@lumen.example', 'email_fictional'],
  ['ada@x.test', 'email_fictional'],
  ['ada@x.invalid', 'email_fictional'],
  ['ada@localhost', 'email_fictional'],
];

describe('parseEmail refuses', () => {
  for (const [typed, code] of REFUSED) {
    test(`${JSON.stringify(typed.slice(0, 50))}: ${code}`, () => assert.equal(read(typed), code));
  }
});

describe('names set aside for fiction', () => {
  test('example.* is for an inbox; names for tests are for nobody', () => {
    for (const typed of ['ada@example.com', 'ada@example.org', 'ada@mail.example.net', 'ada@lumen.example']) {
      assert.equal(read(typed, true), typed);
    }
    for (const typed of ['ada@x.test', 'ada@x.invalid', 'ada@localhost', 'ada@x.localhost']) {
      assert.equal(read(typed, true), 'email_fictional');
    }
    assert.equal(read('ada@myexample.com'), 'ada@myexample.com');
  });
});
