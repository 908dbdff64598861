// Promise: from the command line a policy is tried on a trace and on the history of a running node; under the policy that was followed
// nothing would be another; what was recorded once is not replayed again.
import assert from 'node:assert/strict';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from '../docs/paths.ts';
import { openTestDatabase } from '../setup/database.ts';
import { runCli, tempFolder } from '../setup/service-process.ts';
import { MASTER, openTestWorld } from '../setup/world.ts';

const folder = tempFolder();
const tiny = (name: string) => join(ROOT, 'test', 'fixtures', 'tiny', name);
const fileOf = (name: string, content: unknown) => {
  writeFileSync(join(folder, name), JSON.stringify(content));
  return join(folder, name);
};
const same = fileOf('same.json', {});
const strict = fileOf('strict.json', {
  version: 'strict',
  limits: { 'issue.any.per_address': { max: 1, maxWithFamiliar: 2 } },
});
const recorded = join(folder, 'recorded.jsonl');
const onTiny = (policy: string, ...more: string[]) =>
  runCli(['backtest', tiny('trace.jsonl'), '--policy', policy, '--recorded', recorded, ...more], {}, folder);

test('a trace: under the policy that it was replayed under nothing would be another', async () => {
  const { code, out, err } = await onTiny(same, '--json');
  assert.equal(code, 0, err);
  const { decisions, changed, messages } = JSON.parse(out);
  assert.ok(decisions > 15 && messages.was > 0);
  assert.equal(changed, 0);
});

test('what was recorded is decided on again, against the truth, and what differs is written down', async () => {
  const before = statSync(recorded).mtimeMs;
  const out = join(folder, 'changes.jsonl');
  const { code, out: said, err } = await onTiny(strict, '--truth', tiny('truth.jsonl'), '--out', out);
  assert.equal(code, 0, err);
  assert.equal(statSync(recorded).mtimeMs, before);
  const changes = readFileSync(out, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.match(said, new RegExp(`^${changes.length} decisions would be others`, 'm'));
  assert.match(said, /Legitimate people \(by the truth file\): \d+ requests\. Hit: 0 /);
  const asked = new Set(readFileSync(tiny('trace.jsonl'), 'utf8').match(/(?<="request":")[^"]+/g));
  assert.ok(changes.length > 0 && changes.every(({ request }) => asked.has(request)));
});

test('recorded decisions of another trace are not taken for these', async () => {
  const { code, err } = await onTiny(strict, '--seed', '2');
  assert.equal(code, 1);
  assert.match(err, /holds decisions of something else\. Name another file, or delete this one/);
});

test('the history of a database, and what a node noted of a policy beside its own', async () => {
  const { database, send } = await openTestWorld();
  for (const session of ['a', 'b', 'c']) await send({ to: '+12025550149' }, { network: '198.51.100.7', session });
  const env = { DATABASE_URL: database.url, COUNTERSIGN_KEY: MASTER.toString('base64') };
  const tried = await runCli(['backtest', 'history', '--policy', strict], env, folder);
  assert.equal(tried.code, 0, tried.err);
  assert.match(tried.out, /^strict\+[0-9a-f]{8} over 3 recorded decisions/);
  assert.match(tried.out, /^2 decisions would be others/m);
  const noted = await runCli(['backtest', 'history', '--shadow'], env, folder);
  assert.equal(noted.code, 1);
  assert.match(noted.err, /Set shadowPolicyFile/);
});

test('an empty history says so', async () => {
  const { url } = await openTestDatabase();
  const env = { DATABASE_URL: url, COUNTERSIGN_KEY: MASTER.toString('base64') };
  const { code, out } = await runCli(['backtest', 'history', '--policy', strict], env, folder);
  assert.equal(code, 0);
  assert.match(out, /no decision was recorded/);
});

test('what cannot be meant is told with how it is meant', async () => {
  const { code, err } = await runCli(['backtest', 'history'], {}, folder);
  assert.equal(code, 2);
  assert.match(err, /^--policy is missing.*\nusage: countersign backtest/);
});
