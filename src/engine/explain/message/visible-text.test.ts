// Promise: the source of a mail reads as the mail does.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isHtml, visibleText } from './visible-text.ts';

const read = (html: string) => visibleText(html).replace(/\s+/g, ' ').trim();

test('tags, heads, styles and comments are not read; entities are', () => {
  const html =
    '<!doctype html><head><title>no</title></head><style>p{}</style><p>A &amp; B &#65;&#x42;<br>c</p><!-- no -->';
  assert.equal(read(html), 'A & B AB c');
});

test('an element that never ends hides the rest, as in a browser', () => {
  assert.equal(read('a <style> b'), 'a');
});

test('what is no entity stays', () => {
  assert.equal(read('&foo; &#9999999; & &;'), '&foo; &#9999999; & &;');
});

test('plain text with signs is not taken for HTML', () => {
  assert.ok(isHtml('x <p>hi</p>'));
  for (const text of ['1 < 2 > 0', '<https://a.test>', 'a<b', '<3']) assert.ok(!isHtml(text), text);
});
