// Threats: another site presses our buttons or frames them; a stranger learns who has an account; a reference leaks by a URL, a cache
// or a referrer; a page is made to carry script. Promise: every page answers without a key, in the language asked for.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { UNMEASURED_EVIDENCE } from '../../src/engine/causes/unmeasured.ts';
import { FAMILY_WORDS } from '../../src/engine/explain/answer/answer-for.ts';
import { LUMEN, openTestWorld } from '../setup/world.ts';
import { servePages } from './pages.ts';

const SECOND = { ...LUMEN, id: 'second', brand: 'Second & <b>Sons</b>', domain: 'second.example' };
const world = await openTestWorld({ services: [LUMEN, SECOND] });
const { send, clock } = world;
const pages = await servePages(world);
const { app } = pages;

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const get = (url: string, headers: Record<string, string> = {}) => app.inject({ method: 'GET', url, headers });
const post = (url: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url,
    headers: { ...FORM, ...headers },
    payload: new URLSearchParams(fields).toString(),
  });
const cookieOf = (answer: Awaited<ReturnType<typeof post>>) => String(answer.headers['set-cookie']).split(';')[0]!;
let networks = 0;
/** Asks from a network of its own, so that tests don't share a limit. */
const ask = (fields: Record<string, string>, query = '') => {
  const payload = new URLSearchParams(fields).toString();
  return app.inject({
    method: 'POST',
    url: `/why${query}`,
    headers: FORM,
    payload,
    remoteAddress: `10.1.${networks >> 8}.${networks++ & 255}`,
  });
};
const answerFor = async (fields: Record<string, string>, query = '') => {
  const asked = await ask(fields, query);
  return await get(`/why/answer${query}`, { cookie: cookieOf(asked) });
};

const OPEN = [
  '/',
  '/why',
  '/why/answer',
  '/guide',
  '/dev/inbox',
  '/docs',
  '/check-message',
  '/sign-in',
  '/sign-up',
  '/recovery',
];

describe('every page', () => {
  for (const path of OPEN) {
    test(`${path} answers without a key, and lets nothing foreign in or out`, async () => {
      const { statusCode, headers, body } = await get(path);
      assert.equal(statusCode, 200);
      assert.match(String(headers['content-type']), /^text\/html; charset=utf-8/);
      const policy = String(headers['content-security-policy']);
      for (const rule of ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "style-src 'self'"])
        assert.ok(policy.includes(rule), rule);
      assert.doesNotMatch(policy, /unsafe|data:|https?:|\*/);
      assert.equal(headers['referrer-policy'], 'no-referrer');
      assert.equal(headers['x-content-type-options'], 'nosniff');
      assert.equal(headers['x-robots-tag'], 'noindex');
      assert.equal(headers['cross-origin-opener-policy'], 'same-origin');
      assert.ok(headers['permissions-policy']);
      assert.doesNotMatch(body, /\sstyle=|<style|<script(?![^>]*\ssrc=)|\son\w+=/);
    });
  }

  test('is told how to speak by the address first, then by the browser', async () => {
    assert.match((await get('/why?lang=ar', { 'accept-language': 'es' })).body, /<html lang="ar" dir="rtl">/);
    assert.match((await get('/why', { 'accept-language': 'es-MX,en;q=0.5' })).body, /<html lang="es" dir="ltr">/);
    assert.match((await get('/why?lang=xx')).body, /<html lang="en" dir="ltr">/);
    assert.match((await get('/why?lang=ar')).body, /href="\/guide\?lang=ar"/);
  });

  test('is the page of the service whose name was asked for, its name shown as text', async () => {
    assert.match((await get('/', { host: 'second.example' })).body, /Second &amp; &lt;b&gt;Sons/);
    assert.doesNotMatch((await get('/', { host: 'second.example' })).body, /<b>Sons/);
    assert.match((await get('/', { host: 'SECOND.example:8080' })).body, /Second &amp;/);
    assert.match((await get('/', { host: 'else.example' })).body, /Lumen/);
  });

  test('is small: at most 8 kB over the wire', async () => {
    for (const path of OPEN) {
      for (const lang of ['en', 'es', 'ar']) {
        const { rawPayload } = await get(`${path}?lang=${lang}`, { 'accept-encoding': 'gzip' });
        assert.ok(rawPayload.length <= 8 * 1024, `${path} ${lang} ${rawPayload.length}`);
      }
    }
  });

  test('says so where its work is still to come, and the account leads to signing in', async () => {
    const { statusCode, headers } = await get('/account?lang=es');
    assert.equal(statusCode, 302);
    assert.equal(headers.location, '/sign-in?lang=es');
    assert.match((await get('/sign-in')).body, /cannot sign in here yet/);
  });
});

