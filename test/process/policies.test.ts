// Promise: a node follows the policy file it is given, tries a second one beside it, and what decisions followed can be read back; a
// file that cannot be followed ends the start with the field named.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openTestDatabase } from '../setup/database.ts';
import { runCli, startService, tempFolder } from '../setup/service-process.ts';
import { MASTER } from '../setup/world.ts';

const database = await openTestDatabase();
const folder = tempFolder();
const env = { DATABASE_URL: database.url, COUNTERSIGN_KEY: MASTER.toString('base64') };

function fileOf(name: string, policy: unknown): string {
  const path = join(folder, `${name}.json`);
  writeFileSync(path, JSON.stringify(policy));
  return path;
}

const holds = fileOf('holds', { version: 'eight', codes: { sign_in: { length: 8 } } });
const tried = fileOf('tried', { version: 'none', limits: { 'issue.any.per_address': { max: 0, maxWithFamiliar: 0 } } });
const both = { ...env, COUNTERSIGN_POLICY_FILE: holds, COUNTERSIGN_SHADOW_POLICY_FILE: tried };

test('what is followed, what is tried, and what can be read back', async () => {
  const service = await startService(both, folder);
  const asked = await service.call('POST', '/v1/verifications', { to: '+12025550144', purpose: 'sign_in' });
  assert.equal(asked.status, 201);
  const metrics = await (await fetch(`${service.base}/metrics`)).text();
  assert.match(
    metrics,
    /^countersign_shadow_decisions_total\{policy="none\+[0-9a-f]{8}",outcome="sent",instead="refused"\} 1$/m,
  );
  await service.end('SIGTERM');

  const { rows } = await database.pool.query('select policy, (record::json)->0 as verdict from decision');
  const [{ policy: version }] = rows;
  assert.match(version, /^eight\+[0-9a-f]{8}$/);
  const listed = await runCli(['policies'], both, folder);
  assert.match(listed.out, new RegExp(`^${version.replace('+', '\\+')}  since 20\\S+  holds$`, 'm'));
  assert.match(listed.out, /^none\+[0-9a-f]{8} {2}since \S+ {2}is tried$/m);

  const shown = await runCli(['policies', 'show', version], env, folder);
  assert.equal(JSON.parse(shown.out).codes.sign_in.length, 8);
  writeFileSync(join(folder, 'again.json'), shown.out);
  const checked = await runCli(['policies', 'check'], { ...env, COUNTERSIGN_POLICY_FILE: 'again.json' }, folder);
  assert.equal(checked.out, `${version}  would hold\n`, 'what was printed is a policy file of the same version');
});

test('a version that never was is told so', async () => {
  const { code, err } = await runCli(['policies', 'show', 'x+00000000'], env, folder);
  assert.equal(code, 1);
  assert.match(err, /countersign policies lists/);
});

const WRONG: readonly (readonly [string, RegExp])[] = [
  [fileOf('wrong', { quietDay: 7 }), /^policyFile: .*wrong\.json: quietDay is no part of a policy\n$/],
  [fileOf('records', { recordsDays: 60 }), /^policyFile: .*recordsDays is a setting too, and that says 90\n$/],
  [join(folder, 'gone.json'), /^policyFile: .*gone\.json: cannot be read \(ENOENT\)\n$/],
];
for (const [path, says] of WRONG)
  test(`it does not start: ${says.source}`, async () => {
    const { code, err } = await runCli(['serve'], { ...env, COUNTERSIGN_POLICY_FILE: path }, folder);
    assert.equal(code, 1);
    assert.match(err, says);
  });
