// Threat: a name, an address or a sentence somebody made up becomes markup or script on a page that worried people read.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { html, isHtml, island, phrase, renderHtml, webAddress } from './html.ts';

const ATTACKS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onfocus='alert(1)' autofocus='",
  '</textarea><svg/onload=alert(1)>',
  '<!--<script>',
  ']]><script>alert(1)</script>',
  '&lt;script&gt;',
  '`$' + '{alert(1)}`',
  '\u0000<\u0000script>',
  '<a href="javascript:alert(1)">',
];

describe('what is put into markup', () => {
  for (const attack of ATTACKS) {
    test(`stays text: ${JSON.stringify(attack)}`, () => {
      const shown = renderHtml(html`<p title="${attack}">${attack}</p>`);
      const inside = shown.slice('<p title="'.length, -'</p>'.length).split('">');
      assert.equal(inside.length, 2, 'no attribute or tag was closed');
      for (const part of inside) assert.doesNotMatch(part, /[<>"'`]/);
    });
  }

  test('an ampersand is escaped once, also in what was escaped before', () => {
    assert.equal(renderHtml(html`${'&amp;'}`), '&amp;amp;');
  });

  test('markup within markup stays markup, lists are joined, nothing leaves no trace', () => {
    const items = ['a', '<b>'].map((word) => html`<li>${word}</li>`);
    assert.equal(
      renderHtml(html`<ul>${items}${null}${false}${undefined}${0}</ul>`),
      '<ul><li>a</li><li>&lt;b&gt;</li>0</ul>',
    );
  });

  test('an object that only looks like markup is not taken for it', () => {
    const forged = JSON.parse('{"markup":"<script>","Symbol(markup)":"<script>"}') as never;
    assert.equal(isHtml(forged), false);
    assert.throws(() => html`${forged}`);
  });

  test('an attribute without quotes is refused', () => {
    assert.throws(() => html`<p class=${'a onclick=alert(1)'}>`, /quotes/);
  });
});

describe('sentences with places', () => {
  test('fill places with markup, and text with text', () => {
    const said = phrase('Go to {where}, {who}.', { where: island('a<b'), who: '<i>' });
    assert.equal(renderHtml(said), 'Go to <bdi dir="ltr">a&lt;b</bdi>, &lt;i&gt;.');
  });

  test('do not fill places that came in with a filling, nor with what objects inherit', () => {
    assert.equal(renderHtml(phrase('{a} {constructor}', { a: '{b}', b: 'no' })), '{b} {constructor}');
  });
});

test('links lead to http and https and nowhere else', () => {
  assert.equal(webAddress('https://lumen.example/help'), 'https://lumen.example/help');
  for (const url of [
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'java\nscript:x',
    'x',
  ])
    assert.equal(webAddress(url), '', url);
});
