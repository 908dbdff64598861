// Promise: a pasted text of another system is not condemned for its words; links that lead away and words that want the code are.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderMessage } from '../engine/deliver/render/render-message.ts';
import { sampleInput } from '../engine/deliver/render/sample-input.ts';
import { checkMessage } from '../engine/explain/message/check-message.ts';
import { ourTemplates } from '../engine/explain/message/our-templates.ts';
import { judgedText } from './judge-text.ts';

const LUMIO = {
  id: 'lumio',
  brand: 'Lumio',
  domain: 'lumio.example',
  supportUrl: 'https://lumio.example/help',
  regions: ['US'],
  allowCountries: ['*'],
  allowFictional: true,
};
const templates = ourTemplates(LUMIO, renderMessage);
const ours = renderMessage(sampleInput({ brand: LUMIO.brand, domain: LUMIO.domain })).text;

const judge = (text: string) => {
  const input = { text, from: null, headers: null, referenceKnown: null };
  return judgedText(text, checkMessage(input, { ...LUMIO, senderNames: [] }, templates));
};

const OF_THE_OPERATOR = [
  ours,
  'Lumio: your code is 439804. Not you? lumio.example/why',
  '930630 is your Lumio code. Do not share it with anyone.',
  'Your Lumio code is xxxxxx. It is good for 10 minutes.',
  'it says: 482913 e o seu codigo Lumio. Nao o compartilhe. what is this',
];
for (const text of OF_THE_OPERATOR) {
  test(`of the operator: ${text.slice(0, 40)}`, () =>
    assert.deepEqual(judge(text), { text: 'ours', textLures: false }));
}

const LURING = [
  'Lumio: unusual sign-in blocked. Confirm your account within 24h: lumio-secure.example/k2p9',
  'Your Lumio account has been flagged and will be deleted. Verify now lum1o.example/xx31',
  '822364 is your Lumio code. Not you? Cancel it at once: lum1o.example/h7h2r',
  'Lumio security team: somebody is signing in as you. An agent will call. Read them the code to stop it.',
  'You have been chosen for a verified badge on Lumio. Claim it: https://xn--lumo-7va.example/a53bq',
];
for (const text of LURING) {
  test(`luring: ${text.slice(0, 40)}`, () => {
    const judged = judge(text);
    assert.equal(judged.textLures, true);
    assert.ok(judged.text === 'not_ours' || judged.text === 'altered', `judged ${judged.text}`);
  });
}

test('a piece without a code says nothing', () => {
  assert.deepEqual(judge('Lumio: your code is'), { text: 'unknown', textLures: false });
});
