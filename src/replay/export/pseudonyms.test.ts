// Promise: a name that was exported cannot be found in the original, two of them never become one, and what a diagnosis lives on
// (country, length, neighbours, big providers) is still there. Threat: a history handed on says whose it is.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findEdit } from '../../engine/codes/edits.ts';
import { parseE164Loose } from '../../engine/request/parse-phone.ts';
import { createChance } from '../simulate/chance.ts';
import { createPseudonyms } from './pseudonyms.ts';

const names = createPseudonyms(new Uint8Array(32).fill(1));
const other = createPseudonyms(new Uint8Array(32).fill(2));
const seed = `${Date.now()}`;
const chance = createChance(seed);
const NUMBERS = Array.from({ length: 3000 }, () => `+49151${chance.digits(8)}`);

test(`no two numbers become one, and each is a number as long as it was (seed ${seed})`, () => {
  const became = new Set(NUMBERS.map((number) => names.address(number)));
  assert.equal(became.size, new Set(NUMBERS).size);
  for (const number of NUMBERS) {
    const now = names.address(number);
    assert.equal(now.length, number.length);
    assert.ok(parseE164Loose(now) && now.startsWith('+491'), now);
  }
  assert.ok(NUMBERS.filter((number) => names.address(number) === number).length < 3);
});

test('where a number is paid for is kept, for islands of +1 and short numbers too', () => {
  assert.match(names.address('+18765551234'), /^\+1876/);
  assert.match(names.address('+12025550123'), /^\+1/);
  assert.match(names.address('+29012345'), /^\+290/);
  assert.equal(names.address('+29012345').length, '+29012345'.length);
});

test('a slip in the last four digits is still one slip, and a block is still a block', () => {
  const [right, typed, swapped] = ['+4915112345678', '+4915112345628', '+4915112345687'].map((n) => names.address(n));
  const differ = (a: string, b: string) => [...a].filter((digit, i) => digit !== b[i]).length;
  assert.equal(differ(right!, typed!), 1);
  assert.equal(findEdit(right!, swapped!), 'transposition');
  assert.equal(right!.slice(0, -4), typed!.slice(0, -4));
  assert.notEqual(names.address('+4915112355678').slice(0, -4), right!.slice(0, -4));
});

test('of a mailbox nothing is kept but a domain that millions share, or a slip of one', () => {
  assert.match(names.address('ada.torvik@gmail.com'), /^[a-z0-9]{12}@gmail\.com$/);
  assert.match(names.address('ada.torvik@gmial.com'), /^[a-z0-9]{12}@gmial\.com$/);
  assert.match(names.address('ada@torvik-family.net'), /^[a-z0-9]{12}@[a-z0-9]{8}\.example$/);
  assert.equal(names.address('Ada@Torvik-Family.net'), names.address('ada@torvik-family.net'));
});

test('another key gives other names, the same key the same', () => {
  const again = createPseudonyms(new Uint8Array(32).fill(1));
  for (const value of ['+4915112345678', 'ada@gmail.com']) {
    assert.equal(again.address(value), names.address(value));
    assert.notEqual(other.address(value), names.address(value));
  }
  assert.notEqual(names.name('account', 'a'), names.name('device', 'a'));
  assert.notEqual(names.name('account', 'a'), other.name('account', 'a'));
  assert.match(names.network('n'), /^2(4[0-9]|5[0-5])\.\d+\.\d+\.\d+$/);
});
