// Threat: the codes of development are read by a page of another site, or the key stays in the address. Promise: a developer sees
// what came, newest first, without reloading.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openTestServer } from '../setup/server.ts';
import { openBrowserForTests, textOf } from './visitor.ts';

const { base, key, send } = await openTestServer();
const { skip, visit } = await openBrowserForTests();

describe('the inbox', { skip }, () => {
  test('opens by the link that the server prints, takes the key out of the address, and shows what comes', async () => {
    const first = await send({ to: '+12025550171', account: 'acc_71' });
    const { page, open, troubles, close } = await visit(base);
    await open(`/dev/inbox#key=${key}`);
    await page.waitForSelector(`button:has-text("${first.code}")`);
    assert.ok(!page.url().includes('cs_sec_'));
    const { text } = await send({ to: 'ann@lumen.example', account: 'acc_71' });
    const [code] = /^\d{6,12}$/m.exec(text) ?? assert.fail(text);
    await page.waitForSelector(`button:has-text("${code}")`);
    assert.equal(await page.locator('.message').first().locator('strong').count(), 1, 'a mail has a subject');
    assert.deepEqual(troubles, []);
    await close();
  });

  test('shows a message as text, whatever stands in it', async () => {
    const { page, open, close } = await visit(base);
    await page.route('**/dev/inbox/messages', (route) =>
      route.fulfill({
        json: {
          messages: [
            {
              id: 'm',
              to: '<b>x</b>',
              channel: 'sms',
              text: '123456 <img src=x onerror=alert(1)>',
              at: '2026-11-20T12:00:00Z',
              sender: 'inbox',
            },
          ],
        },
      }),
    );
    await open(`/dev/inbox#key=${key}`);
    await page.waitForSelector('.message');
    assert.equal(await page.locator('.message img, .message b').count(), 0);
    await close();
  });

  test('pauses and goes on', async () => {
    const { page, open, close } = await visit(base);
    await open(`/dev/inbox#key=${key}`);
    await page.waitForSelector('.messages');
    await page.click('text="Pause"');
    assert.equal(await page.getAttribute('[aria-pressed]', 'aria-pressed'), 'true');
    const { code } = await send({ to: '+12025550173', account: 'acc_73' });
    const asked = page.waitForRequest('**/dev/inbox/messages');
    await page.click('text="Go on"');
    await asked;
    await page.waitForSelector(`button:has-text("${code}")`);
    await close();
  });

  test('asks for the key where none is given, and says when it is the wrong one', async () => {
    const { page, open, close } = await visit(base);
    await open('/dev/inbox');
    await page.fill('#key', 'cs_sec_wrong');
    await page.click('text="Open the inbox"');
    await page.waitForSelector('[role=alert]');
    await page.fill('#key', key);
    await page.click('text="Open the inbox"');
    await page.waitForSelector('.messages');
    await close();
  });

  test('without scripts tells how to ask from a terminal', async () => {
    const { page, open, close } = await visit(base, { scripts: false });
    await open('/dev/inbox');
    assert.match(await textOf(page.locator('pre')), /^curl .*\/dev\/inbox\/messages$/s);
    await close();
  });
});
