// Promise: who only tells what they saw gets the same reasoning as the record, in their own browser. Threats: an answer leaves the
// device; whoever gave a code away leaves without what has to be done at once.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { guide } from '../../src/guide/guide.ts';
import { EMPTY_REPORT } from '../../src/guide/parse-report.ts';
import { GUIDE_COPIES } from '../../src/server/pages/copy/guide-copies.ts';
import { openTestServer } from '../setup/server.ts';
import { openBrowserForTests, textOf } from './visitor.ts';

const { base } = await openTestServer();
const { skip, visit } = await openBrowserForTests();
const { en, es, ar } = GUIDE_COPIES;

const door = (page: Page, name: string) => page.click(`a.card[href="#${name}"]`);
const choose = async (page: Page, ...labels: readonly string[]) => {
  for (const label of labels) await page.locator('.choice', { hasText: new RegExp(`^${label}$`) }).click();
};
const stepsOf = (page: Page) => page.locator('.ticks li span').allTextContents();

describe('the guide', { skip }, () => {
  for (const copy of [en, es, ar]) {
    test(`in ${copy.locale}: giving a code away leads straight to what to do at once`, async () => {
      const { page, open, troubles, close } = await visit(base, { locale: copy.locale });
      await open('/guide');
      await door(page, 'gave_code');
      assert.equal(await textOf(page.locator('.worry h2')), copy.worry.urgent);
      const wanted = guide({ ...EMPTY_REPORT, door: 'gave_code' }, copy.words).advice.map(({ says }) => says);
      assert.deepEqual(await stepsOf(page), wanted);
      assert.equal(
        wanted[0],
        copy.words.answer.advice.tell_service_now.replace('{brand}', copy.words.answer.thisService),
      );
      assert.deepEqual(troubles, []);
      await close();
    });
  }

  test('answers what was told just as the same reasoning does on the record', async () => {
    const { page, open, close } = await visit(base);
    await open('/guide');
    await door(page, 'unasked');
    await choose(
      page,
      'No',
      'No, I kept it to myself',
      'No',
      'Yes',
      'To reset a password',
      'Many within an hour',
      'Other codes',
    );
    await page.click(`text="${en.answerNow}"`);
    const told = {
      ...EMPTY_REPORT,
      door: 'unasked',
      contactedBySomebody: false,
      onThePhoneNow: false,
      toldSomebody: false,
      enteredCodeSomewhere: false,
      askedMyself: 'no',
      haveAccount: 'yes',
      saysFor: 'recovery',
      count: 8,
      withinHours: 1,
      sameCode: false,
    } as const;
    const wanted = guide(told);
    assert.deepEqual(
      await stepsOf(page),
      wanted.advice.map(({ says }) => says),
    );
    assert.equal(await textOf(page.locator('.worry .lead')), wanted.says);
    assert.equal(wanted.cause, 'reset_abuse');
    assert.equal(await textOf(page.locator('.reasons li strong').first()), en.words.answer.causes.reset_abuse.title);
    await close();
  });

  test('who is on the phone right now is asked nothing more before being told to hang up', async () => {
    const { page, open, close } = await visit(base);
    await open('/guide#unasked');
    await choose(page, 'Yes, on the phone right now');
    assert.equal((await stepsOf(page))[0], en.words.answer.advice.hang_up);
    await page.click(`text="${en.moreQuestions}"`);
    assert.equal(await textOf(page.locator('h2[tabindex]')), en.questions.given.asks);
    await close();
  });

  test('a pasted fake is called one, and neither it nor any answer leaves the browser', async () => {
    const { page, open, troubles, close } = await visit(base);
    const asked: string[] = [];
    await open('/guide');
    page.on('request', (request) => asked.push(request.url()));
    await door(page, 'is_it_real');
    await page.fill(
      '#message',
      'Your Lumen account is locked! Verify now: http://lumen-secure.test/verify and send us the code 482913',
    );
    await page.fill('#service', 'Lumen');
    await page.click(`text="${en.next}"`);
    await choose(page, 'No', 'Yes, somebody called or wrote');
    assert.match(await textOf(page.locator('.answer')), /It is a fake/);
    assert.deepEqual(asked, []);
    assert.deepEqual(troubles, []);
    assert.doesNotMatch(page.url(), /482913|Lumen|verify/i);
    assert.deepEqual(
      await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie]),
      [''],
    );
    await close();
  });

  test('keeps ticks on this device and nothing else, and forgets them when told to', async () => {
    const { page, open, close } = await visit(base);
    await open('/guide#gave_code');
    await page.check('.ticks input >> nth=0');
    assert.deepEqual(await page.evaluate(() => ({ ...localStorage })), {
      'countersign.guide.ticks': '["tell_service_now"]',
    });
    await page.reload();
    assert.equal(await page.isChecked('.ticks input >> nth=0'), true);
    await page.click(`text="${en.untick}"`);
    assert.equal(await page.isChecked('.ticks input >> nth=0'), false);
    assert.equal(await page.evaluate(() => localStorage.length), 0);
    await close();
  });

  test('goes back by its own button and by the browser, to the question as it was left', async () => {
    const { page, open, close } = await visit(base);
    await open('/guide');
    await door(page, 'does_not_come');
    await choose(page, 'By e-mail', 'Longer');
    await page.goBack();
    assert.equal(await textOf(page.locator('.chosen')), 'Longer');
    await page.click(`text="${en.back}"`);
    assert.equal(await textOf(page.locator('.chosen')), 'By e-mail');
    await page.click(`text="${en.back}"`);
    assert.equal(await page.locator('a.card').count(), 6);
    await close();
  });

  test('is walked with the keyboard alone, the new question or answer coming into focus', async () => {
    const { page, open, close } = await visit(base);
    await open('/guide');
    await page.focus('a.card[href="#where_is_it"]');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.question h2:focus');
    const first = await page.locator('.question h2').textContent();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    // The heading that has the focus now is the next question's, not the same one still.
    await page.waitForSelector(`.question h2:focus:not(:text-is(${JSON.stringify(first)}))`);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.answer h2:focus');
    await close();
  });

  test('shows a question once: a reader who moves on at once is not sent back to its heading', async () => {
    const { page, open, close } = await visit(base);
    await open('/guide');
    const shown = await page.evaluate(async () => {
      const views: number[] = [];
      new MutationObserver((changes) => views.push(changes.length)).observe(document.querySelector('#guide')!, {
        childList: true,
      });
      const told = new Promise((done) => addEventListener('hashchange', done, { once: true }));
      document.querySelector<HTMLElement>('a.card[href="#where_is_it"]')!.click();
      await told;
      await new Promise((done) => requestAnimationFrame(done));
      return views.length;
    });
    assert.equal(shown, 1);
    await close();
  });

  test('without scripts is a page with the urgent advice, every door and all ten reasons', async () => {
    const { page, open, troubles, close } = await visit(base, { scripts: false });
    await open('/guide');
    await door(page, 'gave_code');
    assert.match(await textOf(page.locator('#gave_code li').first()), /^Tell Lumen now/);
    for (const name of Object.keys(en.doors)) assert.ok((await page.locator(`section#${name} li`).count()) >= 3, name);
    assert.equal(await page.locator('#reasons dt').count(), 10);
    assert.deepEqual(troubles, []);
    await close();
  });
});
