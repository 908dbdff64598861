// Promise: on a call every digit is said by itself, twice, after what the code allows and before the warning.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LOCALES, PURPOSES } from '../../model.ts';
import { ALL_TEXTS } from '../texts/all-texts.ts';
import { renderMessage } from './render-message.ts';
import { sampleInput } from './sample-input.ts';

for (const locale of LOCALES) {
  test(`${locale}: digits and letters one by one, twice, for every purpose`, () => {
    for (const purpose of PURPOSES) {
      const { text, html, subject, dropped } = renderMessage(
        sampleInput({ channel: 'voice', locale, purpose, device: 'iPhone' }),
      );
      const spoken = [...'123456'].join(ALL_TEXTS[locale].comma);
      const first = text.indexOf(spoken);
      assert.equal(text.split(spoken).length, 3, text);
      assert.equal(text.split([...'BCDFGHJKLM'].join(ALL_TEXTS[locale].comma)).length, 3, text);
      assert.ok(text.indexOf('Lumen') < first && text.indexOf(ALL_TEXTS[locale].phone.acts[purpose]) < first);
      assert.ok(text.includes('lumen.example/why') && !text.includes('123456'));
      assert.deepEqual([html, subject, dropped], [null, null, ['device']]);
    }
  });
}
