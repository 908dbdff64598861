// Promise: a time is a moment that exists, in UTC; an IP address is one that a network could carry. Nothing else gets past.
import assert from 'node:assert/strict';
import { isIP } from 'node:net';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { isIp, isUtcTime } from './formats.ts';

const SEED = 20261102;

describe('a time', () => {
  test('is taken with milliseconds or without', () => {
    for (const time of [
      '2026-11-02T08:00:01.200Z',
      '2026-11-02T08:00:01Z',
      '2024-02-29T23:59:59.9Z',
      '2000-02-29T00:00:00Z',
    ]) {
      assert.equal(isUtcTime(time), true, time);
    }
  });

  test('is refused where it is no moment, or not in UTC', () => {
    const not = [
      '',
      '2026-11-02',
      '2026-11-02T08:00Z',
      '2026-02-29T00:00:00Z',
      '1900-02-29T00:00:00Z',
      '2026-13-01T00:00:00Z',
    ];
    const nor = [
      '2026-00-01T00:00:00Z',
      '2026-01-00T00:00:00Z',
      '2026-01-01T24:00:00Z',
      '2026-01-01T00:60:00Z',
      '2026-01-01T00:00:60Z',
    ];
    const other = [
      '2026-01-01T00:00:00+01:00',
      '2026-01-01T00:00:00',
      '2026-01-01T00:00:00z',
      '2026-01-01T00:00:00.1234Z',
      ' 2026-01-01T00:00:00Z',
    ];
    for (const time of [...not, ...nor, ...other]) assert.equal(isUtcTime(time), false, time);
  });

  test(`of every moment that JavaScript writes is taken (seed ${SEED})`, () => {
    const moment = fc.date({
      noInvalidDate: true,
      min: new Date('0000-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59Z'),
    });
    fc.assert(
      fc.property(moment, (date) => isUtcTime(date.toISOString())),
      { seed: SEED },
    );
  });
});

describe('an IP address', () => {
  test(`is what Node takes for one, zones left out (seed ${SEED})`, () => {
    const near = fc.array(fc.constantFrom('0', '1', '255', '256', '01', 'fe80', 'FFFF', '::', ':', '.', 'g', '%'), {
      maxLength: 18,
    });
    const text = fc.oneof(
      fc.ipV4(),
      fc.ipV6(),
      near.map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (ip) => isIp(ip) === (isIP(ip) !== 0 && !ip.includes('%'))),
      { seed: SEED, numRuns: 5000 },
    );
  });

  test('of either kind is taken, an IPv4 one inside IPv6 too', () => {
    for (const ip of ['203.0.113.7', '2001:db8::1', '::', '::ffff:192.0.2.1', '1:2:3:4:5:6:7:8'])
      assert.equal(isIp(ip), true, ip);
  });
});
