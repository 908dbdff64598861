// Promise: whoever runs the service reads in the terminal what happened with one verification, why it likely came and what was done.
// Threat: it says a code, a reference, a plain address or an account, or explains another service's.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runCli, tempFolder } from '../setup/service-process.ts';
import { MASTER, openTestWorld } from '../setup/world.ts';

const { engine, send, clock, database, service } = await openTestWorld();
const folder = tempFolder();
const env = { DATABASE_URL: database.url, COUNTERSIGN_KEY: MASTER.toString('base64') };
const BOB = '+12025550122';

const sent = await send(
  { to: BOB, account: 'acc-bob', typed: 'bob.surname' },
  { country: 'NL', client: 'web/2026.47', actor: 'person' },
);
clock.advance(30_000);
const asked = { service, to: { kind: 'phone', value: BOB } as const, reference: sent.reference, verification: null };
const { id } = await engine.explain({
  ...asked,
  complaint: 'not_me',
  text: { text: null, textLures: null },
  locale: 'en',
});
await engine.act(service, id, 'not_me');
await engine.flush(true);

const cli = (args: readonly string[], input: string | null = null) => runCli(['explain', ...args], env, folder, input);
const byId = await cli([sent.id]);

test('it says what happened, what was decided and known, why it came, and what was done', () => {
  assert.equal(byId.code, 0, byId.err);
  const { out } = byId;
  assert.match(out, /^sign_in by sms to \+1[^\d]*\d{2,4}: /);
  for (const title of [
    'What happened',
    'What was decided, and what was known then',
    'Why it came',
    'What was done since',
  ])
    assert.ok(out.includes(`\n${title}\n`), title);
  assert.match(out, /Somebody asked for a code\. \(.*country NL, client web\/2026\.47, actor person\)/);
  assert.match(out, /sent: nothing_against\. Nothing speaks against sending\./);
  assert.match(out, /request: .*purpose: sign_in/);
  assert.match(out, /Likeliest: [a-z_]+ \d+ %/);
  assert.match(out, /\n {2}\+ \d+\.\d\d {2}\S/);
  assert.match(out, /not_me: \S/);
});

test('by the reference it says the same, also from standard input', async () => {
  assert.equal((await cli([`Ref ${sent.reference.toLowerCase()}`])).out, byId.out);
  assert.equal((await cli(['-'], `${sent.reference}\n`)).out, byId.out);
});

test('it says nobody, no code and no reference', () => {
  const said = byId.out + byId.err;
  for (const secret of [BOB, '2025550122', 'acc-bob', 'surname', sent.code, sent.reference, sent.id, id])
    assert.ok(!said.includes(secret), secret);
});

test('what is not there is not found, and not said again', async () => {
  for (const what of ['ver_00000000000000000000000000000000', 'BCDFGHJKLM', 'nonsense']) {
    const { code, err, out } = await cli([what]);
    assert.deepEqual([code, out], [1, '']);
    assert.match(err, /no such verification/);
    assert.ok(!err.includes(what));
  }
});

test('asked for wrongly', async () => {
  assert.match((await cli([])).err, /usage: countersign explain/);
  assert.match((await cli([sent.id, '--service', 'nowhere'])).err, /--service: must be the id/);
});
