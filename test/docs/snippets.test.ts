// Promise: what stands in our papers as code is code. Shell runs, TypeScript is part of an example that runs, settings and policies are
// taken by what reads them; `text` alone is for looking at.
import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readSettings } from '../../src/cli/read-settings.ts';
import { mergePolicy } from '../../src/engine/policy/read-policy.ts';
import { MAIN, papers, ROOT } from './paths.ts';
import { plainEnv, type Served, serveInAFolder } from './serve-in-a-folder.ts';
import { type Snippet, snippetsOf } from './snippets.ts';

const ALL = papers().flatMap(snippetsOf);
const of = (kind: string) => ALL.filter((snippet) => snippet.kind === kind);
const where = ({ paper, line }: Snippet) => `${paper}:${line}`;
const hasCurl = spawnSync('curl', ['--version']).status === 0;

const folder = mkdtempSync(join(tmpdir(), 'cs-snippets-'));
let served: Served;
before(async () => {
  served = await serveInAFolder();
});
after(async () => {
  await served.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('every block says what it is', () => {
  const known = ['sh', 'ts', 'json', 'json settings', 'json policy', 'text'];
  assert.deepEqual(ALL.filter(({ kind }) => !known.includes(kind)).map(where), []);
  for (const kind of ['sh', 'ts', 'json settings']) assert.ok(of(kind).length > 0, `there is no ${kind}`);
});

/** `npm` has the script; `npx countersign` is the one that was built; everything else is what the machine has. */
const PRELUDE = `set -eu
npm() { node -e 'const [name, script = name] = process.argv.slice(1); const { scripts } = require("./package.json"); if (!scripts[name === "run" ? script : name]) throw new Error("no script " + name)' -- "$@"; }
npx() { shift; node '${MAIN}' "$@"; }
`;

const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .join('\n');

for (const snippet of of('sh')) {
  const skip =
    /\bcurl\b|quickstart/.test(snippet.code) && !hasCurl ? 'SKIPPED: there is no curl on this machine' : false;
  test(`${where(snippet)} runs`, { skip, timeout: 120_000 }, async () => {
    const env = plainEnv({ BASE: served.base, KEY: served.key, DATA_DIR: folder });
    const { code, said } = await new Promise<{ code: unknown; said: string }>((resolve) => {
      execFile('sh', ['-c', PRELUDE + snippet.code], { cwd: ROOT, env }, (error, out, err) =>
        resolve({ code: error?.code ?? 0, said: out + err }),
      );
    });
    assert.equal(code, 0, said);
  });
}

test('TypeScript is part of an example that the tests run', () => {
  const folderOfExamples = join(ROOT, 'examples');
  const examples = readdirSync(folderOfExamples)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => lines(readFileSync(join(folderOfExamples, name), 'utf8')));
  assert.deepEqual(
    of('ts')
      .filter(({ code }) => !examples.some((text) => text.includes(lines(code))))
      .map(where),
    [],
  );
});

test('settings are taken as they stand, by the program and by the published schema', () => {
  const schema = JSON.parse(readFileSync(join(ROOT, 'docs', 'reference', 'settings.schema.json'), 'utf8'));
  const fits = new Ajv2020({ strict: false }).compile(schema);
  for (const [at, snippet] of of('json settings').entries()) {
    const path = join(folder, `settings-${at}.json`);
    writeFileSync(path, snippet.code);
    assert.ok(readSettings({ COUNTERSIGN_CONFIG: path }), where(snippet));
    assert.ok(fits(JSON.parse(snippet.code)), `${where(snippet)}: ${JSON.stringify(fits.errors)}`);
  }
});

test('policies are taken as they stand, and all other JSON is JSON', () => {
  const schema = JSON.parse(readFileSync(join(ROOT, 'docs', 'reference', 'policy.schema.json'), 'utf8'));
  const fits = new Ajv2020({ strict: false }).compile(schema);
  for (const snippet of of('json policy')) {
    assert.ok(mergePolicy(JSON.parse(snippet.code)).limits.length > 0);
    assert.ok(fits(JSON.parse(snippet.code)), `${where(snippet)}: ${JSON.stringify(fits.errors)}`);
  }
  for (const snippet of of('json')) assert.doesNotThrow(() => JSON.parse(snippet.code), where(snippet));
});
