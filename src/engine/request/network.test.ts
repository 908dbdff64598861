// Promise: addresses of one household are one network, however they are written, and what is no IP address is none. Threat: somebody
// with a whole IPv6 /64, or two spellings of one address, is counted as many.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { neighbourhoodOf, networkOf } from './network.ts';

const both = (ip: string) => [networkOf(ip), neighbourhoodOf(ip)];

describe('IPv4', () => {
  test('is itself, and its /24', () => {
    assert.deepEqual(both('203.0.113.77'), ['203.0.113.77/32', '203.0.113/24']);
    assert.deepEqual(both(' 0.0.0.0 '), ['0.0.0.0/32', '0.0.0/24']);
  });

  test('is the same inside IPv6, in every way of writing that', () => {
    for (const ip of [
      '::ffff:203.0.113.77',
      '::FFFF:203.0.113.77',
      '::ffff:cb00:714d',
      '0:0:0:0:0:ffff:203.0.113.77',
      '0:0:0:0:0:ffff:cb00:714d',
    ]) {
      assert.deepEqual(both(ip), both('203.0.113.77'), ip);
    }
  });

  test('is nothing else', () => {
    for (const ip of [
      '256.1.1.1',
      '1.2.3',
      '1.2.3.4.5',
      '01.2.3.4',
      '1.2.3.4/24',
      '1.2.3.-4',
      '1.2.3.4e0',
      '٢٠٣.0.113.77',
      '',
      ' ',
      'localhost',
      '1',
    ]) {
      assert.deepEqual(both(ip), [undefined, undefined], JSON.stringify(ip));
    }
  });
});

describe('IPv6', () => {
  test('is its /64, and its /48, in one spelling', () => {
    for (const ip of [
      '2001:db8:0:7::1',
      '2001:DB8::7:0:0:0:1',
      '2001:0db8:0000:0007:ffff::',
      '2001:db8:0:7:1:2:3:4',
      '2001:db8:0:7::203.0.113.1',
    ]) {
      assert.deepEqual(both(ip), ['2001:db8:0:7/64', '2001:db8:0/48'], ip);
    }
    assert.equal(networkOf('fe80::1%eth0'), 'fe80:0:0:0/64');
    assert.equal(networkOf('::1'), '0:0:0:0/64');
    assert.equal(networkOf('::'), '0:0:0:0/64');
  });

  test('of 2^64 addresses of one /64 every one is the same network', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 4, maxLength: 4 }), (host) => {
        assert.equal(networkOf(`2001:db8:1:2:${host.map((g) => g.toString(16)).join(':')}`), '2001:db8:1:2/64');
      }),
    );
  });

  test('is nothing else', () => {
    for (const ip of [
      '1::2::3',
      ':::',
      '12345::',
      '1:2:3:4:5:6:7:8:9',
      '1:2:3:4:5:6:7',
      '::g',
      '1:2:3:4:5:6:7:8::',
      '::1.2.3',
      '::1.2.3.256',
      '1.2.3.4::',
      ':1',
      '[::1]',
    ]) {
      assert.deepEqual(both(ip), [undefined, undefined], ip);
    }
  });
});

test('no text, however hostile, breaks it', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.stringMatching(/^[0-9a-fA-F:.%]{0,50}$/)),
      (text) => {
        const [network, neighbourhood] = both(text);
        assert.equal(network === undefined, neighbourhood === undefined);
        if (network !== undefined) assert.match(network, /^(\d+(\.\d+){3}\/32|[0-9a-f]+(:[0-9a-f]+){3}\/64)$/);
      },
    ),
    { numRuns: 2000 },
  );
});
