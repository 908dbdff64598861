// Threat: documentation that runs something, leads nowhere, or shows what somebody slipped into a description.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ERRORS } from '../engine/errors.ts';
import { html } from './docs/html.ts';
import { docsPage, errorsPage } from './docs-page.ts';
import { openApiDocument } from './open-api.ts';
import { ROUTE_LIST } from './routes.ts';
import { plainOf } from './shapes/fields.ts';

const document = openApiDocument('1.2.3');
const page = docsPage(document);

const ids = (text: string) => [...text.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);

describe('the documentation', () => {
  test('is static: no scripts, no styles of its own, one stylesheet', () => {
    for (const text of [page, errorsPage()]) {
      assert.doesNotMatch(text, /<script|<style| style=| on\w+=|javascript:|<img|<iframe/i);
      assert.deepEqual(text.match(/<link[^>]*>/g), ['<link rel="stylesheet" href="/assets/pages.css">']);
    }
  });

  test('opens and closes every tag', () => {
    const open: string[] = [];
    for (const [, close, name = ''] of page.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*>/g)) {
      if (['meta', 'link'].includes(name)) continue;
      if (close) assert.equal(open.pop(), name);
      else open.push(name);
    }
    assert.deepEqual(open, []);
  });

  test('leads only to what is on the page, and gives each place one name', () => {
    const places = ids(page);
    assert.equal(new Set(places).size, places.length);
    for (const [, place] of page.matchAll(/href="#([^"]*)"/g)) assert.ok(places.includes(place), place);
  });

  test('shows every call with its path, its fields and its scope', () => {
    for (const route of ROUTE_LIST) {
      const start = page.indexOf(`<section id="${route.id}">`);
      const section = page.slice(start, page.indexOf('</section>', start));
      assert.ok(start > 0, route.id);
      assert.ok(section.includes(`${route.method} ${route.path.replaceAll(/:(\w+)/g, '{$1}')}`), route.id);
      if (route.access.kind === 'key') assert.ok(section.includes(`scope ${route.access.scope}`), route.id);
      for (const name of Object.keys(plainOf(route.body ?? {}).properties ?? {}))
        assert.ok(section.includes(`<code>${name}</code>`), `${route.id} ${name}`);
    }
  });

  test('lists every error where the type of a problem leads', () => {
    for (const code of Object.keys(ERRORS)) {
      assert.ok(ids(page).includes(code), code);
      assert.ok(ids(errorsPage()).includes(code), code);
    }
  });

  test('escapes whatever a description holds', () => {
    const evil = '<script>alert("1")</script>&\'';
    const text = docsPage({ ...document, info: { ...document.info, description: evil, version: evil } });
    assert.equal(text.includes('<script'), false);
    assert.ok(text.includes('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;'));
  });
});

test('a template escapes text and leaves HTML alone', () => {
  assert.equal(
    html`<p title="${'"<&'}">${html`<b>${1}</b>`}${[html`<i></i>`, html`${'>'}`]}</p>`.html,
    '<p title="&quot;&lt;&amp;"><b>1</b><i></i>&gt;</p>',
  );
});
