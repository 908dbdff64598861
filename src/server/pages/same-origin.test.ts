// Threat: another site makes a browser press our buttons.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSameOrigin } from './same-origin.ts';

const HOST = 'lumen.example';
const press = (secFetchSite?: string, origin?: string, host = HOST) => isSameOrigin({ secFetchSite, origin, host });

test('our own pages may press', () => {
  assert.equal(press('same-origin', 'https://lumen.example'), true);
  assert.equal(press('same-origin', 'null'), true);
  assert.equal(press('none', undefined), true);
  assert.equal(press(undefined, 'https://lumen.example:443'), true);
  assert.equal(press(undefined, 'http://127.0.0.1:3000', '127.0.0.1:3000'), true);
  assert.equal(press(undefined, undefined), true);
});

test('others may not, whichever of the two headers says so', () => {
  assert.equal(press('cross-site', undefined), false);
  assert.equal(press('same-site', 'null'), false);
  assert.equal(press('cross-site', 'https://lumen.example'), false);
  assert.equal(press('same-origin', 'https://evil.test'), false);
  assert.equal(press(undefined, 'https://lumen.example.evil.test'), false);
  assert.equal(press(undefined, 'https://lumen.example:8443'), false);
  assert.equal(press(undefined, 'file://'), false);
  assert.equal(press('', undefined), false);
});
