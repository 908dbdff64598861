// Promise: every page can be used with a screen reader, a keyboard, a narrow screen and large letters, in light and dark, in either
// direction; and none asks anything of any other server.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { openTestServer } from '../setup/server.ts';
import { openBrowserForTests, type Visitor } from './visitor.ts';

const { base, key, send } = await openTestServer();
const { skip, visit } = await openBrowserForTests();
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const ALL_RULES = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };
/** The rules whose outcome other colours can change. */
const COLOUR_RULES = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

const sent = await send({ to: '+12025550181', account: 'acc_81' });
const ask = async ({ page, open }: Visitor, reference: string) => {
  await open('/why');
  await page.fill('#address', '+12025550181');
  await page.fill('#reference', reference);
  await page.click('main form button');
};

type Reach = (visitor: Visitor) => Promise<unknown>;
const STATES: Readonly<Record<string, Reach>> = {
  '/': ({ open }) => open('/'),
  '/why': ({ open }) => open('/why'),
  'mistakes named': (visitor) => ask(visitor, '482913'),
  'the answer': (visitor) => ask(visitor, sent.reference),
  'the answer after a press': async (visitor) => {
    await ask(visitor, sent.reference);
    await visitor.page.click('form:has([value=it_was_me]) button, form:has([value=stop_codes]) button');
  },
  'the general answer': (visitor) => ask(visitor, 'BCDFGHJKLM'),
  'no answer': ({ open }) => open('/why/answer'),
  '/guide': ({ open }) => open('/guide'),
  'a question': ({ open }) => open('/guide#unasked'),
  'a message to paste': ({ open }) => open('/guide#is_it_real'),
  'advice at once': ({ open }) => open('/guide#gave_code'),
  '/check-message': ({ open }) => open('/check-message'),
  '/sign-in': ({ open }) => open('/account'),
  '/dev/inbox': async ({ page, open }) => {
    await open(`/dev/inbox#key=${key}`);
    await page.waitForSelector('.message');
  },
};
interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

type Axe = { run(options: object): Promise<{ violations: Violation[] }> };

async function violationsOn(page: Page, runOnly: object, rules: object = {}): Promise<readonly string[]> {
  const found = await page.evaluate(
    async (options) => {
      const { axe } = globalThis as unknown as { axe: Axe };
      return (await axe.run({ ...options, resultTypes: ['violations'] })).violations;
    },
    { runOnly, rules },
  );
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

async function violationsInBothSchemes(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const light = await violationsOn(page, ALL_RULES);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await violationsOn(page, COLOUR_RULES);
  await page.emulateMedia({ colorScheme: 'light' });
  return [...light, ...dark.map((violation) => `dark: ${violation}`)];
}

const isWider = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

/** Links within a sentence and hidden fields aside, what is pressed is at least so high. */
const smallTargets = (page: Page) =>
  page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        'button, .card, .action, .button, .brand, .help a, .links a, .languages a, summary, input:not([type=hidden], [type=checkbox])',
      ),
    ]
      .filter((element) => element.getClientRects().length > 0 && element.getBoundingClientRect().height < 44)
      .map((element) => `${element.outerHTML.slice(0, 80)} ${element.getBoundingClientRect().height}`),
  );

describe('every page', { skip }, () => {
  for (const locale of ['en', 'ar'] as const) {
    test(`${locale}: no barrier that can be found by rules, in light and dark, and nothing leaves the origin`, async () => {
      const visitor = await visit(base, { locale });
      const found: string[] = [];
      for (const [name, reach] of Object.entries(STATES)) {
        await reach(visitor);
        for (const violation of await violationsInBothSchemes(visitor.page)) found.push(`${name}: ${violation}`);
      }
      assert.deepEqual(found, []);
      assert.deepEqual(visitor.troubles, []);
      await visitor.close();
    });
  }

  test('the documentation has no barrier either; its colours are looked at where it is short', async () => {
    const { page, open, troubles, close } = await visit(base);
    await open('/docs/errors');
    assert.deepEqual(await violationsInBothSchemes(page), []);
    await open('/docs');
    await page.evaluate(AXE);
    assert.deepEqual(await violationsOn(page, ALL_RULES, { 'color-contrast': { enabled: false } }), []);
    assert.deepEqual(troubles, []);
    await close();
  });

  for (const locale of ['en', 'ar', 'es'] as const) {
    test(`${locale}: fits a screen of 320 px, also with letters twice as large, and can be pressed with a thumb`, async () => {
      const visitor = await visit(base, { locale, width: 320 });
      const { page } = visitor;
      for (const [name, reach] of Object.entries(STATES)) {
        await reach(visitor);
        assert.equal(await isWider(page), false, name);
        assert.deepEqual(await smallTargets(page), [], name);
        await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
        assert.equal(await isWider(page), false, `${name}, 200 %`);
      }
      await visitor.close();
    });
  }

  test('fields are at least 16 px, so that no phone zooms in', async () => {
    const { page, open, close } = await visit(base);
    await open('/why');
    const sizes = await page
      .locator('input:not([type=hidden])')
      .evaluateAll((inputs) => inputs.map((input) => Number.parseFloat(getComputedStyle(input).fontSize)));
    assert.ok(sizes.length > 0 && sizes.every((size) => size >= 16), String(sizes));
    await close();
  });
});
