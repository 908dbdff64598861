// Promise: the papers are true to the code they are written from, lead where they say, and speak of nothing that only we can see.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { readSettings } from '../../src/cli/read-settings.ts';
import { Settings } from '../../src/cli/settings.ts';
import { papers, ROOT } from './paths.ts';

const PAPERS = papers();

test('the reference is what the tables in the code say', () => {
  const { status, stderr } = spawnSync(process.execPath, [join(ROOT, 'scripts', 'docs.mjs'), '--check', '--built'], {
    encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
});

/** What GitHub and others make of a heading; our own anchors stand in the page as `<a id="…">`. */
const slugOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/`/g, '')
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
const anchorsIn = (text: string): ReadonlySet<string> =>
  new Set([
    ...[...text.matchAll(/^#+ (.+)$/gm)].map((m) => slugOf(m[1]!)),
    ...[...text.matchAll(/<a id="([^"]+)">/g)].map((m) => m[1]!),
  ]);

test('every link leads to a file that is there, and to a place in it', () => {
  const broken: string[] = [];
  for (const { name, text } of PAPERS) {
    const prose = text.replace(/```[\s\S]*?```/g, '');
    for (const [, target] of prose.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^https?:/.test(target!)) continue;
      const [path = '', anchor] = target!.split('#');
      const file = path === '' ? join(ROOT, name) : join(ROOT, dirname(name), path);
      const found = existsSync(file) && (anchor === undefined || anchorsIn(readFileSync(file, 'utf8')).has(anchor));
      if (!found) broken.push(`${name}: ${target}`);
    }
  }
  assert.deepEqual(broken, []);
});

test('a file named in code style under src, test, scripts, docs or examples is there', () => {
  const missing: string[] = [];
  for (const { name, text } of PAPERS) {
    for (const [, path] of text.matchAll(/`((?:src|test|scripts|docs|examples)\/[\w./-]*\w\/?)`/g)) {
      if (!existsSync(join(ROOT, path!)) && !/NAME|NNNN/.test(path!)) missing.push(`${name}: ${path}`);
    }
  }
  assert.deepEqual(missing, []);
});

test('no paper names a registry, a machine’s path, a session or an issue by number', () => {
  const forbidden = [
    /\bregistry\.npm\w*|\bnpm\w+\.(org|com)\b|\bnpm\.pkg\./i,
    /(?<![\w.])\/(home|root|work|Users|tmp)\/\w/,
    /\bsession \d/i,
    /\bissue #?\d/i,
  ];
  const found = PAPERS.flatMap(({ name, text }) =>
    text
      .split('\n')
      .flatMap((line, at) => (forbidden.some((word) => word.test(line)) ? [`${name}:${at + 1} ${line}`] : [])),
  );
  assert.deepEqual(found, []);
});

test('every variable that the settings page names is one that is read', () => {
  const page = PAPERS.find(({ name }) => name === join('docs', 'reference', 'settings.md'))!.text;
  const names = [
    ...new Set([...page.matchAll(/`((?:COUNTERSIGN_[A-Z0-9_]+)|HOST|PORT|DATA_DIR|DATABASE_URL)`/g)].map((m) => m[1]!)),
  ];
  assert.ok(names.length > Object.keys(Settings.properties).length, names.join());
  for (const name of names.filter((n) => n !== 'COUNTERSIGN_CONFIG')) {
    const said = read({ [name]: 'x' });
    assert.ok(!said.includes('there is no such setting'), said);
  }
  assert.ok(read({ COUNTERSIGN_COLOUR: 'x' }).includes('there is no such setting'));
});

function read(env: Readonly<Record<string, string>>): string {
  try {
    readSettings(env);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

test('the licence is the whole one, and what will be released is written down', () => {
  const licence = readFileSync(join(ROOT, 'LICENSE'), 'utf8');
  assert.match(licence, /Apache License\s+Version 2\.0, January 2004/);
  assert.match(licence, /END OF TERMS AND CONDITIONS/);
  const unreleased =
    /## Unreleased\n([\s\S]*?)(\n## |$)/.exec(readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8'))?.[1] ?? '';
  assert.ok([...unreleased.matchAll(/^- .+\.$/gm)].length > 0);
});
