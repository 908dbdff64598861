// Promise: whoever gets a code because somebody's finger slipped can be told so; any single slip is found, and nothing else is.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Slip } from '../facts.ts';
import type { Address } from '../model.ts';
import { areNeighbours } from './keyboard.ts';
import { findSlip } from './slips.ts';

const SEED = 20261104;

function address(value: string): Address {
  return { kind: value.startsWith('+') ? 'phone' : 'email', value };
}

const slipOf = (meant: string, typed: string): Slip | null => findSlip(address(meant), address(typed));

const FOUND: readonly [meant: string, typed: string, slip: Slip][] = [
  ['+4915112345678', '+4915112345687', 'transposition'],
  ['+4915112345678', '+4915112345978', 'substitution'],
  ['+4915112345678', '+491511245678', 'omission'],
  ['+4915112345678', '+49151123456789', 'addition'],
  ['+4915112345678', '+49151122345678', 'doubling'],
  ['+447957006622', '+4479570006622', 'doubling'],
  ['+917811747781', '+447811747781', 'domain'],
  ['+14155552671', '+494155552671', 'domain'],
  ['+393475311430', '+393475311443', 'doubling'],
  ['+491721679403', '+491721167940', 'doubling'],
  ['+393475311443', '+393475311430', 'omission'],
  ['ada.torvik@gmail.com', 'ada.torvkk@gmail.com', 'substitution'],
  ['ada.torvik@gmail.com', 'ada.trovik@gmail.com', 'transposition'],
  ['ada.torvik@gmail.com', 'adatorvik@gmail.com', 'omission'],
  ['ada.torvik@gmail.com', 'ada.torvik1@gmail.com', 'addition'],
  ['ada.torvik@gmail.com', 'ada.torviik@gmail.com', 'doubling'],
  ['ada.torvik38@gmail.com', 'ADA.torvik39@gmail.com', 'substitution'],
  ['jorira1990@gmail.com', 'jorira1994@gmail.com', 'substitution'],
  ['selumi.yarberg@aol.com', 'selumieyarberg@aol.com', 'substitution'],
  ['ada@gmail.com', 'ada@gmial.com', 'domain'],
  ['ada@gmail.com', 'Ada@gmail.co', 'domain'],
  ['ada@yahoo.com', 'ada@yahoo.co.uk', 'domain'],
  ['ada@gmx.de', 'ada@gmx.net', 'domain'],
];

const NOT_FOUND: readonly [meant: string, typed: string][] = [
  ['+4915112345678', '+4915112345678'],
  ['+4915112345678', '+4915112345769'],
  ['+4915112345678', '+4915121345687'],
  ['+4915112345678', '+491511234'],
  ['+14155552671', '+494155552672'],
  ['+4915112345678', 'ada@gmail.com'],
  ['ada@gmail.com', 'ADA@gmail.com'],
  ['anna.torvik@gmail.com', 'hanna.tarvik@gmail.com'],
  ['jan.torvik@gmail.com', 'jap.torvik@gmail.com'],
  ['ab@gmail.com', 'as@gmail.com'],
  ['ada@gmail.com', 'bo@gmial.com'],
  ['ada@gmail.com', 'ada@hotmail.com'],
  ['ada@mail.first.org', 'ada@mail.other.org'],
];

describe('findSlip', () => {
  for (const [meant, typed, slip] of FOUND) {
    test(`${meant} → ${typed}: ${slip}`, () => assert.equal(slipOf(meant, typed), slip));
  }
  for (const [meant, typed] of NOT_FOUND) {
    test(`${meant} → ${typed}: none`, () => assert.equal(slipOf(meant, typed), null));
  }
});

const phone = fc.stringMatching(/^\+[1-9]\d{8,13}$/);
const local = fc.stringMatching(/^[a-z][a-z0-9.]{3,12}[a-z0-9]$/);

