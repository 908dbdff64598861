// Promise: a text message always has the code first, who sent it, the warning, where to ask why and a last line that autofill reads;
// what is only nice to know gives way before any of these.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { LOCALES, type Locale, PURPOSES } from '../../model.ts';
import { ALL_TEXTS } from '../texts/all-texts.ts';
import { renderMessage } from './render-message.ts';
import { sampleInput } from './sample-input.ts';
import { countSegments, isGsm } from './segments.ts';

const BRANDS = [
  { brand: 'Lumen', domain: 'lumen.example' },
  { brand: 'B'.repeat(20), domain: `${'d'.repeat(22)}.example` },
  { brand: '3 Mobile & Partner 12', domain: 'a-1.example' },
];
const CODES = ['1234', '123456', '12345678', '1234567890', '123456789012'];
const WARNINGS: Readonly<Record<Locale, RegExp>> = {
  en: /Never share(?: it: none of us asks for it|(?: it)?: we never ask)/,
  es: /No la (?:compartas: nunca te la pedimos|des: (?:nunca la pedimos|no se pide))/,
  ar: /لا تشاركه: (?:لا أحد منا يطلبه|لا نطلبه)|سر حتى عن|سرّي/,
};

/** The parsing algorithm of the WICG draft, written from its text: only the last line counts, exactly one space between fields. */
function readLastLine(message: string): { host: string; code: string } | null {
  const line = message.split(/\r\n|\r|\n/).at(-1) ?? '';
  if (!line.startsWith('@')) return null;
  const [host, code] = line.slice(1).split(/[\t\n\f\r ]/);
  if (host === undefined || host === '' || code === undefined || !code.startsWith('#') || code === '#') return null;
  return { host, code: code.slice(1) };
}

const CASES = LOCALES.flatMap((locale) =>
  PURPOSES.flatMap((purpose) =>
    BRANDS.flatMap((brand) => CODES.map((code) => sampleInput({ locale, purpose, ...brand, code }))),
  ),
);

describe('the reader of last lines used here', () => {
  test('reads what the draft reads and refuses what it refuses', () => {
    assert.deepEqual(readLastLine('747723 is your code.\n\n@example.com #747723'), {
      host: 'example.com',
      code: '747723',
    });
    assert.deepEqual(readLastLine('@example.com #747723 @inner.example'), { host: 'example.com', code: '747723' });
    for (const line of [
      'something @example.com #747723',
      '#747723 @a.example @b.example',
      '@example.com code #747723',
    ]) {
      assert.equal(readLastLine(line), null);
    }
    assert.equal(readLastLine('@example.com #747723\nmore'), null);
    assert.equal(readLastLine('@example.com  #747723'), null);
  });
});

describe('every text message', () => {
  test('keeps the five things that must stay, in every language, for every purpose, brand and length of code', () => {
    for (const input of CASES) {
      const { text } = renderMessage(input);
      const label = `${input.locale} ${input.purpose} ${input.brand} ${input.code.length}`;
      assert.ok(text.startsWith(`${input.code}${input.locale === 'ar' ? '\n' : ' '}`), label);
      assert.ok(text.includes(input.brand), label);
      assert.match(text, WARNINGS[input.locale], label);
      assert.ok(text.includes(`${input.domain}/why Ref ${input.reference}`), label);
      assert.deepEqual(readLastLine(text), { host: input.domain, code: input.code }, label);
    }
  });

  test('is one GSM segment in English and Spanish, and at most two in Arabic', () => {
    for (const input of CASES) {
      const { text, encoding, segments } = renderMessage(input);
      const label = `${input.locale} ${input.purpose} ${input.brand} ${input.code.length}\n${text}`;
      assert.deepEqual(countSegments(text), { encoding, segments, units: countSegments(text).units });
      if (input.locale === 'ar') assert.ok(encoding === 'ucs2' && segments !== null && segments <= 2, label);
      else assert.deepEqual([encoding, segments], ['gsm7', 1], label);
    }
  });

  test('tells the demo brand’s holders what the code allows, in every language', () => {
    for (const locale of LOCALES) {
      for (const purpose of PURPOSES) {
        const { text, dropped } = renderMessage(sampleInput({ locale, purpose }));
        assert.ok(text.includes(ALL_TEXTS[locale].phone.acts[purpose]), text);
        assert.deepEqual(dropped, []);
      }
    }
  });

  test('tells every purpose in words of its own', () => {
    for (const locale of LOCALES) {
      const { phone, mail } = ALL_TEXTS[locale];
      assert.equal(new Set(Object.values(phone.acts)).size, PURPOSES.length);
      assert.equal(new Set(Object.values(mail.acts)).size, PURPOSES.length);
    }
    assert.match(renderMessage(sampleInput({ purpose: 'recovery' })).text, /code to reset your password\./);
    assert.match(renderMessage(sampleInput({ purpose: 'link_app' })).text, /code to let another app in\./);
  });

  test('never puts the reference into a link, nor a scheme before the page', () => {
    for (const input of CASES) {
      const { text } = renderMessage(input);
      assert.doesNotMatch(text, /https?:/);
      assert.doesNotMatch(text, new RegExp(`[^ ]${input.reference}|Ref\\S+${input.reference}`));
      for (const word of text.split(/\s/)) assert.ok(!(word.includes('/') && word.includes(input.reference)), word);
    }
  });
});

