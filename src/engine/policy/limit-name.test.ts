// Promise: a limit's name says what it counts, and what is no name is not read as one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseLimitName } from './limit-name.ts';
import { DEFAULT_LIMITS } from './limits.ts';

test('stage, channel, dimension and window', () => {
  const read = (name: string) => {
    const { stage, channel, per, windowSeconds } = parseLimitName(name)!;
    return [stage, channel, per, windowSeconds];
  };
  assert.deepEqual(read('issue.any.per_address'), ['issue', 'any', 'address', null]);
  assert.deepEqual(read('issue.sms.per_prefix_day'), ['issue', 'sms', 'prefix', 86_400]);
  assert.deepEqual(read('check.voice.per_total_10_minutes'), ['check', 'voice', 'total', 600]);
  assert.deepEqual(read('check.whatsapp.per_asn_month'), ['check', 'whatsapp', 'asn', 2_592_000]);
});

for (const name of [
  '',
  'per_address',
  'issue.per_address',
  'send.any.per_address',
  'issue.fax.per_address',
  'issue.any.per_planet',
  'issue.any.per_address_',
  'issue.any.per_address_daily',
  'issue.any.per_address_10_minute',
  'issue.any.per_address_0_minutes',
  'issue.any.per_address_1_minutes',
  'issue.any.per_address.day',
  'Issue.any.per_address',
  ' issue.any.per_address',
  'issue.any.per_constructor',
])
  test(`no name: ${JSON.stringify(name)}`, () => assert.equal(parseLimitName(name), undefined));

test('every default limit has a name of this grammar', () => {
  for (const { name } of DEFAULT_LIMITS) assert.ok(parseLimitName(name), name);
});
