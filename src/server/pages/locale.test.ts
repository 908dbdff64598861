// Promise: a page speaks the language somebody asked for, else the one they read best, and never fails over a strange header.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { preferredLocale, readLocale } from './locale.ts';

test('the best language there are words in', () => {
  const wanted: readonly (readonly [string | undefined, string])[] = [
    [undefined, 'en'],
    ['', 'en'],
    ['ar', 'ar'],
    ['ar-EG,ar;q=0.9,en;q=0.8', 'ar'],
    ['de, es;q=0.7, en;q=0.9', 'en'],
    ['fr;q=1, es-MX;q=0.4', 'es'],
    ['en;q=0, es;q=0.1', 'es'],
    ['*', 'en'],
    ['ES', 'es'],
    ['ar;q=2, es', 'es'],
    [';;q=,,,', 'en'],
    [`${'x,'.repeat(100_000)}ar`, 'en'],
  ];
  for (const [header, locale] of wanted) assert.equal(preferredLocale(header), locale, String(header).slice(0, 40));
});

test('only whole known names are taken from the address', () => {
  assert.equal(readLocale('ar'), 'ar');
  for (const typed of ['AR', 'ar-EG', '', 'de', undefined, ['ar'], 'constructor'])
    assert.equal(readLocale(typed), null);
});
