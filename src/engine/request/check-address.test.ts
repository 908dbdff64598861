// Promise: before anything is sent, a form can say what an address is, what is wrong with it and what was likely meant.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ADDRESS_PROBLEMS } from './address-problems.ts';
import { checkAddress } from './check-address.ts';
import { guessKind, parseAddress } from './parse-address.ts';
import type { AddressOptions } from './parse-phone.ts';

const options: AddressOptions = { regions: ['US', 'DE'], allowFictional: false, allowCountries: ['*'] };

describe('checkAddress', () => {
  test('has nothing to say of an address typed in full', () => {
    const fine = { problems: [], suggestions: [] };
    assert.deepEqual(checkAddress('+4915112345678', options), { to: '+4915112345678', kind: 'phone', ...fine });
    assert.deepEqual(checkAddress('ada@gmail.com', options), { to: 'ada@gmail.com', kind: 'email', ...fine });
  });

  test('says how it read a number without a country code', () => {
    const check = checkAddress('0151 12345678', options);
    assert.equal(check.to, '+4915112345678');
    assert.deepEqual(check.suggestions, [
      { to: '+4915112345678', says: 'We read this as +49 1511 2345678 (Germany).' },
    ]);
  });

  test('offers each reading of an ambiguous number', () => {
    const check = checkAddress('447400123456', { ...options, regions: ['DE'] });
    assert.equal(check.to, null);
    assert.deepEqual(
      check.problems.map(({ code }) => code),
      ['phone_ambiguous'],
    );
    assert.deepEqual(
      check.suggestions.map(({ to }) => to),
      ['+49447400123456', '+447400123456'],
    );
    assert.equal(check.suggestions[1]?.says, 'This could be +44 7400 123456 (United Kingdom).');
  });

  test('says that digits are missing, and invents none', () => {
    const check = checkAddress('+49 151 1234', options);
    assert.deepEqual([check.to, check.kind, check.suggestions], [null, 'phone', []]);
    assert.equal(check.problems[0]?.says, ADDRESS_PROBLEMS.phone_too_short);
  });

  test('a slip in the domain is proposed, beside an address that may be right', () => {
    const check = checkAddress('Ada@gmial.com', options);
    assert.equal(check.to, 'Ada@gmial.com');
    assert.deepEqual(check.suggestions, [{ to: 'Ada@gmail.com', says: 'Did you mean Ada@gmail.com?' }]);
  });

  for (const typed of [
    'ada@gmail.con',
    'ada@gmailcom',
    'ada@gmail',
    'ada@gmail,com',
    'ada@gmail..com',
    'ada.gmail.com',
    'adagmail.com',
  ]) {
    test(`${typed} has a problem and a proposal`, () => {
      const check = checkAddress(typed, options);
      assert.deepEqual([check.to, check.problems.length], [null, 1]);
      assert.deepEqual(
        check.suggestions.map(({ to }) => to),
        ['ada@gmail.com'],
      );
    });
  }

  test('with a channel, a landline is a problem for a text message only', () => {
    assert.deepEqual(checkAddress('+4930901820', options).problems, []);
    assert.equal(checkAddress('+4930901820', { ...options, channel: 'sms' }).problems[0]?.code, 'phone_landline');
    assert.deepEqual(checkAddress('+4930901820', { ...options, channel: 'voice' }).problems, []);
  });

  test('what it says never holds what was typed around the address', () => {
    for (const typed of [
      '\u001b[31mada@x.org\u001b',
      'ada@gmail.con\u0000',
      '<script>@gmail.con',
      '\u202eada@gmial.com',
    ]) {
      assert.doesNotMatch(JSON.stringify(checkAddress(typed, options)), /\\u00|script|\u202e|\u001b/);
    }
  });
});

describe('parseAddress', () => {
  test('tells phone, mailbox and word apart', () => {
    for (const typed of ['ada@x.org', 'ada＠x.org', '@', 'ada.gmail.com']) assert.equal(guessKind(typed), 'email');
    for (const typed of ['+49 151', '(415) 555', '٠١٥١', '1', 'tel:x', '415 555 2671 ext. 5'])
      assert.equal(guessKind(typed), 'phone');
    for (const typed of ['', ' ', 'ada', 'ada.torvik', 'jo2000', '1-800-FLOWERS']) assert.equal(guessKind(typed), null);
  });

  test('refuses a word, nothing, and a text without end', () => {
    const code = (typed: string): string => {
      const parsed = parseAddress(typed, options);
      return parsed.ok ? '' : parsed.problem.code;
    };
    assert.equal(code('ada.torvik'), 'address_unreadable');
    assert.equal(code(' '), 'address_empty');
    assert.equal(code(`${'a'.repeat(1_000_000)}@x.org`), 'address_too_long');
  });
});
