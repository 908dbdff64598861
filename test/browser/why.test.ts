// Promise: whoever holds a message learns why it came and can stop the next one, with or without scripts, in either direction of
// writing; and finds the way back. Threat: the page shows a caller's victim anything worth reading out.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { actionLabelFor } from '../../src/engine/explain/answer/answer-for.ts';
import { COPIES } from '../../src/server/pages/copy/copies.ts';
import { openTestServer } from '../setup/server.ts';
import { openBrowserForTests, textOf, type VisitorOptions } from './visitor.ts';

const { base, send, clock } = await openTestServer();
const { skip, visit } = await openBrowserForTests();

const button = (page: Page, action: string) => page.locator(`form:has(input[name=action][value=${action}]) button`);

async function ask(page: Page, address: string, reference: string): Promise<void> {
  await page.fill('#address', address);
  await page.fill('#reference', reference);
  await page.click('main form button');
}

const WAYS: readonly Required<Pick<VisitorOptions, 'locale' | 'scripts'>>[] = [
  { locale: 'en', scripts: false },
  { locale: 'en', scripts: true },
  { locale: 'ar', scripts: false },
  { locale: 'ar', scripts: true },
];

describe('asking why', { skip }, () => {
  for (const [n, way] of WAYS.entries()) {
    test(`in ${way.locale}, scripts ${way.scripts ? 'on' : 'off'}: read why, stop codes, undo`, async () => {
      const to = `+1202555015${n}`;
      const words = COPIES[way.locale].answer;
      const sent = await send({ to, account: `acc_${n}` });
      const { page, open, troubles, close } = await visit(base, way);
      await open('/why');
      assert.equal(await page.locator('html').getAttribute('dir'), way.locale === 'ar' ? 'rtl' : 'ltr');
      await ask(page, to, `Ref ${sent.reference}`);
      assert.equal(new URL(page.url()).pathname, '/why/answer');
      assert.equal(await page.locator('h1').count(), 1);
      assert.ok((await page.locator('.steps li').count()) > 0);

      await button(page, 'stop_codes').click();
      assert.match(await textOf(page.locator('#done')), new RegExp(words.done));
      const until = await page.locator('#done time').getAttribute('datetime');
      assert.equal(until, new Date(clock.now() + 72 * 3_600_000).toISOString());
      clock.advance(61_000);
      assert.equal((await send({ to, account: `acc_${n}` })).outcome, 'withheld');

      await button(page, 'undo').click();
      const undo = actionLabelFor('undo', { locale: way.locale, brand: 'Lumen' });
      assert.doesNotMatch(await textOf(page.locator('#done')), new RegExp(undo));
      assert.equal(await button(page, 'stop_codes').count(), 1);
      assert.equal((await send({ to, account: `acc_${n}` })).outcome, 'sent');

      const shown = await page.content();
      for (const secret of [sent.code, sent.reference, to.slice(2)]) assert.ok(!shown.includes(secret), secret);
      assert.ok(!page.url().includes('?'));
      assert.deepEqual(troubles, []);
      await close();
    });
  }

  test('before anything else says what to do while somebody is asking for the code', async () => {
    const { page, open, close } = await visit(base);
    for (const path of ['/', '/why', '/why/answer', '/guide', '/check-message']) {
      await open(path);
      const first = await textOf(page.locator('body > :not(.skip)').first().locator('> :first-child'));
      assert.equal(first, COPIES.en.pressing.asks, path);
    }
    await close();
  });

  test('giving the code away ends it, and then says what to do now', async () => {
    const sent = await send({ to: '+12025550161', account: 'acc_61' });
    const { page, open, troubles, close } = await visit(base, { scripts: false });
    await open('/why');
    await ask(page, '+12025550161', sent.reference);
    await page.click('.pressing a');
    await button(page, 'i_shared_it').click();
    assert.match(await textOf(page.locator('#done')), /The code in the message no longer works/);
    assert.match(await textOf(page.locator('#next li').first()), /Tell Lumen now/);
    assert.equal(await button(page, 'i_shared_it').count(), 0);
    assert.deepEqual(troubles, []);
    await close();
  });

  test('going back and pressing again does no harm', async () => {
    const sent = await send({ to: '+12025550162', account: 'acc_62' });
    const { page, open, close } = await visit(base);
    await open('/why');
    await ask(page, '+12025550162', sent.reference);
    await button(page, 'stop_codes').click();
    // A click comes back before the page it leads to is there, and a browser under way cannot be sent back.
    assert.match(await textOf(page.locator('#done')), /no longer come here/);
    await page.goBack();
    await page.goto(`${base}/why/act`);
    assert.match(await textOf(page.locator('#done')), /no longer come here/);
    assert.equal(await button(page, 'stop_codes').count(), 0);
    await close();
  });

  test('a mistake is named at the top and at the field, the way there is one press, and nothing typed is lost but a code', async () => {
    const { page, open, troubles, close } = await visit(base);
    await open('/why');
    await ask(page, 'ann@', '482913');
    assert.match(await page.title(), /^Error: /);
    assert.equal(await page.evaluate(() => document.activeElement?.className), 'errors');
    await page.click('.errors a[href="#reference"]');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'reference');
    assert.equal(await page.inputValue('#address'), 'ann@');
    assert.equal(await page.inputValue('#reference'), '');
    const told = await page.locator('#reference').getAttribute('aria-describedby');
    assert.match(await textOf(page.locator(`#${told?.split(' ')[1]}`)), /keep that to yourself/);
    assert.deepEqual(troubles, []);
    await close();
  });

  test('another language of the same answer is one press away', async () => {
    const sent = await send({ to: '+12025550163', account: 'acc_63' });
    const { page, open, close } = await visit(base);
    await open('/why');
    await ask(page, '+12025550163', sent.reference);
    await page.click('.languages [lang=es]');
    assert.equal(await page.locator('html').getAttribute('lang'), 'es');
    assert.equal(await textOf(button(page, 'stop_codes')), 'Parar estos códigos');
    await button(page, 'stop_codes').click();
    assert.match(await textOf(page.locator('#done')), /Ya no llegan aquí/);
    await close();
  });

  test('closing it leaves nothing for the next person at this device', async () => {
    const sent = await send({ to: '+12025550164', account: 'acc_64' });
    const { page, open, close } = await visit(base);
    await open('/why');
    await ask(page, '+12025550164', sent.reference);
    await page.click('.closing button');
    assert.equal(new URL(page.url()).pathname, '/why');
    await open('/why/answer');
    assert.equal(await textOf(page.locator('h1')), COPIES.en.gone.title);
    await close();
  });
});
