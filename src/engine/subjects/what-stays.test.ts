// Promise: of whom nobody has seen for long nothing stays but what decides whom a code may go to.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asked } from './asked.fixture.test.ts';
import type { AddressBody } from './bodies.ts';
import { whatStays } from './what-stays.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const at = NOW - 400 * 86_400_000;
const passing: AddressBody = {
  requests: [asked({ at, d: 'd', n: 'n' })],
  reports: [{ at, s: 'delivered' }],
  devices: [{ k: 'd', at }],
  approvedAt: at,
  quietUntil: NOW - 1,
};

for (const [what, stays] of Object.entries({
  'who proved it': { proofs: [{ a: 'mark', at }] },
  'who disowned it': { disowned: [{ a: 'mark', at }] },
  'that it changed hands': { recycled: at },
  'that its card was swapped': { simSwapped: at },
  'that its holder still wants quiet': { quietUntil: NOW + 1 },
} satisfies Record<string, AddressBody>))
  test(`of an address stays ${what}`, () =>
    assert.deepEqual(whatStays('address', { ...passing, ...stays }, NOW), stays));

test('of an address that nobody proved or disowned nothing stays', () => {
  assert.equal(whatStays('address', { ...passing, proofs: [], disowned: [] }, NOW), null);
  assert.equal(whatStays('address', {}, NOW), null);
});

test('of accounts, devices and sessions nothing stays', () => {
  for (const kind of ['account', 'device', 'session'] as const)
    assert.equal(whatStays(kind, { proofs: [{ a: null, at }], seen: at }, NOW), null);
});
