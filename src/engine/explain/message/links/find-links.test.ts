// Promise: whatever a phone or a mail program would make a link of is found, once per place, in order, with nothing around it.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findLinks } from './find-links.ts';

const looksLikeUs = (host: string) => host.includes('lumen');
const found = (text: string) => findLinks(text, looksLikeUs, 1000).links.map((link) => link.text);

describe('finding links', () => {
  test('with a scheme, wherever it stands and whatever surrounds it', () => {
    assert.deepEqual(
      found('请访问https://a.test/x?y=1#z, then (HTTPS://B.test/c). <http://c.test> "https://d.test/é"!'),
      ['https://a.test/x?y=1#z', 'HTTPS://B.test/c', 'http://c.test', 'https://d.test/é'],
    );
    assert.deepEqual(found('[us](https://a.test/b_(c)) https:a.test https:\\\\a.test hxxps://a.test/'), [
      'https://a.test/b_(c)',
      'https:a.test',
      'https:\\\\a.test',
      'hxxps://a.test/',
    ]);
  });

  test('without a scheme, where the word reads as a host', () => {
    assert.deepEqual(
      found('Why? lumen.example/why Ref X. Or a.co.uk, www.a.de; a.test:8080/x 10.0.0.1 тест.рф a.unknown/p'),
      ['lumen.example/why', 'a.co.uk', 'www.a.de', 'a.test:8080/x', '10.0.0.1', 'тест.рф', 'a.unknown/p'],
    );
    assert.deepEqual(found('lumen.exampel and ｌｕｍｅｎ。example'), ['lumen.exampel', 'ｌｕｍｅｎ。example']);
  });

  test('what is no link is none', () => {
    const text =
      'your code.Do not share it, e.g. this, i.e. that... 12.50 and/or p.m./a.m. v1.2.3 help@lumen.example mailto:a@b.com @lumen.example https: ://';
    assert.deepEqual(found(text), []);
  });

  test('a host in front of an @ sign is there to be taken for the destination', () => {
    assert.deepEqual(found('lumen.example@evil.test me@evil.test me@evil.test/x'), [
      'lumen.example@evil.test',
      'me@evil.test/x',
    ]);
  });

  test('direction marks and isolates are not part of a link', () => {
    assert.deepEqual(found('لماذا؟ \u2066 lumen.example/why Ref X\u2069 \u200fhttps://a.test\u200f'), [
      'lumen.example/why',
      'https://a.test',
    ]);
  });

  test('the host of an origin-bound last line is told apart', () => {
    const { links } = findLinks('123456\n@evil.test #123456', looksLikeUs, 10);
    assert.deepEqual(
      links.map(({ text, kind }) => ({ text, kind })),
      [{ text: 'evil.test', kind: 'bound' }],
    );
  });

  test('says where it stands, links inside a link excepted, and when it stopped', () => {
    const text = 'see https://a.test/?u=https://b.test and c.test,https://d.test';
    const { links, isCut } = findLinks(text, looksLikeUs, 3);
    assert.deepEqual(
      links.map(({ start, end }) => text.slice(start, end)),
      ['https://a.test/?u=https://b.test', 'c.test', 'https://d.test'],
    );
    assert.equal(isCut, false);
    assert.equal(findLinks(text, looksLikeUs, 2).isCut, true);
  });
});
