// Promise: a problem leads to its field, whatever the field is called.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joinPath, keysOf, pathOf } from './field-path.ts';

test('names are joined by dots, positions stand in brackets, odd names in quotes', () => {
  assert.equal(pathOf([]), '');
  assert.equal(pathOf(['requester', 'ip']), 'requester.ip');
  assert.equal(pathOf(['events', 3, 'at']), 'events[3].at');
  assert.equal(pathOf([3, 'at']), '[3].at');
  assert.equal(pathOf(['metadata', 'two words']), 'metadata["two words"]');
  assert.equal(pathOf(['metadata', '3']), 'metadata["3"]');
  assert.equal(pathOf(['a"]\n']), '["a\\"]\\n"]');
});

test('one path goes into another', () => {
  assert.equal(joinPath('events[3]', 'at'), 'events[3].at');
  assert.equal(joinPath('events[3]', ''), 'events[3]');
  assert.equal(joinPath('', 'at'), 'at');
  assert.equal(joinPath('metadata', '["two words"]'), 'metadata["two words"]');
});

test('a pointer is read with the value it points into: a digit is a position only in a list', () => {
  assert.deepEqual(keysOf('/a/0/b', { a: [{ b: 1 }] }), ['a', 0, 'b']);
  assert.deepEqual(keysOf('/a/0', { a: { 0: 1 } }), ['a', '0']);
  assert.deepEqual(keysOf('/a~1b/~0c', { 'a/b': { '~c': 1 } }), ['a/b', '~c']);
  assert.deepEqual(keysOf('', {}), []);
});
