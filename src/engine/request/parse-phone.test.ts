// Promise: people may type a number as they write it; it is understood as they meant it, or they are told what is wrong with it.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { AddressProblemCode } from './address-problems.ts';
import { type AddressOptions, judgeLine, parseE164Loose, parsePhone } from './parse-phone.ts';

function serving(...regions: string[]): AddressOptions {
  return { regions, allowFictional: true, allowCountries: ['*'] };
}

function read(typed: string, options: AddressOptions): string {
  const phone = parsePhone(typed, options);
  return phone.ok ? `${phone.address.value} ${phone.country} ${phone.line}` : phone.problem.code;
}

const READ: Readonly<Record<string, readonly [typed: string, expected: string][]>> = {
  US: [
    ['(415) 555-2671', '+14155552671 US fixed_or_mobile'],
    ['1-415-555-2671', '+14155552671 US fixed_or_mobile'],
    ['415.555.2671', '+14155552671 US fixed_or_mobile'],
    ['+1 (604) 555-2671', '+16045552671 CA fixed_or_mobile'],
    ['011 49 151 12345678', '+4915112345678 DE mobile'],
    ['0049 151 12345678', '+4915112345678 DE mobile'],
    ['4915112345678', '+4915112345678 DE mobile'],
    ['tel:+1-415-555-2671', '+14155552671 US fixed_or_mobile'],
    ['+994501110021', '+994501110021 AZ mobile'],
  ],
  DE: [
    ['0151 12345678', '+4915112345678 DE mobile'],
    ['0151/123 456 78', '+4915112345678 DE mobile'],
    ['+49 (0)151 12345678', '+4915112345678 DE mobile'],
    ['+49 0151 12345678', '+4915112345678 DE mobile'],
    ['+49\u00a0151\u2011123\u201345678', '+4915112345678 DE mobile'],
    ['\u202a+49 151 12345678\u202c', '+4915112345678 DE mobile'],
    ['＋４９ １５１ １２３４５６７８', '+4915112345678 DE mobile'],
    ['4915112345678', '+4915112345678 DE mobile'],
    ['4915112345678+', '+4915112345678 DE mobile'],
    ['+0151 12345678', '+4915112345678 DE mobile'],
    ['17012345678', '+4917012345678 DE mobile'],
    ['030 901820', '+4930901820 DE fixed'],
    ['+4916055501234', '+4916055501234 DE mobile'],
  ],
  GB: [
    ['07400 123456', '+447400123456 GB mobile'],
    ['7400 123456', '+447400123456 GB mobile'],
    ['+44 (0)7400 123456', '+447400123456 GB mobile'],
    ['0044 (0) 7400 123456', '+447400123456 GB mobile'],
    ['+44 (0)161 850 1234', '+441618501234 GB fixed'],
    ['07797 712345', '+447797712345 JE mobile'],
  ],
  FR: [['06 12 34 56 78', '+33612345678 FR mobile']],
  IT: [
    ['340 123 4567', '+393401234567 IT mobile'],
    ['02 1234567', '+39021234567 IT fixed'],
    ['+39 (0)2 1234567', '+39021234567 IT fixed'],
  ],
  ES: [['+34 (0)612 34 56 78', '+34612345678 ES mobile']],
  AR: [
    ['011 15-2345-6789', '+5491123456789 AR mobile'],
    ['+54 9 11 2345-6789', '+5491123456789 AR mobile'],
    ['+54 11 15 2345 6789', '+5491123456789 AR mobile'],
  ],
  MX: [
    ['55 1234 5678', '+525512345678 MX fixed_or_mobile'],
    ['044 55 1234 5678', '+525512345678 MX fixed_or_mobile'],
    ['+52 1 55 1234 5678', '+525512345678 MX fixed_or_mobile'],
  ],
  BR: [
    ['(11) 96123-4567', '+5511961234567 BR mobile'],
    ['0 15 11 96123 4567', '+5511961234567 BR mobile'],
    ['+55 011 96123-4567', '+5511961234567 BR mobile'],
  ],
  CI: [['07 07 12 34 56', '+2250707123456 CI mobile']],
  IN: [
    ['098765 43210', '+919876543210 IN mobile'],
    ['919876543210', '+919876543210 IN mobile'],
  ],
  AU: [
    ['0412 345 678', '+61412345678 AU mobile'],
    ['0011 49 151 12345678', '+4915112345678 DE mobile'],
  ],
  TR: [['0532 123 45 67', '+905321234567 TR mobile']],
  EG: [['٠١٠٠١٢٣٤٥٦٧', '+201001234567 EG mobile']],
  IR: [['۰۹۱۲۳۴۵۶۷۸۹', '+989123456789 IR mobile']],
  RU: [['8 (916) 123-45-67', '+79161234567 RU mobile']],
  HU: [['+36 06 20 123 4567', '+36201234567 HU mobile']],
  KR: [['+82 010 1234 5678', '+821012345678 KR mobile']],
};

describe('parsePhone reads', () => {
  for (const [region, rows] of Object.entries(READ)) {
    for (const [typed, expected] of rows) {
      test(`${JSON.stringify(typed)} in ${region}`, () => assert.equal(read(typed, serving(region)), expected));
    }
  }
});

