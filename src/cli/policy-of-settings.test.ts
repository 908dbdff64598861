// Promise: what the settings say holds over the policy file and tightens it, whatever holds less than by default is said, and a limit
// that a tried policy would have needed counted is named.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { DEFAULT_POLICY } from '../engine/policy.ts';
import { policyOf, shadowPolicyOf, uncountedIn } from './policy-of-settings.ts';
import { readSettings, SettingsWrong } from './read-settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'cs-policy-'));
after(() => rmSync(folder, { recursive: true, force: true }));

function settingsOf(policy: unknown, more: object = {}) {
  const [policyFile, config] = [join(folder, 'policy.json'), join(folder, 'settings.json')];
  writeFileSync(policyFile, JSON.stringify(policy));
  writeFileSync(config, JSON.stringify({ policyFile, shadowPolicyFile: policyFile, ...more }));
  return readSettings({ COUNTERSIGN_CONFIG: config });
}
async function read(policy: unknown, more: object = {}) {
  const loosened: unknown[] = [];
  const found = await policyOf(settingsOf(policy, more), (_, __, { limits }) => void loosened.push(limits));
  return { policy: found, loosened: loosened.flat() };
}
const maxOf = (policy: { limits: typeof DEFAULT_POLICY.limits }, name: string) =>
  policy.limits.find((limit) => limit.name === name)?.max;

test('without a file the default policy holds, under a version of its content', async () => {
  const policy = await policyOf(readSettings({}), () => assert.fail('nothing is looser'));
  assert.match(policy.version, /^default-1\+[0-9a-f]{8}$/);
  assert.deepEqual({ ...policy, version: 'default-1' }, DEFAULT_POLICY);
  assert.equal(await shadowPolicyOf(readSettings({})), null);
});

test('limits of the settings change those of the file, and other settings are another version', async () => {
  const file = {
    version: 'calm',
    limits: { 'issue.any.per_address': { max: 3 }, 'issue.any.per_account': { max: 4 } },
  };
  const alone = (await read(file)).policy;
  const { policy } = await read(file, { limits: [{ name: 'issue.any.per_address', max: 2 }] });
  assert.deepEqual([maxOf(policy, 'issue.any.per_address'), maxOf(policy, 'issue.any.per_account')], [2, 4]);
  assert.notEqual(policy.version, alone.version);
  assert.equal(policy.version.split('+')[0], 'calm');
});

test('the smaller guess budget of both holds', async () => {
  const strangers = async (file: number, setting: number) =>
    (await read({ budget: { strangers: file } }, { budgetStrangers: setting })).policy.budget.strangers;
  assert.deepEqual([await strangers(5000, 10_000), await strangers(5000, 2000)], [5000, 2000]);
});

test('what a file loosens is said like what a setting loosens', async () => {
  const { loosened } = await read(
    { limits: { 'issue.any.per_network': { max: 5000, maxWithFamiliar: 6000 }, 'issue.any.per_account': { max: 1 } } },
    { limits: [{ name: 'issue.any.per_prefix', removeThisLimit: true }] },
  );
  assert.deepEqual(loosened, ['issue.any.per_network', 'issue.any.per_prefix']);
});

test('a limit that the file took away cannot be taken away again, nor can it contradict itself', async () => {
  await assert.rejects(
    read({ limits: { 'issue.any.per_asn': null } }, { limits: [{ name: 'issue.any.per_asn', removeThisLimit: true }] }),
    (error) => error instanceof SettingsWrong && /issue\.any\.per_asn: there is no such limit/.test(error.message),
  );
});

test('the settings hold for the policy that is tried too', async () => {
  const tried = await shadowPolicyOf(settingsOf({ version: 'tried' }, { budgetStrangers: 2000, recordsDays: 60 }));
  assert.deepEqual([tried!.budget.strangers, tried!.recordsDays], [2000, 60]);
});

test('limits that only the tried policy has, or that it counts otherwise, are named', async () => {
  const { policy } = await read({
    limits: {
      'issue.any.per_address': { max: 1, maxWithFamiliar: 1 },
      'issue.any.per_device': { windowSeconds: 60 },
      'issue.sms.per_asn_day': { max: 9 },
    },
  });
  assert.deepEqual(uncountedIn(policy, DEFAULT_POLICY), ['issue.any.per_device', 'issue.sms.per_asn_day']);
});
