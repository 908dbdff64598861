// Promise: what support staff confirmed is on the record with who said so, and is learned from; what somebody without a proof says
// never is. Threat: another service's verification is confirmed, or a cause that is none.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { confirmedRows } from '../../src/cli/commands/calibrate/confirmed-rows.ts';
import { readSettings } from '../../src/cli/read-settings.ts';
import { runCli, tempFolder } from '../setup/service-process.ts';
import { MASTER, openTestWorld } from '../setup/world.ts';

const { engine, send, clock, database, service } = await openTestWorld();
const folder = tempFolder();
const env = { DATABASE_URL: database.url, COUNTERSIGN_KEY: MASTER.toString('base64') };
const cli = (...args: string[]) => runCli(args, env, folder);

const request = (to: string) => send({ to, account: 'acc-bob', typed: 'bob' }, { country: 'NL', actor: 'person' });
const [confirmed, told] = [await request('+12025550122'), await request('+12025550123')];
clock.advance(30_000);
for (const { reference, to } of [
  { reference: confirmed.reference, to: '+12025550122' },
  { reference: told.reference, to: '+12025550123' },
]) {
  const asked = {
    service,
    to: { kind: 'phone', value: to } as const,
    reference,
    verification: null,
    locale: 'en' as const,
  };
  const { id } = await engine.explain({ ...asked, complaint: 'not_me', text: { text: null, textLures: null } });
  await engine.act(service, id, 'not_me');
}
await engine.flush(true);

test('it is noted with who says so, and the last word counts', async () => {
  const first = await cli('confirm', confirmed.id, 'phishing', '--by', 'Ann');
  assert.deepEqual([first.code, first.out], [0, 'Noted: phishing, says Ann.\n'], first.err);
  clock.advance(1000);
  assert.equal((await cli('confirm', confirmed.id, 'reset_abuse', '--by', 'Ben-2')).code, 0);
  const timeline = (await engine.timeline(service.id, confirmed.id)) ?? [];
  const noted = timeline.filter(({ type }) => type === 'cause.confirmed').map(({ detail }) => detail);
  assert.deepEqual(noted, [
    { cause: 'phishing', by: 'Ann' },
    { cause: 'reset_abuse', by: 'Ben-2' },
  ]);
});

test('nothing else is noted', async () => {
  const gone = await cli('confirm', `ver_${'0'.repeat(32)}`, 'phishing', '--by', 'Ann');
  assert.equal(gone.code, 1);
  assert.match(gone.err, /^Not noted/);
  const WRONG = [
    [confirmed.id, 'weather', '--by', 'Ann'],
    [confirmed.id, 'phishing'],
    [confirmed.id, 'phishing', '--by', 'ann@lumen.example'],
    ['BCDFGHJKLM', 'phishing', '--by', 'Ann'],
    [confirmed.id, 'phishing', 'requested', '--by', 'Ann'],
  ];
  for (const args of WRONG) assert.equal((await cli('confirm', ...args)).code, 2, args.join(' '));
  const other = await cli('confirm', confirmed.id, 'phishing', '--by', 'Ann', '--service', 'nobody');
  assert.match(other.err, /--service: must be the id of a service/);
});

test('only what was confirmed is learned from, and nothing that a person told is part of it', async () => {
  const settings = readSettings(env);
  const rows = await confirmedRows(database.pool, settings, [MASTER], service.id, () => {});
  assert.deepEqual(
    rows.map(({ kind, accepted, campaign }) => [kind, accepted, campaign]),
    [
      ['request', ['reset_abuse'], confirmed.id],
      ['decision', ['reset_abuse'], confirmed.id],
    ],
  );
  const { facts } = (await engine.diagnose(service.id, confirmed.id))!;
  assert.deepEqual(facts.told, { complaint: null, text: null, textLures: null, says: null, report: null });

  const out = join(folder, 'weights.json');
  const fitted = await cli('calibrate', '--history', '--out', out, '--strength', '60');
  assert.equal(fitted.code, 0, fitted.err);
  assert.match(fitted.out, /^1 confirmed causes\n/);
  assert.ok(JSON.parse(readFileSync(out, 'utf8')).evidence['requested.known_device']);
});
