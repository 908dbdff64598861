// Promise: a message we sent is `ours` in every form it comes in; nothing that was changed, or made to look like one, is.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { MessageInput } from '../../deliver/render/message-input.ts';
import { renderMessage } from '../../deliver/render/render-message.ts';
import { sampleInput } from '../../deliver/render/sample-input.ts';
import { CHANNELS, LOCALES, PURPOSES } from '../../model.ts';
import { type CheckedInput, checkMessage } from './check-message.ts';
import { ourTemplates } from './our-templates.ts';

const SERVICE = {
  brand: 'Lumen',
  domain: 'lumen.example',
  supportUrl: 'https://lumen.example/help',
  senderNames: ['Lumen', 'no-reply@lumen.example'],
};
const TEMPLATES = ourTemplates(SERVICE, renderMessage);
const check = (text: string, more: Partial<CheckedInput> = {}) =>
  checkMessage({ text, from: null, headers: null, referenceKnown: null, ...more }, SERVICE, TEMPLATES);
const codesOf = (text: string, more: Partial<CheckedInput> = {}) => check(text, more).reasons.map(({ code }) => code);
const sms = (changes: Partial<MessageInput> = {}) => renderMessage(sampleInput(changes)).text;

/** Devices, places, zones, lifetimes and codes that the templates were not made from. */
const CASES = CHANNELS.flatMap((channel) =>
  LOCALES.flatMap((locale) =>
    PURPOSES.flatMap((purpose, at) =>
      [
        { device: null, place: null, timeZone: null, lifetimeSeconds: 300 },
        { device: 'Chrome on Windows 11', place: 'near Berlin', timeZone: 'America/New_York', lifetimeSeconds: 600 },
        { device: null, place: 'Málaga, Spain', timeZone: 'Europe/Madrid', lifetimeSeconds: 43_200 },
        {
          device: 'A device with quite a long name, really',
          place: null,
          timeZone: 'Asia/Riyadh',
          lifetimeSeconds: 60,
        },
      ].map((asker) => {
        const code = ['9081', '90817263', 'XWVTRQ', '908172635401', '7777777'][at % 5] ?? '';
        const told = { channel, locale, purpose, code, reference: 'ZXWVTSRQPN', at: 1_800_000_000_000, ...asker };
        return renderMessage(sampleInput(told));
      }),
    ),
  ),
);

describe('our own messages', () => {
  test('are ours, in every language, on every channel, as text, as HTML and with their subject', () => {
    for (const { text, html, subject } of CASES) {
      const forms = [
        text,

        `\n\n${text.replaceAll('\n', '\r\n')}  `,
        html,
        subject && `${subject}\n\n${text}`,
      ];
      for (const form of forms) {
        if (form === null || form === '') continue;
        const told = check(form);
        assert.equal(told.verdict, 'ours', `${told.reasons.map(({ code }) => code).join()}\n${form}`);
        assert.ok(told.links.every(({ verdict }) => verdict === 'ours'));
      }
    }
  });

  test('say that words can be copied, unless the reference is known', () => {
    assert.deepEqual(codesOf(sms()), ['links_ours', 'our_wording', 'can_be_copied']);
    assert.deepEqual(codesOf(sms(), { referenceKnown: true }), ['links_ours', 'our_wording', 'reference_known']);
  });

  test('are ours without the last line, which some phones hide', () => {
    assert.equal(check(sms().replace(/\n@.*$/, '')).verdict, 'ours');
  });

  test('tell their link once and their last line not at all', () => {
    assert.deepEqual(
      check(sms()).links.map(({ url, host }) => ({ url, host })),
      [{ url: 'lumen.example/why', host: 'lumen.example' }],
    );
  });

  test('from a service whose help page is elsewhere', () => {
    const service = { ...SERVICE, supportUrl: 'https://lumen.helpdesk.test/en' };
    const text = renderMessage(sampleInput({ ...service, channel: 'email' })).text;
    const input = { text, from: null, headers: null, referenceKnown: null };
    assert.equal(checkMessage(input, service, ourTemplates(service, renderMessage)).verdict, 'ours');
    assert.equal(check(text).verdict, 'altered');
  });
});

