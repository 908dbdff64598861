// Promise: neighbouring numbers have one prefix, whatever their country's lengths, and islands of +1 are no part of the mainland.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { destinationOf, digitOf, prefixOf } from './number-range.ts';

test('ten thousand numbers in a row share a prefix, the next ten thousand another', () => {
  assert.equal(prefixOf('+12025550100'), '+1202555');
  assert.equal(prefixOf('+12025559999'), prefixOf('+12025550000'));
  assert.notEqual(prefixOf('+12025560000'), prefixOf('+12025559999'));
  assert.deepEqual(['+12025550100', '+12025559100'].map(digitOf), ['0', '9']);
  assert.equal(prefixOf('+3545551234'), '+354555');
  assert.equal(prefixOf('+4915112345678'), '+491511234');
});

test('where the bill comes from', () => {
  const places = ['+12025550100', '+14165550100', '+18765550100', '+17875550100', '+442071234567', '+3545551234'];
  assert.deepEqual(places.map(destinationOf), ['+1', '+1', '+1876', '+1787', '+44', '+354']);
  assert.deepEqual(['+79161234567', '+77011234567', '+76001234567'].map(destinationOf), ['+7', '+77', '+76']);
});
