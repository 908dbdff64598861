/**
 * Every page in every state, as a person sees it: phone and desktop, light and dark, left to right and right to left, into
 * `screenshots/`. Runs the real pages over an engine of canned answers, so that states that are rare are a line here.
 * Needs `dist/` (npm run build). `node scripts/screenshots.mjs answer` takes only states whose name contains `answer`.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Fastify from 'fastify';
import { diagnose } from '../dist/src/engine/causes/diagnose.js';
import { WEIGHTS } from '../dist/src/engine/causes/weights.js';
import { answerFor } from '../dist/src/engine/explain/answer/answer-for.js';
import { UNKNOWN_FACTS } from '../dist/src/engine/unknown-facts.js';
import { registerPages } from '../dist/src/server/pages/register-pages.js';
import { openBrowser } from '../dist/test/browser/browser.js';

const out = join(dirname(dirname(fileURLToPath(import.meta.url))), 'screenshots');
const NOW = Date.parse('2026-11-20T12:00:00Z');
const SERVICE = {
  id: 'lumen',
  brand: 'Lumen',
  domain: 'lumen.example',
  supportUrl: 'https://lumen.example/help',
  regions: ['US', 'DE'],
  allowCountries: ['*'],
  allowFictional: true,
};
const WORDS = { sms: 'BBBBBBBBBB', address: '+12025550106' };

// --- canned answers: real diagnoses of made-up facts ----------------------------------------------------------------------

const facts = (changes) => ({ ...UNKNOWN_FACTS, ...changes });
const known = { ...UNKNOWN_FACTS.account, seenDays: 1, credentialsLeaked: true, wrongPasswordsDay: 40 };
const DIAGNOSES = {
  BBBBBBBBBB: facts({
    account: known,
    requester: { ...UNKNOWN_FACTS.requester, deviceFamiliar: false, networkAccountsDay: 300 },
  }),
  CCCCCCCCCC: facts({ told: { ...UNKNOWN_FACTS.told, text: 'not_ours', textLures: true, complaint: 'suspicious' } }),
  DDDDDDDDDD: UNKNOWN_FACTS,
  FFFFFFFFFF: facts({
    address: { ...UNKNOWN_FACTS.address, recycledDays: 20, disavowed: true },
    later: { ...UNKNOWN_FACTS.later, recycledAfterDays: 20 },
  }),
};
const asked = new Map();
let count = 0;

const engine = {
  async explain({ reference, locale }) {
    const id = `exp_${++count}`;
    const found = DIAGNOSES[reference?.toUpperCase()];
    const answer = found && answerFor(diagnose(found, WEIGHTS), { locale, brand: SERVICE.brand });
    asked.set(id, {
      id,
      service: 'lumen',
      createdAt: NOW,
      verification: found ? `ver_${reference}` : null,
      proof: found ? 'reference' : 'none',
      locale,
      answer,
      actions: [],
    });
    return { id };
  },
  readExplanation: async (_service, id) => asked.get(id),
  diagnose: async (_service, id) => ({ diagnosis: diagnose(DIAGNOSES[id.slice(4)], WEIGHTS) }),
  read: async () => ({ purpose: 'sign_in', createdAt: '2026-11-20T11:52:00.000Z' }),
  async act(_service, id, action) {
    const explanation = asked.get(id);
    const effects = {
      stop_codes: ['codes_stopped'],
      i_shared_it: ['code_ended', 'codes_stopped'],
      not_my_account: ['code_ended', 'address_disowned'],
      undo: ['undone'],
    };
    if (action === 'undo') explanation.actions.at(-1).undone = true;
    else explanation.actions.push({ action, at: NOW, undoUntil: NOW + 72 * 3_600_000, undone: false });
    return { done: effects[action] ?? ['noted'] };
  },
};

const MESSAGES = [
  {
    id: 'msg_2',
    to: '+12025550106',
    channel: 'sms',
    text: '482913 is your Lumen code to sign in. Never share it: none of us asks for it.\nWhy? lumen.example/why Ref BCDFGHJKLM\n\n@lumen.example #482913',
    at: '2026-11-20T11:52:00Z',
    sender: 'inbox',
  },
  {
    id: 'msg_1',
    to: 'ann@lumen.example',
    channel: 'email',
    subject: 'Code requested to sign in to Lumen',
    text: '550182\n\nSomebody asked for a code to sign in to Lumen.',
    at: '2026-11-20T11:40:00Z',
    sender: 'inbox',
  },
];

async function startPages(hasInbox) {
  const app = Fastify();
  app.get('/dev/inbox/messages', async () => ({ messages: MESSAGES }));
  const troubled = (error) => process.stderr.write(`${error.stack}\n`);
  await registerPages(app, {
    engine,
    services: [SERVICE],
    clock: { now: () => NOW },
    secret: Buffer.alloc(32, 1),
    hasInbox,
    docsHtml: () => '',
    troubled,
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  return { app, base: `http://127.0.0.1:${app.server.address().port}` };
}

// --- the states -----------------------------------------------------------------------------------------------------------

const ask =
  (reference, ...presses) =>
  async (page, open) => {
    await open('/why');
    await page.fill('#address', WORDS.address);
    await page.fill('#reference', reference);
    await page.click('button.main');
    for (const action of presses) await page.click(`form:has(input[name=action][value=${action}]) button`);
  };
const choose =
  (door, ...numbers) =>
  async (page, open) => {
    await open('/guide');
    await page.click(`a[href="#${door}"].card`);
    for (const n of numbers) await page.click(`.choice >> nth=${n}`);
  };

const STATES = {
  home: (_, open) => open('/'),
  why: (_, open) => open('/why'),
  'why-errors': async (page, open) => {
    await open('/why');
    await page.fill('#address', 'ann@gmial');
    await page.fill('#reference', '482913');
    await page.click('button.main');
  },
  'answer-unauthorized': ask('BBBBBBBBBB'),
  'answer-stopped': ask('BBBBBBBBBB', 'stop_codes'),
  'answer-undone': ask('BBBBBBBBBB', 'stop_codes', 'undo'),
  'answer-phishing': ask('CCCCCCCCCC'),
  'answer-gave-away': ask('CCCCCCCCCC', 'i_shared_it'),
  'answer-cant-tell': ask('DDDDDDDDDD'),
  'answer-recycled': ask('FFFFFFFFFF'),
  'answer-disowned': ask('FFFFFFFFFF', 'not_my_account'),
  'general-not-found': ask('ZZZZZZZZZZ'),
  'general-no-reference': ask(''),
  gone: (_, open) => open('/why/answer'),
  guide: (_, open) => open('/guide'),
  'guide-question': choose('unasked'),
  'guide-question-later': choose('unasked', 2, 2),
  'guide-message': choose('is_it_real'),
  'guide-urgent': choose('gave_code'),
  'guide-urgent-more': async (page, open) => {
    await choose('asked_for_my_code')(page, open);
    await page.click('.more button');
  },
  'guide-answer': async (page, open) => {
    await choose('unasked', 2, 2, 1, 0, 0)(page, open);
    await page.click('.ways button >> nth=1');
    await page.check('.ticks input >> nth=0');
  },
  'guide-calm': async (page, open) => {
    await choose('unasked', 2, 2, 0, 0, 0)(page, open);
    await page.click('.ways button >> nth=1');
  },
  'guide-waiting': async (page, open) => {
    await choose('does_not_come', 0, 1)(page, open);
    await page.click('.ways button >> nth=1');
  },
  'check-message': (_, open) => open('/check-message'),
  'sign-in': (_, open) => open('/sign-in'),
  'inbox-key': (_, open) => open('/dev/inbox'),
  inbox: (_, open) => open('/dev/inbox', '#key=cs_sec_made_up'),
};
const WITHOUT_SCRIPTS = {
  'noscript-guide': (_, open) => open('/guide'),
  'noscript-inbox': (_, open) => open('/dev/inbox'),
  'noscript-answer': ask('CCCCCCCCCC'),
};
const TROUBLES = {
  limited: async (page, open) => {
    await open('/why');
    for (let n = 0; n < 31; n++)
      await page.request
        .post(new URL('/why', page.url()).href, { form: { address: WORDS.address }, maxRedirects: 0 })
        .catch(() => {});
    await ask('')(page, open);
  },
};

// --- taking them ----------------------------------------------------------------------------------------------------------

const SIZES = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1200, height: 900 },
  narrow: { width: 320, height: 640 },
};
const [wanted = '', ...only] = process.argv.slice(2);

async function shoot(browser, base, name, state, look, javaScriptEnabled) {
  const { size, scheme, locale } = look;
  const context = await browser.newContext({ viewport: SIZES[size], colorScheme: scheme, locale, javaScriptEnabled });
  const page = await context.newPage();
  page.setDefaultTimeout(5000);
  await page.goto('about:blank');
  const open = (path, fragment = '') => page.goto(`${base}${path}?lang=${locale}${fragment}`);
  await state(page, open);
  await page.waitForTimeout(javaScriptEnabled ? 60 : 0);
  const file = join(out, locale, `${name}.${size}.${scheme}.png`);
  await page.screenshot({ path: file, fullPage: true });
  await context.close();
}

const LOOKS = ['en', 'ar', 'es'].flatMap((locale) =>
  Object.keys(SIZES).flatMap((size) => ['light', 'dark'].map((scheme) => ({ locale, size, scheme }))),
);
const isWanted = (name, { locale, size, scheme }) =>
  name.includes(wanted) &&
  only.every((word) => [locale, size, scheme].includes(word)) &&
  (only.length > 0 || (locale !== 'es' && size !== 'narrow'));

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const browser = await openBrowser();
let taken = 0;
for (const [states, scripts] of [
  [STATES, true],
  [WITHOUT_SCRIPTS, false],
  [TROUBLES, false],
]) {
  for (const [name, state] of Object.entries(states)) {
    for (const look of LOOKS.filter((one) => isWanted(name, one))) {
      const { app, base } = await startPages(true);
      await shoot(browser, base, name, state, look, scripts);
      await app.close();
      taken++;
    }
  }
}
await browser.close();
process.stdout.write(`${taken} pictures in screenshots/\n`);
