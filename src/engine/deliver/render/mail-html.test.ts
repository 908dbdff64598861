// Threat: a mail that fetches, runs or forges something, or that a client's dark mode, lost styles or lost direction make unreadable.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { LOCALES, PURPOSES } from '../../model.ts';
import { ACCENT, escapeHtml } from './mail-html.ts';
import { renderMessage } from './render-message.ts';
import { sampleInput } from './sample-input.ts';

const CASES = LOCALES.flatMap((locale) =>
  PURPOSES.map((purpose) => sampleInput({ channel: 'email', locale, purpose, place: 'X-ville', device: 'iPhone' })),
);
const htmlOf = (input: Parameters<typeof renderMessage>[0]) => renderMessage(input).html ?? '';
/** What a client that knows no markup shows of it. */
const shown = (html: string) =>
  html
    .replace(/^.*<body[^>]*>/s, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#x206[689];/g, '')
    .replace(/\s+/g, ' ')
    .trim();

describe('the HTML twin', () => {
  test('fetches and runs nothing', () => {
    for (const input of CASES) {
      const html = htmlOf(input);
      assert.doesNotMatch(html, /<(?:img|script|style|link|iframe|object|embed|form|input|svg|base|video|audio)\b/i);
      assert.doesNotMatch(html, /\bsrc=|\bbackground=|url\(|@import|\bon\w+=|http-equiv|javascript:/i);
      const targets = [...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1]);
      assert.deepEqual(targets, ['https://lumen.example/why', 'https://lumen.example/help']);
    }
  });

  test('is small, one column, tables for layout only', () => {
    for (const input of CASES) {
      const html = htmlOf(input);
      assert.ok(new TextEncoder().encode(html).length <= 20_000);
      assert.equal(html.match(/<table /g)?.length, html.match(/<table role="presentation"/g)?.length);
      assert.equal(html.match(/<tr>/g)?.length, html.match(/<td /g)?.length);
      assert.match(html, /max-width:600px/);
    }
  });

  test('tells language and direction on the root and again on the outer cell', () => {
    for (const input of CASES) {
      const language = `lang="${input.locale}" dir="${input.locale === 'ar' ? 'rtl' : 'ltr'}"`;
      assert.ok(htmlOf(input).includes(`<html ${language}>`));
      assert.match(htmlOf(input), new RegExp(`<body[^>]*>\\s*<table[^>]*><tr><td ${language}`));
    }
  });

  test('shows the code once, as ungrouped text in a left-to-right island, after the length of a preview', () => {
    for (const input of CASES) {
      const html = htmlOf(input);
      assert.equal(html.split(input.code).length, 2);
      assert.ok(html.includes(`<span dir="ltr">${input.code}</span>`));
      if (input.locale === 'ar') assert.ok(html.includes(`&#x2066;<span dir="ltr">${input.code}</span>&#x2069;`));
      assert.ok(shown(html).indexOf(input.code) > 110, shown(html));
    }
  });

  test('tells the same as the plain twin, sentence by sentence', () => {
    for (const input of CASES) {
      const message = renderMessage(input);
      const words = (text: string) => text.replace(/https:\/\/|[\u2066-\u2069]/g, '').replace(/\s+/g, '');
      const html = words(
        shown(message.html ?? '')
          .replaceAll('&#39;', "'")
          .replaceAll('&amp;', '&'),
      );
      for (const paragraph of message.text.trim().split('\n\n')) assert.ok(html.includes(words(paragraph)), paragraph);
    }
  });

  test('never glues the reference to a link', () => {
    for (const input of CASES) {
      for (const match of htmlOf(input).matchAll(/<a [\s\S]*?<\/a>/g)) assert.ok(!match[0].includes(input.reference));
      assert.doesNotMatch(htmlOf(input), /https?:[^"<\s]*BCDFGHJKLM/);
    }
  });
});

describe('colours', () => {
  const channel = (value: number) =>
    value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
  const luminance = (colour: string) => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
      channel(Number.parseInt(colour.slice(at, at + 2), 16)),
    );
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one: string, other: string) => {
    const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };

  test('text keeps the client’s colour; the accent stands out on white and on dark', () => {
    assert.ok(contrast(ACCENT, '#ffffff') >= 4 && contrast(ACCENT, '#1f1f1f') >= 4);
    for (const input of CASES) {
      const colours = new Set(htmlOf(input).match(/#[0-9a-f]{6}\b/g));
      assert.deepEqual([...colours], [ACCENT]);
      const coloured = [...htmlOf(input).matchAll(/style="([^"]*[^-]color:#[^"]*)"/g)].map((match) => match[1] ?? '');
      assert.deepEqual(
        coloured.filter((style) => !/font-size:20px;font-weight:bold/.test(style)),
        [],
      );
      assert.doesNotMatch(htmlOf(input), /background/);
    }
  });
});

describe('attacks through what is told', () => {
  const attacks = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "'><b>",
    '</td></tr></table><h1>x',
    '&lt;b&gt;',
    '<!--',
    ']]>',
    '{code}',
  ];

  test('nothing from outside becomes markup or a template', () => {
    for (const attack of attacks) {
      for (const field of ['brand', 'place', 'device', 'supportUrl'] as const) {
        for (const locale of LOCALES) {
          const html = htmlOf(sampleInput({ channel: 'email', locale, [field]: attack }));
          const clean = htmlOf(sampleInput({ channel: 'email', locale, [field]: 'Zz' }));
          const tags = (text: string) => (text.match(/<[^>]*>/g) ?? []).length;
          if (field === 'brand') assert.equal(tags(html), tags(clean), attack);
          assert.ok(!html.includes(attack) || attack === '{code}' || attack === ']]>', `${field} ${attack}`);
          assert.doesNotMatch(html, /<(?:script|img|b>x|!--)/);
        }
      }
    }
  });

  test('a support address that is no link is told as text', () => {
    const html = htmlOf(sampleInput({ channel: 'email', supportUrl: 'javascript:alert(1)' }));
    assert.doesNotMatch(html, /href="javascript/);
    assert.equal(html.match(/<a /g)?.length, 1);
  });

  test('the five characters of markup are escaped', () =>
    assert.equal(escapeHtml(`<a b="c" d='e'>&`), '&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;'));
});
