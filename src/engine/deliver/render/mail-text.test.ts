// Promise: the plain mail tells everything, in lines that no client breaks, and neither its subject nor its preview shows the code.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { LOCALES, PURPOSES } from '../../model.ts';
import { ALL_TEXTS } from '../texts/all-texts.ts';
import { renderMessage } from './render-message.ts';
import { sampleInput } from './sample-input.ts';

const BRANDS = [
  { brand: 'Lumen', domain: 'lumen.example' },
  { brand: 'B'.repeat(20), domain: `${'d'.repeat(22)}.example` },
];
const CASES = LOCALES.flatMap((locale) =>
  PURPOSES.flatMap((purpose) =>
    BRANDS.map((brand) =>
      sampleInput({
        channel: 'email',
        locale,
        purpose,
        ...brand,
        place: 'X-ville',
        device: 'iPhone',
        timeZone: 'Europe/Berlin',
      }),
    ),
  ),
);
const PREVIEW_MAX = 110;

describe('the plain twin', () => {
  test('has the code, the page, the reference and the help each alone on a line', () => {
    for (const input of CASES) {
      const lines = renderMessage(input).text.split('\n');
      const alone = [input.code, `https://${input.domain}/why`, `Ref ${input.reference}`, input.supportUrl];
      for (const line of alone) assert.equal(lines.filter((found) => found === line).length, 1, line);
    }
  });

  test('keeps lines within 78 characters, but never breaks an address', () => {
    for (const input of CASES)
      for (const line of renderMessage(input).text.split('\n')) assert.ok(line.length <= 78, line);
    const supportUrl = `https://lumen.example/${'h'.repeat(100)}`;
    assert.ok(
      renderMessage(sampleInput({ channel: 'email', supportUrl }))
        .text.split('\n')
        .includes(supportUrl),
    );
  });

  test('tells who asked as far as known, when with its zone, and how long the code lives', () => {
    const { text } = renderMessage(
      sampleInput({ channel: 'email', place: 'near Berlin', device: 'iPhone', timeZone: 'Europe/Berlin' }),
    );
    const flat = text.replaceAll('\u00a0', ' ').replaceAll('\n', ' ');
    for (const fact of [
      'Device: iPhone',
      'Place: near Berlin',
      'November 20, 2026 at 3:05 PM Central European Time',
      '10 minutes',
    ]) {
      assert.ok(flat.includes(fact), fact);
    }
    const unknown = renderMessage(sampleInput({ channel: 'email' })).text;
    assert.doesNotMatch(unknown, /Device|Place|null|undefined|\{/);
  });

  test('begins with what happened; the code comes after the length of a preview', () => {
    for (const input of CASES) {
      const { text } = renderMessage(input);
      assert.ok(text.indexOf(input.code) > PREVIEW_MAX, text);
      const act = ALL_TEXTS[input.locale].mail.acts[input.purpose].replace('{brand}', input.brand);
      assert.ok((text.split('\n\n')[0] ?? '').replaceAll('\n', ' ').includes(act), text);
    }
  });

  test('mailto help is shown as the address', () => {
    const { text } = renderMessage(sampleInput({ channel: 'email', supportUrl: 'mailto:help@lumen.example' }));
    assert.ok(text.split('\n').includes('help@lumen.example'));
  });
});

describe('the subject', () => {
  test('is one line that names the purpose and shows neither code nor reference', () => {
    const subjects = new Set<string>();
    for (const input of CASES) {
      const subject = renderMessage(input).subject ?? '';
      assert.doesNotMatch(subject, /\p{Cc}|\d{4}|BCDFGHJKLM/u);
      assert.ok(subject.includes(input.brand) && subject.length <= 100, subject);
      subjects.add(subject);
    }
    assert.equal(subjects.size, CASES.length);
  });
});
