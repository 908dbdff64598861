// Threat: in a right-to-left sentence a name or number is shown in another order than it was written.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leftToRightIsland, nameIsland } from './island.ts';

test('where needed, only runs that the algorithm would break up are isolated', () => {
  for (const steady of ['Lumen', 'Lumen Bank', '1822direct', 'lumen.example/why Ref BCDFGHJKLM', 'Área51', 'لومن']) {
    assert.equal(nameIsland(steady, 'needed'), steady);
  }
  for (const turned of ['3 Mobile', '1-800.example', 'Lumen!', 'C++', 'لومن 24', 'لومن Bank', '🙂']) {
    assert.equal(nameIsland(turned, 'needed'), `\u2068${turned}\u2069`);
  }
});

test('always and never mean it', () => {
  assert.equal(nameIsland('Lumen', 'always'), '\u2068Lumen\u2069');
  assert.equal(leftToRightIsland('lumen.example', 'always'), '\u2066lumen.example\u2069');
  assert.equal(leftToRightIsland('3 Mobile', 'never'), '3 Mobile');
});
