// Promise: a history is exported as a trace that can be replayed. Threat: it says an address, an account, a device, a code or a
// reference of somebody.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { assertFulfils, type Fields, parseLines } from '../replay/contract.ts';
import { run } from '../replay/run.ts';
import { runCli, tempFolder } from '../setup/service-process.ts';
import { MASTER, openTestWorld } from '../setup/world.ts';

const { engine, send, clock, database, service } = await openTestWorld();
const folder = tempFolder();
const out = join(folder, 'history.jsonl');
const env = { DATABASE_URL: database.url, COUNTERSIGN_KEY: MASTER.toString('base64') };
const [ADA, BOB, CAY, DAN] = ['+12025550111', '+12025550122', 'cay.surname@surname-family.net', '+12025550144'];
const device = {
  device: 'phone-of-ada',
  deviceSigned: true,
  neighbourhood: '240.1.2.0/24',
  network: '240.1.2.3',
  country: 'US',
};

const check = (id: string, code: string) =>
  engine.check({
    service: service.id,
    id,
    code,
    purpose: null,
    account: null,
    requester: {
      ...device,
      asn: null,
      session: null,
      client: 'ios/31.2.0',
      actor: 'person',
      apiKey: 'k-test',
      grant: null,
    },
  });

const first = await send({ to: ADA, account: 'acc-ada', typed: 'ada.surname', firstFactor: 'password' }, device);
clock.advance(9000);
await check(first.id, first.code === '000000' ? '111111' : '000000');
await check(first.id, first.code);
clock.advance(60_000);
const second = await send({ to: BOB, account: 'acc-bob' });
clock.advance(30_000);
const asked = { service, to: { kind: 'phone', value: BOB } as const, reference: second.reference, verification: null };
const text = { text: null, textLures: null };
const { id: explanation } = await engine.explain({ ...asked, complaint: 'not_me', text, locale: 'en' });
await engine.act(service, explanation, 'not_me');
clock.advance(60_000);
await send({ to: CAY, account: null, purpose: 'sign_up' });
await engine.observe(service.id, [
  { type: 'credentials.leaked', at: clock.now(), account: 'acc-bob' },
  { type: 'platform.told', at: clock.now(), fact: 'deploy', component: 'gateway', aboutCodes: false },
]);
await send({ typed: 'nobody.surname', purpose: 'recovery' });
await send({ to: DAN, account: null, purpose: 'sign_up' });
await engine.erase({ service: service.id, to: { kind: 'phone', value: DAN }, account: null }, async () => undefined);
await engine.flush(true);

const exported = await runCli(['export', '--service', 'lumen', '--out', out], env, folder);
const trace = existsSync(out) ? parseLines(readFileSync(out, 'utf8')) : [];
const of = (type: string): readonly Fields[] => trace.filter((event) => event.type === type);

test('it says how much it wrote, and leaves nothing else behind', () => {
  assert.equal(exported.code, 0, exported.err);
  assert.match(exported.out, /^\d+ events of 5 verifications: /);
  assert.equal(existsSync(`${out}.work`) || existsSync(`${out}.part`), false);
});

test('of whom nothing is left, and of nobody, there is only the number', () => {
  assert.match(exported.out, /\nleft out, of people who were erased: 1; for nobody: 1\n$/);
});

test('who asked, what was entered, what was asked and pressed is there', () => {
  assert.deepEqual(
    of('code.requested').map(({ purpose, channel, typed, firstFactor }) => [
      purpose,
      channel,
      typed !== null,
      firstFactor,
    ]),
    [
      ['sign_in', 'sms', true, 'password'],
      ['sign_in', 'sms', false, 'none'],
      ['sign_up', 'email', false, 'none'],
    ],
  );
  assert.deepEqual(
    of('code.checked').map(({ guess }) => guess),
    ['wrong', 'right'],
  );
  assert.deepEqual(
    of('recipient.asked').map(({ says, request }) => [says, request]),
    [['not_me', of('code.requested')[1]!.request]],
  );
  assert.deepEqual(
    of('holder.acted').map(({ action }) => action),
    ['not_me'],
  );
  for (const type of ['contact.verified', 'account.seen', 'credentials.leaked', 'platform.told'])
    assert.ok(of(type).length > 0, type);
});

test('what belongs together is still together', () => {
  const [request] = of('code.requested');
  const [proved] = of('contact.verified');
  assert.deepEqual([proved!.account, proved!.contact], [request!.account, request!.to]);
  const seen = of('account.seen')[0]!.requester as Fields;
  const by = request!.requester as Fields;
  assert.deepEqual([seen.device, seen.ip], [by.device, by.ip]);
  assert.ok(by.device !== null && by.ip !== null && by.country === 'US');
});

test('nobody is named', () => {
  const said = `${readFileSync(out, 'utf8')}${exported.out}${exported.err}`;
  const secrets = [ADA, BOB, CAY, DAN, 'surname', 'acc-ada', 'acc-bob', 'phone-of-ada', '240.1.2', 'k-test'];
  for (const secret of [...secrets, first.reference, second.reference, explanation, first.id, second.id])
    assert.ok(!said.includes(secret), secret);
});

test('it can be replayed', async () => {
  const result = join(folder, 'result.jsonl');
  const played = await run(out, '--out', result, '--brand', 'Lumen', '--domain', 'lumen.example');
  assert.equal(played.status, 0, played.complained);
  assertFulfils(trace, parseLines(readFileSync(result, 'utf8')));
});

test('packed, of a span alone, with names of its own', async () => {
  const packed = join(folder, 'span.jsonl.gz');
  const { code, err } = await runCli(
    ['export', '--service', 'lumen', '--out', packed, '--since', '2026-11-20T12:01:00Z'],
    env,
    folder,
  );
  assert.equal(code, 0, err);
  const events = parseLines(gunzipSync(readFileSync(packed)).toString());
  assert.equal(events.filter(({ type }) => type === 'code.requested').length, 2);
  const names = new Set(trace.map(({ to }) => to).filter((to) => to !== undefined));
  assert.ok(events.every(({ to }) => to === undefined || !names.has(to)));
});

for (const [args, says] of [
  [['--out', out], /--service is missing/],
  [['--service', 'lumen'], /--out is missing/],
  [['--service', 'nowhere', '--out', out], /--service: must be the id/],
  [['--service', 'lumen', '--out', out, '--since', 'monday'], /--since is a day/],
  [['--service', 'lumen', '--out', out, '--until', '2026-13-40'], /--until is a day/],
] as const) {
  test(`asked for wrongly: ${says.source}`, async () => {
    const { code, err } = await runCli(['export', ...args], env, folder);
    assert.notEqual(code, 0);
    assert.match(err, says);
  });
}
