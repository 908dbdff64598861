// Promise: the templates are what the renderer writes, and no code, reference, device, place or time is left in them.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { renderMessage } from '../../deliver/render/render-message.ts';
import { makeTemplates, ourTemplates, type WantedMessage } from './our-templates.ts';

const SERVICE = { brand: 'Lumen', domain: 'lumen.example', supportUrl: 'https://lumen.example/help' };

describe('our templates', () => {
  const wanted: WantedMessage[] = [];
  const templates = ourTemplates(SERVICE, (message) => {
    wanted.push(message);
    return renderMessage(message);
  });

  test('are made from every language, purpose and channel', () => {
    const kinds = new Set(wanted.map(({ locale, purpose, channel }) => `${locale} ${purpose} ${channel}`));
    assert.equal(kinds.size, 3 * 8 * 4);
    assert.equal(new Set(templates).size, templates.length);
  });

  test('hold no code, no reference and nothing of a time', () => {
    for (const template of templates) {
      assert.doesNotMatch(template, /\d{2}|bcdfghjklm|qadevice|qaplace|november|berlin|noviembre|نوفمبر|utc/, template);
      assert.match(template, /#/);
      assert.match(template, /https:\/\/lumen\.example\/why/);
    }
  });

  test('are the same every time', () => {
    assert.deepEqual(ourTemplates(SERVICE, renderMessage), templates);
  });

  test('are made a little at a time for whoever has others to answer', async () => {
    let turns = 0;
    let isMade = false;
    const count = () => {
      turns += 1;
      if (!isMade) setImmediate(count);
    };
    setImmediate(count);
    assert.deepEqual(await makeTemplates(SERVICE, renderMessage), templates);
    isMade = true;
    assert.ok(turns >= 3 * 8 * 4);
  });
});
