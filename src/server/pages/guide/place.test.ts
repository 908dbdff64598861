// Promise: the address shows where somebody is in the guide and never what they answered; a made-up one leads to the doors.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeFragment, readPlace } from './place.ts';

test('a place comes back as it was written', () => {
  for (const at of [null, 1, 12, 'answer'] as const) {
    const place = { door: 'unasked', at } as const;
    assert.deepEqual(readPlace(placeFragment(place)), place);
  }
});

test('what is no place leads to the doors, and what is no number just behind one', () => {
  for (const fragment of ['', '#', '#reasons', '#constructor', '#unasked-', '#<script>'])
    assert.equal(readPlace(fragment), null, fragment);
  for (const fragment of ['#unasked/0', '#unasked/-1', '#unasked/999', '#unasked/x'])
    assert.deepEqual(readPlace(fragment), { door: 'unasked', at: null }, fragment);
});
