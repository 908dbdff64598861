// Threat: a masked address on a stranger's screen that can be completed and rung, or told from a list of a few people.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { maskAddress } from './mask.ts';

const SEED = 20261105;

const PHONES: readonly [value: string, masked: string][] = [
  ['+4915112345678', '+49 ••• •••78'],
  ['+14155552671', '+1 ••• •••71'],
  ['+35312345678', '+353 ••• •••78'],
  ['+2901234', '+290 ••• •••'],
  ['+6834002', '+683 ••• •••'],
  ['+29012345671', '+290 ••• •••71'],
  ['+2901234567', '+290 ••• •••7'],
];

const MAILS: readonly [value: string, masked: string][] = [
  ['ada.lovelace@gmail.com', 'a•••@g•••.com'],
  ['ada@lumen.example', 'a•••@l•••.example'],
  ['ab@gmail.com', '•••@g•••.com'],
  ['a@qq.com', '•••@•••.com'],
  ['ada@mail.co.uk', 'a•••@m•••.uk'],
  ['"a..b"@docomo.ne.jp', 'a•••@d•••.jp'],
  ['ada@xn--mller-kva.de', 'a•••@x•••.de'],
];

describe('maskAddress', () => {
  for (const [value, masked] of PHONES) {
    test(value, () => assert.equal(maskAddress({ kind: 'phone', value }), masked));
  }
  for (const [value, masked] of MAILS) {
    test(value, () => assert.equal(maskAddress({ kind: 'email', value }), masked));
  }

  test(`hides six national digits or more of any number (seed ${SEED})`, () => {
    const property = fc.property(fc.stringMatching(/^\+[1-9]\d{4,14}$/), (value) => {
      const masked = maskAddress({ kind: 'phone', value });
      const [code = '', ...rest] = masked.split(' ');
      const shown = rest.join('').replace(/\D/g, '');
      assert.ok(value.startsWith(code) && value.endsWith(shown) && shown.length <= 2);
      assert.ok(shown === '' || value.length - code.length - shown.length >= 6);
    });
    fc.assert(property, { seed: SEED });
  });

  test(`shows at most a letter of each name, and never how long it is (seed ${SEED})`, () => {
    const property = fc.property(fc.emailAddress(), (value) => {
      assert.match(maskAddress({ kind: 'email', value }), /^[^•]?•••@[^•]?•••\.[^.•]+$/u);
    });
    fc.assert(property, { seed: SEED });
  });
});
