// Promise: a brand or domain that no message could carry is refused when it is configured, by the name of its field.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BRAND_UNITS_MAX, checkBrandFits, DOMAIN_LENGTH_MAX } from './brand-fits.ts';

const domainOf = (length: number) => `${'d'.repeat(length - 8)}.example`;
const fieldOf = (brand: string, domain: string) => {
  const fits = checkBrandFits(brand, domain);
  return fits.ok ? 'ok' : fits.field;
};

test('twenty characters of brand and thirty of domain always fit together', () => {
  assert.equal(fieldOf('B'.repeat(BRAND_UNITS_MAX), domainOf(DOMAIN_LENGTH_MAX)), 'ok');
  assert.equal(fieldOf('Ł'.repeat(BRAND_UNITS_MAX), domainOf(DOMAIN_LENGTH_MAX)), 'ok');
  assert.equal(fieldOf('ل'.repeat(BRAND_UNITS_MAX), domainOf(DOMAIN_LENGTH_MAX)), 'ok');
  assert.equal(fieldOf('Lumen', 'lumen.example'), 'ok');
});

test('one character more is refused, and the field that is too long is named', () => {
  assert.equal(fieldOf('B'.repeat(21), domainOf(30)), 'brand');
  assert.equal(fieldOf('B'.repeat(20), domainOf(31)), 'domain');
  assert.equal(fieldOf('€'.repeat(11), domainOf(30)), 'brand');
  assert.equal(fieldOf('😀'.repeat(11), domainOf(30)), 'brand');
});

test('one may be longer where the other is shorter', () => {
  assert.equal(fieldOf('B'.repeat(30), domainOf(25)), 'ok');
  assert.equal(fieldOf('Lumen', domainOf(36)), 'ok');
});

test('what would break a line or hide something is refused', () => {
  for (const brand of [
    '',
    ' Lumen',
    'Lumen ',
    'Lu\nmen',
    'Lu\r\nBcc: x',
    'Lu\u0000men',
    'Lu\u2028men',
    'Lu\u202emen',
    'Lu\u2066men',
    '\ud83d',
  ]) {
    assert.equal(fieldOf(brand, 'lumen.example'), 'brand', JSON.stringify(brand));
  }
});

test('a domain is a host name and nothing else', () => {
  for (const domain of [
    '',
    'lumen',
    'lumen .example',
    'lumen.example/x',
    'https://lumen.example',
    'lumen.example:8080',
    '-a.example',
    'a..example',
    'lümen.example',
    '127.0.0.1',
    'a.example\n',
  ]) {
    assert.equal(fieldOf('Lumen', domain), 'domain', JSON.stringify(domain));
  }
  for (const domain of ['lumen.example', 'a.b.co', 'xn--lmen-1ra.example', '1-800.example'])
    assert.equal(fieldOf('Lumen', domain), 'ok', domain);
});

test('it says what is wrong in a sentence', () => {
  const fits = checkBrandFits('B'.repeat(25), domainOf(30));
  assert.ok(!fits.ok);
  assert.match(fits.says, /^The brand is 25 long.* up to 20 always fit\..*text message/);
});
