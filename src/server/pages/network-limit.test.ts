// Promise: one network cannot ask without end, others are not held up by it, and counting takes bounded memory.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createNetworkLimit } from './network-limit.ts';

const OPTIONS = { most: 3, windowSeconds: 600, networks: 100 };

test('the first few pass, then nothing until the window ends', () => {
  const limit = createNetworkLimit(OPTIONS);
  for (let n = 0; n < 3; n++) assert.equal(limit.take('192.0.2.1', n), null);
  assert.equal(limit.take('192.0.2.1', 10), 600_000);
  assert.equal(limit.take('192.0.2.2', 10), null);
  assert.equal(limit.take('192.0.2.1', 600_000), null);
});

test('addresses of one IPv6 /64 count as one network, and an IPv4 address inside IPv6 as itself', () => {
  const limit = createNetworkLimit({ ...OPTIONS, most: 1 });
  assert.equal(limit.take('2001:db8::1', 0), null);
  assert.notEqual(limit.take('2001:db8:0:0:ffff::2', 0), null);
  assert.equal(limit.take('2001:db8:0:1::1', 0), null);
  assert.equal(limit.take('::ffff:192.0.2.1', 0), null);
  assert.notEqual(limit.take('192.0.2.1', 0), null);
});

test('only so many networks are remembered, the newest ones', () => {
  const limit = createNetworkLimit({ ...OPTIONS, most: 1 });
  for (let n = 0; n < 200; n++) limit.take(`10.0.${n >> 8}.${n & 255}`, n);
  assert.equal(limit.take('10.0.0.0', 300), null, 'forgotten');
  assert.notEqual(limit.take('10.0.0.199', 300), null, 'remembered');
});
