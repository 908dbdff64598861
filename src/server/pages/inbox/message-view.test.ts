// Promise: the code to copy is the code of the message, in every language and on every channel, and never a year or a phone number.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderMessage } from '../../../engine/deliver/render/render-message.ts';
import { sampleInput } from '../../../engine/deliver/render/sample-input.ts';
import { CHANNELS, LOCALES, PURPOSES } from '../../../engine/model.ts';
import { codeIn } from './message-view.ts';

test('the code is found in every message we send', () => {
  for (const locale of LOCALES)
    for (const channel of CHANNELS)
      for (const purpose of PURPOSES) {
        const input = sampleInput({ locale, channel, purpose, code: '00482913' });
        assert.equal(codeIn(renderMessage(input).text), '00482913', `${locale} ${channel} ${purpose}`);
      }
});

test('a text without one has none', () => {
  assert.equal(codeIn('Call +12025550106 or 911.'), null);
});
