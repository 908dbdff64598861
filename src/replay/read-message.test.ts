// Promise: the code and the reference are read out of a message where a person reads them, whatever it was sent by.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderMessage } from '../engine/deliver/render/render-message.ts';
import { sampleInput } from '../engine/deliver/render/sample-input.ts';
import type { Channel } from '../engine/model.ts';
import { findCode, findReference } from './read-message.ts';

for (const channel of ['sms', 'email', 'voice', 'whatsapp'] satisfies Channel[]) {
  for (const code of ['4711', '482913', '9083172645', 'BCDFGHJK']) {
    test(`${code} by ${channel}`, () => {
      const { text } = renderMessage(sampleInput({ channel, code, reference: 'GHJKLMNPQR' }));
      assert.equal(findCode(text, code.length), code);
      assert.equal(findReference(text), 'GHJKLMNPQR');
    });
  }
}

test('a text without a code of this length has none', () => {
  assert.equal(findCode('Your account was seen. 1234567 is no code of six.', 6), null);
  assert.equal(findReference('Ref BCDF'), null);
});
