// Promise: times are told with their zone and in digits everybody reads, and a code's life is never told too long.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tellDuration as tell, tellEnd, tellInstant } from './when.ts';

const AT = Date.UTC(2026, 10, 20, 14, 5);
const spaces = (text: string) => text.replaceAll('\u00a0', ' ');

test('instants name month, year and zone', () => {
  assert.equal(spaces(tellInstant(AT, 'en', null)), 'November 20, 2026 at 2:05 PM UTC');
  assert.match(tellInstant(AT, 'es', 'Europe/Madrid'), /^20 de noviembre de 2026.* 15:05 hora de Europa central$/);
  assert.match(tellInstant(AT, 'ar-u-nu-latn', null), /^20 نوفمبر 2026 .*2:05.*UTC$/);
});

test('a zone nobody knows is UTC, not an error', () => {
  assert.equal(tellInstant(AT, 'en', 'Mars/Olympus'), tellInstant(AT, 'en', null));
});

test('the end is a clock time, and has its day when it is far away', () => {
  assert.equal(spaces(tellEnd(AT, 600, 'en', null)), '2:15 PM UTC');
  assert.equal(spaces(tellEnd(AT, 86_400, 'en', null)), 'November 21, 2026 at 2:05 PM UTC');
});

test('durations are rounded down and declined by the language', () => {
  const tellDuration = (seconds: number, formats: string) => spaces(tell(seconds, formats));
  assert.equal(tellDuration(600, 'en'), '10 minutes');
  assert.equal(tellDuration(659, 'en'), '10 minutes');
  assert.equal(tellDuration(60, 'es'), '1 minuto');
  assert.equal(tellDuration(45, 'en'), '45 seconds');
  assert.equal(tellDuration(86_400, 'en'), '24 hours');
  assert.equal(tellDuration(5400, 'en'), '90 minutes');
  assert.equal(tellDuration(600, 'ar-u-nu-latn'), '10 دقائق');
  assert.equal(tellDuration(660, 'ar-u-nu-latn'), '11 دقيقة');
});