describe('our wording, changed', () => {
  const changes: Readonly<Record<string, string>> = {
    'its link leads to an imitation': sms().replace('lumen.example/why', 'lumen-help.test/why'),
    'its link leads elsewhere': sms().replace('lumen.example/why', 'weather.test/why'),
    'its link hides where it leads': sms().replace('lumen.example/why', 'bit.ly/3abcd'),
    'another page of ours in place of the one we name': sms().replace('lumen.example/why', 'lumen.example/go?to=x'),
    'its last line is bound to another site': sms().replace('@lumen.example', '@weather.test'),
    'a link is added': `${sms()}\nhttps://weather.test`,
    'the warning is gone': sms().replace('Never share it: none of us asks for it.', ''),
    'the warning is turned round': sms().replace(
      'Never share it: none of us asks for it',
      'Share it with our agent who asks for it',
    ),
    'a letter is from another alphabet': sms().replace('Lumen', 'Lumеn'),
    'a demand is added': `Reply with this code to cancel. ${sms()}`,
    'a number to call stands where the device stood': sms().replace('in.', 'in (call 0800 123456).'),
    'a demand stands where the device stood': sms().replace('in.', 'in (our agent, act now).'),
  };

  for (const [what, text] of Object.entries(changes)) {
    test(what, () => assert.equal(check(text).verdict, 'altered', codesOf(text).join()));
  }

  test('in every language', () => {
    for (const locale of LOCALES) {
      for (const channel of ['sms', 'email'] as const) {
        const text = sms({ locale, channel }).replace('lumen.example/why', 'lumen.evil.test/why');
        assert.equal(check(text).verdict, 'altered');
        assert.equal(codesOf(text)[0], 'link_imitates_us');
      }
    }
  });

  test('by who sent it or where answers go', () => {
    assert.equal(check(sms(), { from: 'Lurnen' }).verdict, 'altered');
    assert.equal(check(sms(), { from: 'Lumen <a@weather.test>' }).verdict, 'altered');
    assert.equal(check(sms(), { headers: { From: 'a@lumen.evil.test' } }).verdict, 'altered');
    assert.equal(check(sms(), { headers: { 'Reply-To': 'a@weather.test' } }).verdict, 'altered');
  });
});

describe('what we cannot tell', () => {
  const unknown: Readonly<Record<string, readonly [string, Partial<CheckedInput>]>> = {
    nothing: ['  \n', {}],
    'a code alone': ['123456', {}],
    'a reference alone, even a known one': ['Ref BCDFGHJKLM', { referenceKnown: true }],
    'a message about something else': ['Hi mum, dinner at 8?', {}],
    'the first line of a message': ['123456 is your Lumen code to sign in.', {}],
    'our wording with a reference we do not know': [sms(), { referenceKnown: false }],
    'our wording from a number we do not know': [sms(), { from: '+1 555 0100' }],
    'our wording that failed the checks of the mail server': [
      sms(),
      { headers: { 'authentication-results': 'dmarc=fail' } },
    ],
  };
  for (const [what, [text, more]] of Object.entries(unknown)) {
    test(what, () => assert.equal(check(text, more).verdict, 'unknown', codesOf(text, more).join()));
  }
});

describe('what is not ours', () => {
  const others = [
    'Your Lumen code is 482913. If this was not you, secure your account at https://lumen-login.test/verify now.',
    '482913 is your Lumen code. Visit https://lumen.evil.test',
    "G-482913 is your Beacon verification code. Don't share it with anyone.",
    'Sorry, I sent you a code by mistake, can you forward it to me?',
    'Lumen: urgent! Your account will be closed. Call our security team.',
    'Hola, te envié un código por error, ¿me lo puedes mandar?',
    'مرحبا، أرسلت لك الرمز بالخطأ، أرسله لي من فضلك',
    'Your parcel is waiting: http://192.168.7.1/pay',
  ];
  for (const text of others) {
    test(text, () => assert.equal(check(text).verdict, 'not_ours', codesOf(text).join()));
  }

  test('not even with a reference of ours, which is then borrowed', () => {
    const text = 'Hello, please look at your account again. Ref BCDFGHJKLM';
    assert.equal(check(text, { referenceKnown: true }).verdict, 'not_ours');
    assert.ok(codesOf(text, { referenceKnown: true }).includes('reference_borrowed'));
  });
});

describe('links', () => {
  test('a hundred are told, in order, each once; a message with more is not ours', () => {
    const links = Array.from({ length: 100 }, (_, at) => `https://a${at}.test/`);
    assert.deepEqual(
      check(`${links.join(' ')} ${links.join(' ')}`).links.map(({ url }) => url),
      links,
    );
    assert.ok(codesOf([...links, 'https://b.test'].join(' ')).includes('too_many_links'));
  });
});