describe('the files of pages', () => {
  test('are found by their exact names, kept while they stay the same, and sent small', async () => {
    const { body } = await get('/guide');
    const [style] = /\/assets\/pages\.css\?v=[\w-]+/.exec(body) ?? [];
    const [script] = /\/assets\/guide\.js\?v=[\w-]+/.exec(body) ?? [];
    const css = await get(style!, { 'accept-encoding': 'gzip, br' });
    assert.equal(css.headers['content-encoding'], 'br');
    assert.match(String(css.headers['cache-control']), /immutable/);
    assert.ok(css.rawPayload.length <= 6 * 1024);
    assert.equal(
      (await get(style!, { 'accept-encoding': 'gzip, br', 'if-none-match': String(css.headers.etag) })).statusCode,
      304,
    );
    assert.equal((await get('/assets/pages.css')).headers['cache-control'], 'no-cache');
    const js = await get(script!, { 'accept-encoding': 'gzip' });
    assert.match(String(js.headers['content-type']), /^text\/javascript/);
  });

  test('in no language make the guide larger than 45 kB', async () => {
    for (const name of ['guide.js', 'guide-es.js', 'guide-ar.js']) {
      const parts = await Promise.all(
        [`/assets/${name}`, '/assets/pages.css', '/guide'].map((url) => get(url, { 'accept-encoding': 'gzip' })),
      );
      const sum = parts.reduce((size, { rawPayload }) => size + rawPayload.length, 0);
      assert.equal(parts[0]!.statusCode, 200);
      assert.ok(sum <= 45 * 1024, `${name}: ${sum}`);
    }
  });

  test('give the guide no evidence that needs a record', async () => {
    const own = new Set<string>(UNMEASURED_EVIDENCE.map(({ id }) => id));
    const families = Object.keys(FAMILY_WORDS.en.families).filter((id) => !own.has(id));
    for (const name of ['guide.js', 'guide-es.js', 'guide-ar.js']) {
      const { body } = await get(`/assets/${name}`);
      assert.ok(body.includes('requested.known_device'), name);
      for (const id of families)
        assert.ok(!body.includes(`"${id}":{says:`) && !body.includes(`("${id}",`), `${name}: ${id}`);
      assert.ok(!body.includes('accountKnowsDevice'), `${name}: measures`);
    }
  });

  test('lead nowhere else', async () => {
    for (const path of [
      '/assets/',
      '/assets/../package.json',
      '/assets/..%2fpages.css',
      '/assets/%2e%2e/pages.css',
      '/assets/pages.css%00',
      '/assets/page.js',
      '/assets/pages.css/',
    ])
      assert.equal((await get(path)).statusCode, 404, path);
  });
});

