// Threat: using the check to guess. Whatever digits and references a text holds, the answer is the same to the last bit.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { renderMessage } from '../../deliver/render/render-message.ts';
import { sampleInput } from '../../deliver/render/sample-input.ts';
import { CHANNELS, LOCALES, PURPOSES } from '../../model.ts';
import { ALPHABETS } from '../../policy.ts';
import { checkMessage } from './check-message.ts';
import { ourTemplates } from './our-templates.ts';

const SERVICE = { brand: 'Lumen', domain: 'lumen.example', supportUrl: 'https://lumen.example/help', senderNames: [] };
const TEMPLATES = ourTemplates(SERVICE, renderMessage);
const SEED = 20_270_401;

const check = (text: string) =>
  checkMessage({ text, from: null, headers: null, referenceKnown: null }, SERVICE, TEMPLATES);
const some = (alphabet: string, least: number, most: number) =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength: least, maxLength: most });
const code = fc.oneof(some(ALPHABETS.digits, 4, 12), some(ALPHABETS.letters, 4, 12));
const reference = some(ALPHABETS.letters, 10, 10);
const ourMessage = fc.record({
  channel: fc.constantFrom(...CHANNELS),
  locale: fc.constantFrom(...LOCALES),
  purpose: fc.constantFrom(...PURPOSES),
  place: fc.constantFrom(null, 'near Berlin'),
});
const piece = fc.oneof(
  fc.constantFrom('<code>', 'Ref <reference>', '#<code>', 'your', 'Lumen', 'code', 'is', 'never', 'send', 'it', '\n'),
  fc.constantFrom('https://lumen.example/why', 'https://lumen.evil.test/', 'right now', '¿Por qué?', 'رمزك', 'B', 'LM'),
);

describe(`the answer does not depend on what is masked (seed ${SEED})`, () => {
  test('in messages of ours, whole or with a link exchanged', () => {
    fc.assert(
      fc.property(
        ourMessage,
        code,
        code,
        reference,
        reference,
        fc.boolean(),
        (message, one, two, ref, another, isSwapped) => {
          const { text } = renderMessage(sampleInput({ ...message, code: 'QQQQQQQQ', reference: 'BCDFGHJKLM' }));
          const template = isSwapped ? text.replace('lumen.example/why', 'lumen.evil.test/why') : text;
          const filled = (c: string, r: string) => template.replaceAll('QQQQQQQQ', c).replaceAll('BCDFGHJKLM', r);
          assert.deepEqual(check(filled(one, ref)), check(filled(two, another)));
        },
      ),
      { seed: SEED, numRuns: 300 },
    );
  });

  test('in texts of any other kind', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 30 }),
        code,
        code,
        reference,
        reference,
        (pieces, one, two, ref, another) => {
          const filled = (c: string, r: string) =>
            pieces.join(' ').replaceAll('<code>', c).replaceAll('<reference>', r);
          assert.deepEqual(check(filled(one, ref)), check(filled(two, another)));
        },
      ),
      { seed: SEED, numRuns: 500 },
    );
  });

  test('and nothing of the text but its links comes back', () => {
    const told = JSON.stringify(check('908172 is your Lumen code. Ref ZXWVTSRQPN https://weather.test/'));
    assert.doesNotMatch(told, /908172|ZXWVTSRQPN/);
  });
});
