// Promise: ticks last as long as the browser keeps them, and a browser that keeps nothing, or holds rubbish, breaks nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTicks } from './ticks.ts';

function storageOf(map: Map<string, string>, writable = true): Storage {
  const refuse = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  return {
    getItem: (key: string) => map.get(key) ?? null,
    setItem: writable ? (key: string, value: string) => void map.set(key, value) : refuse,
    removeItem: (key: string) => void map.delete(key),
  } as unknown as Storage;
}

test('ticks are kept as codes, and forgotten whole', () => {
  const map = new Map<string, string>();
  openTicks(storageOf(map)).set('hang_up', true);
  assert.equal(openTicks(storageOf(map)).has('hang_up'), true);
  assert.deepEqual([...map.values()], ['["hang_up"]']);
  openTicks(storageOf(map)).forget();
  assert.equal(map.size, 0);
});

test('without storage, with a full one, and over rubbish, ticks last as long as the page', () => {
  const rubbish = (kept: string) => storageOf(new Map([['countersign.guide.ticks', kept]]));
  for (const storage of [
    null,
    storageOf(new Map(), false),
    rubbish('{'),
    rubbish('null'),
    rubbish('{"a":1}'),
    rubbish('[1]'),
  ]) {
    const ticks = openTicks(storage);
    assert.equal(ticks.has('wait'), false);
    ticks.set('wait', true);
    assert.equal(ticks.has('wait'), true);
    ticks.set('wait', false);
    assert.equal(ticks.has('wait'), false);
  }
});