describe('asking why', () => {
  test('keeps reference and address out of every address and header, and the cookie to this page', async () => {
    const sent = await send({ to: '+12025550121', account: 'acc_1' });
    const asked = await ask({ address: '+1 202 555 0121', reference: ` ref ${sent.reference.toLowerCase()} ` });
    assert.equal(asked.statusCode, 303);
    assert.equal(asked.headers.location, '/why/answer');
    assert.equal(asked.headers['cache-control'], 'no-store');
    const cookie = String(asked.headers['set-cookie']);
    assert.match(cookie, /^why=[\w-]+; Path=\/why; Max-Age=900; HttpOnly; SameSite=Strict$/);
    for (const secret of [sent.reference, sent.code, '2025550121'])
      assert.ok(!JSON.stringify(asked.headers).includes(secret), secret);
    const answer = await get('/why/answer', { cookie: cookieOf(asked) });
    assert.match(answer.body, /name="action" value="stop_codes"/);
    assert.equal(answer.headers['cache-control'], 'no-store');
    for (const secret of [sent.reference, sent.code, '2025550121']) assert.ok(!answer.body.includes(secret), secret);
  });

  test('marks the cookie for secure connections only, where the connection is one', async () => {
    const { app: behindProxy } = await servePages(world, { trustProxy: true });
    const headers = { ...FORM, 'x-forwarded-proto': 'https' };
    const asked = await behindProxy.inject({ method: 'POST', url: '/why', headers, payload: 'address=%2B12025550121' });
    assert.match(String(asked.headers['set-cookie']), /; Secure$/);
  });

  test('tells the same, byte for byte, of an address we know and one we do not', async () => {
    await send({ to: '+12025550122', account: 'acc_2' });
    const told = async (address: string, reference: string) => (await answerFor({ address, reference })).body;
    const [known, unknown] = [await told('+12025550122', 'BCDFGHJKLM'), await told('+12025550123', 'BCDFGHJKLM')];
    assert.equal(known, unknown);
    assert.match(known, /We know of no message with this reference/);
    const [withKnown, withUnknown] = [await told('+12025550122', ''), await told('+12025550124', '')];
    assert.equal(withKnown, withUnknown);
    assert.match(withKnown, /Without the reference/);
  });

  test('tells nothing by the reference of another address', async () => {
    const sent = await send({ to: '+12025550125', account: 'acc_3' });
    const other = await answerFor({ address: '+12025550126', reference: sent.reference });
    assert.equal(other.body, (await answerFor({ address: '+12025550126', reference: 'BCDFGHJKLM' })).body);
  });

  test('names what is wrong with what was typed, twice in the same words, and keeps it, but never a code', async () => {
    const { statusCode, body, headers } = await ask({ address: 'ann@', reference: '482913' });
    assert.equal(statusCode, 422);
    assert.equal(headers['cache-control'], 'no-store');
    assert.match(body, /<title>Error: /);
    assert.equal(body.match(/Check the e-mail address: something in it is missing or wrong/g)?.length, 2);
    assert.match(body, /value="ann@"/);
    assert.doesNotMatch(body, /482913/);
    assert.match(body, /href="#reference"/);
  });

  test('shows what was typed as text, whatever it is', async () => {
    const attack = '"><script>alert(1)</script>';
    const { body } = await ask({ address: attack, reference: attack });
    assert.doesNotMatch(body, /<script>alert/);
    assert.match(body, /&quot;&gt;&lt;script&gt;/);
  });

  test('proposes the address that was likely meant', async () => {
    const { body } = await ask({ address: 'ann#gmail.com', reference: '' });
    assert.match(body, /Did you mean <bdi dir="ltr">ann@gmail.com<\/bdi>\?/);
  });

  test('closes after a quarter of an hour, and opens nothing for another service', async () => {
    const cookie = cookieOf(await ask({ address: '+12025550127', reference: '' }));
    assert.match((await get('/why/answer', { cookie, host: 'second.example' })).body, /No answer is open here/);
    clock.advance(15 * 60_000 - 1);
    assert.doesNotMatch((await get('/why/answer', { cookie })).body, /No answer is open here/);
    clock.advance(1);
    assert.match((await get('/why/answer', { cookie })).body, /No answer is open here/);
  });

  test('is limited for each network, with a page that says how long and what to do', async () => {
    const one = () =>
      app.inject({
        method: 'POST',
        url: '/why',
        headers: FORM,
        payload: 'address=%2B12025550128',
        remoteAddress: '10.9.9.9',
      });
    for (let n = 0; n < 30; n++) assert.equal((await one()).statusCode, 303);
    const { statusCode, headers, body } = await one();
    assert.equal(statusCode, 429);
    assert.equal(headers['retry-after'], '600');
    assert.match(body, /You can ask again at .+10\sminutes/s);
    assert.equal((await ask({ address: '+12025550128' })).statusCode, 303);
    clock.advance(600_000);
    assert.equal((await one()).statusCode, 303);
  });
});

