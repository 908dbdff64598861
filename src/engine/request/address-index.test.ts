// Threat: one mailbox with a thousand spellings gets a thousand times the limit; promise: two strangers never share one.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { addressIndexForms, canonicalForLimits } from './address-index.ts';

const limits = (value: string): string => canonicalForLimits({ kind: 'email', value });

const ONE_MAILBOX: readonly (readonly string[])[] = [
  ['ada.lovelace@gmail.com', 'Ada.Lovelace@gmail.com', 'adalovelace+x@gmail.com', 'a.d.a.lovelace@googlemail.com'],
  ['ada@outlook.com', 'ADA@outlook.com', 'ada+1@outlook.com'],
  ['ada@icloud.com', 'ada+shop@me.com', 'ada@mac.com'],
  ['ada.l@proton.me', 'ada_l+x@pm.me', 'adal@protonmail.com'],
  ['ada.l@yandex.ru', 'ada-l@ya.ru', 'ada.l+x@yandex.com'],
  ['ada@yahoo.com', 'ada-shop@yahoo.com'],
];

describe('canonicalForLimits', () => {
  for (const spellings of ONE_MAILBOX) {
    test(`counts ${spellings.join(', ')} as one`, () => assert.equal(new Set(spellings.map(limits)).size, 1));
  }

  test('leaves apart what may be different people', () => {
    const apart = [
      'ada.l@outlook.com',
      'adal@outlook.com',
      'ada+x@x.org',
      'ada@x.org',
      'a.da@x.org',
      'ada@yahoo.fr',
      'ada@yahoo.com',
    ];
    assert.equal(new Set(apart.map(limits)).size, apart.length);
  });

  test('a local part of nothing but signs stays as it is', () => {
    assert.equal(limits('+x@gmail.com'), '+x@gmail.com');
    assert.equal(limits('-@yahoo.com'), '-@yahoo.com');
  });

  test('leaves phone numbers alone', () => {
    assert.equal(canonicalForLimits({ kind: 'phone', value: '+4915112345678' }), '+4915112345678');
  });
});

describe('addressIndexForms', () => {
  test('finds a mailbox whatever the case, and keeps its tag', () => {
    const forms = addressIndexForms({ kind: 'email', value: 'Ada.L+x@gmail.com' });
    assert.deepEqual(forms, { mailbox: 'ada.l+x@gmail.com', limits: 'adal@gmail.com' });
  });
});