/** One slip at a place between 0 and 1 of the text, with a character of `keys`; null where it would change nothing. */
function slip(text: string, kind: string, where: number, key: string): string | null {
  const at = Math.floor(where * text.length);
  const [before, here, after] = [text.slice(0, at), text.charAt(at), text.slice(at + 1)];
  const slipped: Record<string, string> = {
    substitution: before + key + after,
    omission: before + after,
    addition: before + key + here + after,
    doubling: before + here + here + after,
    transposition: before + after.charAt(0) + here + after.slice(1),
  };
  const typed = slipped[kind];
  return typed === undefined || typed === text ? null : typed;
}

const KINDS = ['substitution', 'omission', 'addition', 'doubling', 'transposition'];
const anySlip = fc.record({ kind: fc.constantFrom(...KINDS), where: fc.double({ min: 0, max: 0.999, noNaN: true }) });
const MIRRORED: Readonly<Record<string, readonly string[]>> = {
  omission: ['addition', 'doubling'],
  addition: ['omission'],
  doubling: ['omission'],
};

function assertMirrored(one: string, other: string): void {
  const [there, back] = [slipOf(one, other), slipOf(other, one)];
  assert.ok(there !== null, `${one} → ${other}`);
  assert.ok((MIRRORED[there] ?? [there]).includes(back ?? ''), `${there}, and back ${back}`);
}

describe(`every single slip is found, in both directions (seed ${SEED})`, () => {
  test('in a phone number', () => {
    const property = fc.property(phone, anySlip, fc.constantFrom(...'0123456789'), (number, { kind, where }, key) => {
      const typed = slip(number.slice(1), kind, where, key);
      fc.pre(typed !== null && !typed.startsWith('0'));
      assertMirrored(number, `+${typed}`);
    });
    fc.assert(property, { seed: SEED, numRuns: 10_000 });
  });

  test('in the name of a mailbox', () => {
    const keys = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789.');
    const property = fc.property(local, anySlip, keys, (name, { kind, where }, key) => {
      const typed = slip(name, kind, where, key);
      const hit = name.charAt(Math.floor(where * name.length));
      const isFarLetter = /^[a-z]{2}$/.test(hit + key) && !areNeighbours(hit.charCodeAt(0), key.charCodeAt(0));
      fc.pre(typed !== null && !(kind === 'substitution' && isFarLetter));
      assertMirrored(`${name}@gmail.com`, `${typed}@gmail.com`);
    });
    fc.assert(property, { seed: SEED, numRuns: 10_000 });
  });

  test('in a mail domain, as one of the domain', () => {
    const property = fc.property(
      local,
      local,
      anySlip,
      fc.constantFrom(...'aeiou'),
      (name, host, { kind, where }, key) => {
        const typed = slip(host, kind, where, key);
        fc.pre(typed !== null && typed !== '');
        assert.equal(slipOf(`${name}@${host}.com`, `${name}@${typed}.com`), 'domain');
      },
    );
    fc.assert(property, { seed: SEED, numRuns: 5000 });
  });

  test('two numbers at random are no slip', () => {
    const found = { count: 0 };
    const two = fc.tuple(fc.stringMatching(/^\+4915\d{9}$/), fc.stringMatching(/^\+4917\d{9}$/));
    fc.assert(
      fc.property(two, ([one, other]) => {
        if (slipOf(one, other) !== null) found.count += 1;
      }),
      { seed: SEED, numRuns: 5000 },
    );
    assert.ok(found.count < 25, `${found.count} of 5000`);
  });
});

describe('areNeighbours', () => {
  const near = (pair: string): boolean => areNeighbours(pair.charCodeAt(0), pair.charCodeAt(1));
  test('is the same both ways, and knows German and French keyboards', () => {
    for (const pair of ['qw', 'qa', 'gv', 'gb', 'o0', 'p0', 'l1', '89', '.-', 'tz', 'ya', 'za', 'zs']) {
      assert.ok(near(pair) && near([...pair].reverse().join('')), pair);
    }
    for (const pair of ['qp', 'ae', 'np', 'gx', 'a\u0430']) {
      assert.ok(!near(pair) && !near([...pair].reverse().join('')), pair);
    }
  });
});