describe('giving way', () => {
  const who = { place: 'near Berlin', device: 'iPhone' };
  const shown = (changes: Parameters<typeof sampleInput>[0]) => renderMessage(sampleInput({ ...who, ...changes }));

  test('with room, everything known is told', () => {
    const { text, dropped } = shown({});
    assert.match(text, /^123456 is your Lumen code to sign in \(iPhone, near Berlin\)\. Never share it/);
    assert.deepEqual(dropped, []);
  });

  test('the place goes first, then the device, then long words, then the purpose', () => {
    const longer = Array.from({ length: 30 }, (_, index) =>
      shown({ domain: `${'d'.repeat(index + 1)}.de`, purpose: 'recovery' }),
    );
    const stages = longer.map(({ dropped, text }) => {
      const words = text.includes('none of us asks for it') ? 'long words' : 'short words';
      return [...dropped, words].join();
    });
    assert.deepEqual(
      [...new Set(stages)],
      [
        'long words',
        'place,long words',
        'place,device,long words',
        'place,device,short words',
        'place,device,purpose,short words',
      ],
    );
  });

  test('a place stays only as long as the device that is known', () => {
    const { text, dropped } = shown({ place: 'near X', device: 'a'.repeat(39), domain: 'lumen-bank.example' });
    assert.doesNotMatch(text, /near X/);
    assert.deepEqual(dropped, ['place', 'device']);
  });

  test('one fact alone is told, and none leaves no empty brackets', () => {
    assert.match(shown({ device: null }).text, /sign in \(near Berlin\)\./);
    assert.match(shown({ place: null }).text, /sign in \(iPhone\)\./);
    assert.match(shown({ place: null, device: null }).text, /sign in\. Never/);
  });

  test('a place never costs the message its alphabet: it is spelt without accents or left out', () => {
    const accents = shown({ place: 'near Kraków' });
    assert.ok(accents.text.includes('near Krakow') && accents.encoding === 'gsm7');
    const other = shown({ place: 'рядом с Минском' });
    assert.deepEqual([other.encoding, other.segments, other.dropped], ['gsm7', 1, ['place']]);
  });
});

describe('alphabets', () => {
  test('English and Spanish text messages are written within GSM 03.38', () => {
    for (const locale of ['en', 'es'] as const) {
      const { acts, who, full, terse } = ALL_TEXTS[locale].phone;
      const letters = [...Object.values(acts), who, full, ...terse].join('').replace(/[{}]/g, '');
      assert.deepEqual(
        [...letters].filter((letter) => !isGsm(letter)),
        [],
        locale,
      );
    }
  });

  test('a brand outside the alphabet is kept as it is and paid for: two segments, three when nothing is short enough', () => {
    const short = renderMessage(sampleInput({ brand: 'Łumen' }));
    assert.deepEqual([short.encoding, short.segments], ['ucs2', 2]);
    assert.ok(short.text.includes('Łumen'));
    const long = renderMessage(
      sampleInput({ brand: 'Ł'.repeat(20), domain: `${'d'.repeat(22)}.example`, code: '1234567890' }),
    );
    assert.deepEqual([long.encoding, long.segments], ['ucs2', 3]);
  });
});

describe('right to left', () => {
  test('the code stands alone on the first line and the last line has no isolates', () => {
    for (const input of CASES.filter(({ locale }) => locale === 'ar')) {
      const lines = renderMessage(input).text.split('\n');
      assert.equal(lines[0], input.code);
      assert.equal(lines.at(-1), `@${input.domain} #${input.code}`);
    }
  });

  test('isolates come in pairs within a line, only in Arabic, and never touch the link', () => {
    for (const input of CASES) {
      const { text } = renderMessage(input);
      if (input.locale !== 'ar') assert.doesNotMatch(text, /[\u2066-\u2069]/);
      for (const line of text.split('\n')) {
        const opened = line.match(/[\u2066-\u2068]/g)?.length ?? 0;
        assert.equal(opened, line.match(/\u2069/g)?.length ?? 0, line);
      }
      assert.doesNotMatch(text, new RegExp(`[\\u2066-\\u2069]${input.domain}/why|/why[\\u2066-\\u2069]`));
    }
  });

  test('a name that the bidirectional algorithm would turn round is isolated also where room is short', () => {
    const { text } = renderMessage(sampleInput({ locale: 'ar', purpose: 'recovery', brand: '3 Mobile' }));
    assert.ok(text.includes('\u20683 Mobile\u2069'), text);
  });

  test('digits are ASCII in every language', () => {
    for (const input of CASES) assert.doesNotMatch(renderMessage(input).text, /[^\P{Nd}0-9]/u);
  });
});

describe('WhatsApp', () => {
  test('has the same sentences with all that is known, no last line and no count', () => {
    const message = renderMessage(
      sampleInput({ channel: 'whatsapp', place: 'near Berlin', device: 'iPhone', purpose: 'change_contact' }),
    );
    const sentences =
      '123456 is your Lumen code to change your contact details (iPhone, near Berlin). Never share it: none of us asks for it.';
    assert.equal(message.text, `${sentences}\nWhy? lumen.example/why Ref BCDFGHJKLM`);
    assert.deepEqual([message.segments, message.encoding, message.dropped], [null, null, []]);
  });
});
