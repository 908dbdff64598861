// Threat: somebody reads, makes up, changes or keeps for later the cookie that opens an explanation.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findCookie, openCookie, sealCookie, type WhyCookie } from './sealed-cookie.ts';

const SECRET = new Uint8Array(32).fill(9);
const COOKIE: WhyCookie = {
  explanation: 'exp_1',
  service: 'lumen',
  referenceGiven: true,
  did: { action: 'stop_codes', effects: ['codes_stopped'] },
  expiresAt: 1000,
};

test('comes back as it was sealed, until it expires', () => {
  const sealed = sealCookie(SECRET, COOKIE);
  assert.deepEqual(openCookie(SECRET, sealed, 999), COOKIE);
  assert.equal(openCookie(SECRET, sealed, 1000), undefined);
});

test('shows nothing of what it holds, and never looks the same twice', () => {
  const [one, other] = [sealCookie(SECRET, COOKIE), sealCookie(SECRET, COOKIE)];
  assert.notEqual(one, other);
  assert.doesNotMatch(Buffer.from(one, 'base64url').toString('latin1'), /exp_1|lumen|stop/);
});

test('is refused when any one byte was changed, when it is cut, and under another secret', () => {
  const bytes = Buffer.from(sealCookie(SECRET, COOKIE), 'base64url');
  for (let n = 0; n < bytes.length; n++) {
    const changed = Buffer.from(bytes);
    changed[n]! ^= 1;
    assert.equal(openCookie(SECRET, changed.toString('base64url'), 0), undefined, `byte ${n}`);
    assert.equal(openCookie(SECRET, bytes.subarray(0, n).toString('base64url'), 0), undefined, `cut at ${n}`);
  }
  assert.equal(openCookie(new Uint8Array(32).fill(8), bytes.toString('base64url'), 0), undefined);
  for (const text of ['', '=', 'null', '{"explanation":"exp_1"}', 'x'.repeat(5000)])
    assert.equal(openCookie(SECRET, text, 0), undefined);
});

test('is found by its whole name among others', () => {
  assert.equal(findCookie('a=1; why=2; xwhy=3', 'why'), '2');
  assert.equal(findCookie('xwhy=3', 'why'), undefined);
  assert.equal(findCookie(undefined, 'why'), undefined);
});
