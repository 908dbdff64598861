// Threat: a message that wants the code, or wants to lead somewhere else, taken for harmless; and the other way round, a real one
// called a fake, so that nobody believes the next verdict.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { findLinks } from './find-links.ts';
import { judgeHost } from './judge-host.ts';
import { readMessages } from './read-messages.ts';

const SEED = Date.now() % 2 ** 31;

const read = (text: string, service: string | null = 'Lumio', from: string | null = null) =>
  readMessages([{ from, text }], service);

const LURES = [
  'Lumio: unusual sign-in blocked. Confirm your account within 24h: lumio-secure.example/k2p9',
  'Your Lumio account has been flagged and will be deleted. Verify now lum1o.example/xx31',
  'Lumio Support: your account breaks our rules. Appeal here: lumio-verify.invalid/x8gu77w or it is removed tonight',
  '445562 is your Lumio code. Not you? Cancel it at once: account-lumio.test/myu',
  'Hi, it is me! I sent my code to your number by mistake, can you send it to me?',
  'This is Lumio. Reply with the 6 digits to keep your account.',
  'Please tell me the code you just got, it is for the delivery.',
  'Your account is locked. Call us on +1 202 555 0143.',
  'Ihr Konto wurde gesperrt. Bestätigen Sie Ihre Daten: http://konto-pruefung.example/a',
  'Su cuenta ha sido suspendida. Entre en http://ayuda.example/lumio de inmediato',
  'Por error te envié mi código, ¿me lo reenvías? Envíame el código por favor',
  'أرسل لي الرمز الذي وصلك',
  'Your code is 112233. See https://lumio.example@evil.example/help',
  'Sign in at http://203.0.113.9/lumio',
  'Manage your codes: https://lumio.example.evil.example/',
];

const HARMLESS = [
  '847486 is your Lumio code. Do not share it with anyone.',
  'Your Lumio code is 445 566. It is good for 10 minutes.',
  'Lumio: your code is 072461. Not you? lumio.example/why',
  'it says: 745187 ist dein Lumio-Code. Gib ihn nicht weiter. what is this',
  'Never tell anybody the code, we will never ask you to send us the code. Lumio: 123456',
  'We will send you a code. To send the code again, press the button.',
  'Tu código de Lumio es 334455. No compartas el código con nadie.',
  'رمز Lumio هو 123456. لا تشارك الرمز مع أحد',
  'Your code is 123456.Do not tell it to anybody',
  '',
];

describe('a message', () => {
  for (const text of LURES) test(`lures: ${text}`, () => assert.equal(read(text).lures, true));
  for (const text of HARMLESS) test(`does not lure: ${text || '(empty)'}`, () => assert.equal(read(text).lures, false));

  test('is plain where it is a code and some words', () => {
    assert.equal(read(HARMLESS[0]!).plain, true);
    assert.equal(read('Your code is 123456. lumio.example/why').plain, false, 'a name cannot prove a link');
    assert.equal(read('Your code is 123456. https://lumio.example/why', 'lumio.example').plain, true);
    assert.equal(read('Hello').plain, false);
  });

  test('from a sender who imitates the service lures', () => {
    assert.equal(read('Your code is 123456', 'Lumio', 'Lumio <help@lumio-secure.example>').lures, true);
    assert.equal(read('Your code is 123456', 'Lumio', 'codes@lumio.example').lures, false);
    assert.equal(read('Your code is 123456', 'Lumio', '+1 202 555 0143').lures, false);
  });

  test('that names the host of its own link is not called a fake for want of a service', () => {
    assert.equal(read('Acme: unusual sign-in. Not you? https://accounts.acme.example/s', null).lures, false);
    assert.equal(read('Acme: your account is suspended, https://acme-help.example/s', null).lures, true);
  });

  test(`of any kind is read without a throw (seed ${SEED})`, () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.string(), (text, service) =>
        assert.equal(typeof read(text, service).lures, 'boolean'),
      ),
      { seed: SEED },
    );
    assert.deepEqual(readMessages([], 'Lumio'), { lures: false, plain: false });
  });
});

describe('links', () => {
  const hosts = (text: string) => findLinks(text).map(({ host }) => host);

  test('are found with and without a scheme, each once, without the mark of the sentence', () => {
    assert.deepEqual(hosts('See https://lumio.example/why. Or lumio.example/help, or https://lumio.example/why!'), [
      'lumio.example',
      'lumio.example',
    ]);
  });

  test('are not seen in addresses, numbers and sentences run together', () => {
    assert.deepEqual(hosts('a.b@lumio.example, 12.50, 3.1.2026, ends here.Then goes on, e.g. this'), []);
  });

  test('lead where the browser leads: folded letters, other full stops, user names', () => {
    assert.deepEqual(hosts('https://ｌｕｍｉｏ.example https://lumio。example/x https://lumio.example@evil.example/'), [
      'lumio.example',
      'lumio.example',
      'evil.example',
    ]);
    assert.equal(findLinks('https://lumio.example@evil.example/')[0]!.hasUserinfo, true);
  });
});

describe('whose a host seems to be', () => {
  const cases: readonly (readonly [string, string | null, string])[] = [
    ['lumio.example', 'Lumio', 'fits'],
    ['www.lumio.co.uk', 'Lumio', 'fits'],
    ['lumio-bank.example', 'Lumio Bank', 'fits'],
    ['lumio.example', 'lumio.example', 'theirs'],
    ['help.lumio.example', 'lumio.example', 'theirs'],
    ['lumio.example.evil.example', 'Lumio', 'imitates'],
    ['lumio.test', 'lumio.example', 'imitates'],
    ['lum1o.example', 'Lumio', 'imitates'],
    ['secure-lumio.example', 'Lumio', 'imitates'],
    ['xn--lmio-example', 'Lumio', 'hides'],
    ['203.0.113.9', 'Lumio', 'hides'],
    ['[2001:db8::1]', 'Lumio', 'hides'],
    ['bit.ly', 'Lumio', 'hides'],
    ['weather.example', 'Lumio', 'elsewhere'],
    ['weather.example', null, 'elsewhere'],
    ['ab.example', 'ab', 'fits'],
    ['cab.example', 'ab', 'elsewhere'],
  ];
  for (const [host, service, verdict] of cases) {
    test(`${host} for ${service}: ${verdict}`, () => assert.equal(judgeHost(host, service), verdict));
  }
});
