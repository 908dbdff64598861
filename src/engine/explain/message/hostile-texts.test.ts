// Threat: 100 kB made to keep us busy. Eight times the text takes about eight times the work, whatever it is made of.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { renderMessage } from '../../deliver/render/render-message.ts';
import { checkMessage } from './check-message.ts';
import { ourTemplates } from './our-templates.ts';

const SERVICE = { brand: 'Lumen', domain: 'lumen.example', supportUrl: 'https://lumen.example/help', senderNames: [] };
const TEMPLATES = ourTemplates(SERVICE, renderMessage);
const LARGE = 100_000;
const TIMES = 8;
/** Linear work grows by 8, quadratic by 64. Half way between, on the scale that growth has. */
const GROWTH_MAX = 23;
/** Below this the clock of the processor says little, in microseconds. */
const SMALLEST = 3000;

const of = (unit: string) => (size: number) => unit.repeat(Math.ceil(size / unit.length)).slice(0, size);
const after = (start: string, unit: string) => (size: number) => (start + of(unit)(size)).slice(0, size);

const TEXTS: Readonly<Record<string, (size: number) => string>> = {
  ...Object.fromEntries([...'./@<&:#%([1a \n'].map((sign) => [JSON.stringify(sign), of(sign)])),
  ...Object.fromEntries(
    [
      'a.',
      'a.com ',
      'a.com,',
      'http:',
      'https://',
      ',https://a.b/',
      'xn--a9b.test ',
      'a․bc ',
      'lumen-',
      'lumen.example@',
    ].map((unit) => [JSON.stringify(unit), of(unit)]),
  ),
  ...Object.fromEntries(
    ['<a', '<style ', '<head>', '&#', '[](', '1.2.3.4 ', '1 ', 'BCDF ', 'ref bcd '].map((unit) => [
      JSON.stringify(unit),
      of(unit),
    ]),
  ),
  'one combining mark': of('\u0301'),
  'combining marks in the wrong order': after('a', '\u0301\u0323\u0345'),
  'a host of combining marks': after('https://a', '\u0301\u0323'),
  'format characters': of('\u200b\u2066'),
  'half characters': of('\ud800'),
  'a long host': after('https://', 'a.'),
  'a long user part': after('https://', 'a:'),
  'brackets in a link': after('https://a.test/', ')('),
  'closing brackets after a link': after('https://a.test/', ')'),
  'escapes in a link': after('https://a.test/', '%61'),
  'punycode in a link': after('https://xn--', 'a9'),
  'words of ours': of('is your lumen code to sign in never share it none of us asks for it '),
  'words that ask': of('send code never '),
};

describe('hostile texts', () => {
  for (const [what, make] of Object.entries(TEXTS)) {
    test(what, () => {
      const small = cost(make(LARGE / TIMES));
      const large = cost(make(LARGE));
      assert.ok(large / Math.max(small, SMALLEST) < GROWTH_MAX, `${small} µs, then ${large} µs`);
    });
  }
});

/** Processor time of the cheapest of three runs, which other work on the machine disturbs least. */
function cost(text: string): number {
  const input = {
    text,
    from: text,
    headers: { 'reply-to': text, 'authentication-results': text },
    referenceKnown: null,
  };
  const runs = [1, 2, 3].map(() => {
    const start = process.cpuUsage();
    const { verdict, links } = checkMessage(input, SERVICE, TEMPLATES);
    assert.ok(verdict !== 'ours' && links.length <= 100);
    const { user, system } = process.cpuUsage(start);
    return user + system;
  });
  return Math.min(...runs);
}
