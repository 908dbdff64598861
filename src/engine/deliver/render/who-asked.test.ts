// Threat: a stranger writes a link, a number or an order into a message of ours through what their connection claims to be.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LOCALES } from '../../model.ts';
import { isGsm } from './segments.ts';
import { gsmWhoAsked, readableWhoAsked } from './who-asked.ts';

const read = (device: string | null) => readableWhoAsked({ place: device, device });

test('what looks like a place or a device is told', () => {
  const good = [
    'iPhone',
    'iPhone 15 Pro',
    'SM-S928B',
    'Chrome, Windows 11',
    'near Berlin',
    'Côte d’Ivoire',
    'St. Lucia',
    'قرب برلين',
  ];
  for (const value of good) assert.deepEqual(read(value), { place: value, device: value });
  assert.deepEqual(read(null), { place: null, device: null });
});

test('the names of all countries are told in every language', () => {
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index));
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  let names = 0;
  for (const locale of LOCALES) {
    const display = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' });
    for (const name of codes.map((code) => display.of(code)).filter((found) => found !== undefined)) {
      names += 1;
      if (name.length <= 40 && !/[.][^ ]/.test(name)) assert.equal(read(name).place, name);
    }
  }
  assert.ok(names > 600, `${names} names`);
});

test('links, numbers, line breaks, marks and references are left out', () => {
  const bad = [
    'evil.example',
    'https://evil.example',
    'a.b',
    'call 49301234',
    'code 99 9999',
    '٩٩٩٩',
    'x\ny',
    '@evil #1',
    'Ref ABC',
    ' x',
    'x ',
    '',
    '<b>x</b>',
    '"x"',
    'a\u202eb',
    'a\u2066b',
    'a\u200bb',
    '😀',
    'x'.repeat(41),
    'a=b',
    'a/b',
    'a:b',
  ];
  for (const value of bad) assert.deepEqual(read(value), { place: null, device: null }, JSON.stringify(value));
});

test('within the GSM alphabet names lose their marks, and other scripts their say', () => {
  const spelt = (place: string) => gsmWhoAsked({ place, device: null }).place;
  assert.equal(spelt('Málaga'), 'Malaga');
  assert.equal(spelt('Ma\u0301laga'), 'Malaga');
  assert.equal(spelt('São Paulo'), 'Sao Paulo');
  assert.equal(spelt('Köln'), 'Köln');
  assert.equal(spelt('Côte d’Ivoire'), "Cote d'Ivoire");
  for (const place of ['Łódź', 'قرب برلين', 'Минск', '東京']) assert.equal(spelt(place), null, place);
  assert.ok(isGsm(spelt('Kraków') ?? '\u0000'));
});