const REFUSED: readonly [typed: string, code: AddressProblemCode][] = [
  ['', 'address_empty'],
  ['+', 'phone_unreadable'],
  ['ring me', 'phone_unreadable'],
  ['1-800-FLOWERS', 'phone_unreadable'],
  ['*#06#', 'phone_unreadable'],
  ['+49+15112345678', 'phone_unreadable'],
  ['1'.repeat(65), 'address_too_long'],
  ['+4915112345678\nBcc: x', 'address_control_characters'],
  ['+49151\x0012345678', 'address_control_characters'],
  ['+1 415 555 2671 x123', 'phone_extension'],
  ['+1 415 555 2671 ext. 5', 'phone_extension'],
  ['tel:+1-415-555-2671;ext=12', 'phone_extension'],
  ['415 555 2671 #7', 'phone_extension'],
  ['415-555-2671,,12', 'phone_extension'],
  ['12', 'phone_too_short'],
  ['555 2671', 'phone_too_short'],
  ['+1 415 555 267', 'phone_too_short'],
  ['+44 7400 12345', 'phone_too_short'],
  ['+49 151 123456', 'phone_too_short'],
  ['+1 415 555 26711', 'phone_too_long'],
  ['+49 151 1234567890', 'phone_too_long'],
  ['+4915112345678901234', 'phone_too_long'],
  ['+999 12345678', 'phone_impossible'],
  ['+1 555 123 4567', 'phone_impossible'],
  ['+1 415 055 2671', 'phone_impossible'],
  ['911', 'phone_emergency'],
  ['112', 'phone_emergency'],
  ['1-1-2', 'phone_emergency'],
  ['+1 911', 'phone_emergency'],
  ['+49 110', 'phone_emergency'],
  ['+44 999', 'phone_emergency'],
  ['72345', 'phone_short'],
  ['+49 900 1234567', 'phone_premium'],
  ['+1 900 234 5678', 'phone_premium'],
  ['+1 800 356 9377', 'phone_toll_free'],
  ['+49 180 5123456', 'phone_shared_cost'],
  ['+44 303 123 1234', 'phone_uan'],
  ['+44 7000 123456', 'phone_personal'],
  ['+44 7640 123456', 'phone_pager'],
  ['+49 177 99 12345678', 'phone_voicemail'],
  ['+870 773 111 632', 'country_not_allowed'],
];

describe('parsePhone refuses', () => {
  for (const [typed, code] of REFUSED) {
    test(`${JSON.stringify(typed.slice(0, 40))}: ${code}`, () => assert.equal(read(typed, serving('US')), code));
  }

  test('an emergency number of any of its regions', () => {
    assert.equal(read('000', serving('US', 'AU')), 'phone_emergency');
    assert.equal(read('999', serving('GB')), 'phone_emergency');
  });
});

describe('a number without a country code', () => {
  test('is read in another region if only one fits', () => {
    assert.equal(read('0151 12345678', serving('US', 'DE', 'GB')), '+4915112345678 DE mobile');
  });

  test('is ambiguous where two fit, and says which', () => {
    const phone = parsePhone('07400 123456', serving('US', 'GB', 'DE'));
    assert.equal(phone.ok ? '' : phone.problem.code, 'phone_ambiguous');
    assert.deepEqual(phone.ok ? [] : phone.readings, ['+447400123456', '+497400123456']);
  });

  test('is not ambiguous where the other country is not allowed', () => {
    const options: AddressOptions = { regions: ['US', 'GB', 'DE'], allowFictional: false, allowCountries: ['GB'] };
    assert.equal(read('07400 123456', options), '+447400123456 GB mobile');
  });

  test('that is a landline here without its zero and a mobile there without its plus is ambiguous', () => {
    assert.equal(read('447400123456', serving('DE')), 'phone_ambiguous');
    assert.equal(read('447400123456', serving('US')), '+447400123456 GB mobile');
  });
});

describe('countries', () => {
  const only = (allowCountries: string[]): AddressOptions => ({
    regions: ['DE'],
    allowFictional: false,
    allowCountries,
  });
  test('empty means the regions', () => {
    assert.equal(read('+4915112345678', only([])), '+4915112345678 DE mobile');
    assert.equal(read('+447400123456', only([])), 'country_not_allowed');
  });

  test('a list is a list, and a star every country but no global network', () => {
    assert.equal(read('+447400123456', only(['GB'])), '+447400123456 GB mobile');
    assert.equal(read('+4915112345678', only(['GB'])), 'country_not_allowed');
    assert.equal(read('+881612345678', only(['*'])), 'country_not_allowed');
    assert.equal(read('+881612345678', only(['*', '001'])), '+881612345678 001 mobile');
  });
});

describe('fictional numbers', () => {
  const numbers = ['+12025550123', '+15555550123', '+447700900123', '+441154960123', '+441632960123', '+61491570156'];
  for (const typed of numbers) {
    test(`${typed} goes to an inbox and to no carrier`, () => {
      const phone = parsePhone(typed, serving('US'));
      assert.ok(phone.ok && phone.isFictional);
      assert.equal(judgeLine(phone.line, 'sms'), null);
      assert.equal(read(typed, { ...serving('US'), allowFictional: false }), 'phone_fictional');
    });
  }

  test('as typed at home', () => {
    assert.equal(read('07700 900123', serving('GB')), '+447700900123 GB mobile');
    assert.equal(read('(202) 555-0123', serving('US')), '+12025550123 US fixed_or_mobile');
  });
});

describe('judgeLine', () => {
  test('only a text message to a landline is refused', () => {
    assert.equal(judgeLine('fixed', 'sms')?.code, 'phone_landline');
    assert.equal(judgeLine('fixed', 'voice'), null);
    assert.equal(judgeLine('fixed_or_mobile', 'sms'), null);
    assert.equal(judgeLine('mobile', 'sms'), null);
  });
});

describe('parseE164Loose', () => {
  test('looks at the shape only', () => {
    assert.deepEqual(parseE164Loose('+4916055501234'), { kind: 'phone', value: '+4916055501234' });
    for (const value of ['4916055501234', '+0123456', '+1234', '+1234567890123456', '+49 151', '+49151\n']) {
      assert.equal(parseE164Loose(value), null);
    }
  });
});
