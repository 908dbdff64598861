// Promise: the first thing anybody tries works as it is written down: start, take the ready line, and a code lives its whole life.
import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ROOT } from './paths.ts';
import { plainEnv, type Served, serveInAFolder } from './serve-in-a-folder.ts';

const SCRIPT = join(ROOT, 'examples', 'quickstart.sh');
const hasCurl = spawnSync('curl', ['--version']).status === 0;
const skip = hasCurl ? false : 'SKIPPED: there is no curl on this machine, so the quickstart was not tried';

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function runScript(env: Readonly<Record<string, string>>): Promise<Run> {
  return new Promise((resolve) => {
    execFile('sh', [SCRIPT], { env: plainEnv(env), timeout: 60_000 }, (error, out, err) =>
      resolve({ code: error ? Number(error.code ?? -1) : 0, out, err }),
    );
  });
}

let served: Served | undefined;
before(async () => {
  if (hasCurl) served = await serveInAFolder();
});
after(() => served?.stop());

test('the quickstart goes through, twice, by the ready line and by BASE and KEY', { skip }, async (t) => {
  const { base, key, said } = served!;
  const folder = mkdtempSync(join(tmpdir(), 'cs-ready-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'ready'), said);
  const first = await runScript({ READY: join(folder, 'ready') });
  assert.deepEqual([first.code, first.err], [0, '']);
  for (const step of [
    'a wrong code: wrong',
    'the right code: approved',
    'the right code once more: spent',
    'reference',
  ]) {
    assert.ok(first.out.includes(step), `${step}\n${first.out}`);
  }
  const second = await runScript({ BASE: base, KEY: key });
  assert.deepEqual([second.code, second.err], [0, '']);
});

test('it fails, and names the step, where something is not as expected', { skip }, async () => {
  const stranger = await runScript({ BASE: served!.base, KEY: 'cs_sec_this-is-not-a-key-of-this-service' });
  assert.equal(stranger.code, 1);
  assert.match(stranger.err, /^FAILED {2}the address as typed.*HTTP 401/);
  const keyless = await runScript({ BASE: served!.base, KEY: '' });
  assert.notEqual(keyless.code, 0);
});