describe('pressing', () => {
  const opened = async (to: string) => {
    const sent = await send({ to, account: `acc_${to}` });
    return cookieOf(await ask({ address: to, reference: sent.reference }));
  };

  test('is refused from other sites, and then nothing is done', async () => {
    const cookie = await opened('+12025550131');
    for (const foreign of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.test' },
    ] as Record<string, string>[]) {
      for (const url of ['/why/act', '/why', '/why/close']) {
        const { statusCode, body } = await post(
          url,
          { action: 'stop_codes', address: '+12025550131' },
          { cookie, ...foreign },
        );
        assert.equal(statusCode, 403);
        assert.match(body, /Nothing was done/);
      }
    }
    assert.match((await get('/why/answer', { cookie })).body, /value="stop_codes"/);
  });

  test('without the cookie does nothing', async () => {
    const { statusCode, headers } = await post('/why/act', { action: 'stop_codes' });
    assert.equal(statusCode, 303);
    assert.equal(headers['set-cookie'], undefined);
  });

  test('does nothing for who showed no reference', async () => {
    const cookie = cookieOf(await ask({ address: '+12025550132', reference: 'BCDFGHJKLM' }));
    const pressed = await post('/why/act', { action: 'stop_codes' }, { cookie });
    assert.equal(pressed.statusCode, 303);
    assert.match((await get('/why/answer', { cookie: cookieOf(pressed) })).body, /We know of no message/);
    clock.advance(60_000);
    assert.equal((await send({ to: '+12025550132', account: 'acc_x' })).outcome, 'sent');
  });

  test('twice does what pressing once did, and undoing twice undoes no more', async () => {
    let cookie = await opened('+12025550133');
    const press = async (fields: Record<string, string>) => {
      cookie = cookieOf(await post('/why/act', fields, { cookie }));
      return (await get('/why/answer', { cookie })).body;
    };
    await press({ action: 'not_my_account' });
    clock.advance(1000);
    const first = await press({ action: 'stop_codes' });
    assert.match(first, /no longer come here/);
    const undo = /name="of" value="(\d+)"/.exec(first)![1]!;
    assert.match(await press({ action: 'stop_codes' }), /That was done before/);
    assert.match(await press({ action: 'undo', of: undo }), /That is undone/);
    assert.match(await press({ action: 'undo', of: undo }), /nothing left to undo/);
    assert.match((await get('/why/answer', { cookie })).body, /name="of" value="\d+"/, 'the other can still be undone');
  });

  test('leads back to the answer, also when the address is opened again', async () => {
    for (const path of ['/why/act', '/why/close']) {
      const { statusCode, headers } = await get(path);
      assert.equal(statusCode, 303);
      assert.equal(headers.location, '/why/answer');
    }
  });

  test('what is not a button, and what is not a form, is refused with a page', async () => {
    const cookie = await opened('+12025550134');
    assert.equal((await post('/why/act', { action: 'delete_everything' }, { cookie })).statusCode, 400);
    assert.equal(
      (
        await app.inject({
          method: 'POST',
          url: '/why',
          headers: { 'content-type': 'application/json' },
          payload: '{}',
        })
      ).statusCode,
      415,
    );
    const large = await post('/why', { address: 'a'.repeat(11_000) });
    assert.equal(large.statusCode, 413);
    assert.match(large.body, /We could not read that/);
    assert.match(String(large.headers['content-security-policy']), /default-src 'none'/);
  });

  test('closing leaves nothing to read', async () => {
    const cookie = await opened('+12025550135');
    const { headers } = await post('/why/close', {}, { cookie });
    assert.match(String(headers['set-cookie']), /^why=; Path=\/why; Max-Age=0/);
  });
});

test('an answer is read in another language without asking again', async () => {
  const sent = await send({ to: '+12025550141', account: 'acc_41' });
  const cookie = cookieOf(await ask({ address: '+12025550141', reference: sent.reference }));
  const arabic = (await get('/why/answer?lang=ar', { cookie })).body;
  assert.match(arabic, /<h1>[\u0600-\u06ff]/);
  assert.doesNotMatch(arabic.replace(/<header.*?<\/header>/s, ''), /Somebody|We cannot/);
});

test('where messages are sent out, the inbox says that there is none', async () => {
  const { app: sending } = await servePages(world, { hasInbox: false });
  const { statusCode, body } = await sending.inject('/dev/inbox');
  assert.equal(statusCode, 200);
  assert.match(body, /There is no inbox here/);
  assert.doesNotMatch(body, /<script/);
});

test('trouble inside is told to the log and not to the person', async () => {
  assert.equal(pages.troubles.length, 0);
  await world.database.pool.query('alter table explanation rename to explanation_gone');
  const { statusCode, body } = await ask({ address: '+12025550142' });
  assert.equal(statusCode, 500);
  assert.match(body, /Sorry, there is a problem with this page/);
  assert.doesNotMatch(body, /explanation_gone|relation|insert into/i);
  assert.equal(pages.troubles.length, 1);
});
