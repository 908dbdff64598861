// Promise: the folders keep to what they may import, so that somebody new can believe the map. The table is data; a change to it is a
// change of the architecture.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
const src = join(root, 'src');

/** What the engine's stages all know: nouns, tables and ports. */
const NOUNS = [
  'engine/model',
  'engine/facts',
  'engine/unknown-facts',
  'engine/policy',
  'engine/errors',
  'engine/events',
];
const PORTS = [...NOUNS, 'engine/ports'];
/** What several stages know of codes and of subjects. */
const KNOWN = ['engine/codes', 'engine/subjects', 'engine/surroundings', 'engine/measures', 'engine/causes'];

interface Row {
  /** A folder or file below src, without its ending. The longest that fits counts. */
  readonly folder: string;
  readonly may: readonly string[];
  /** Of Node and of npm; undefined: any. */
  readonly packages?: readonly string[];
}

const TABLE: readonly Row[] = [
  { folder: 'engine/model', may: [], packages: [] },
  { folder: 'engine/errors', may: [], packages: [] },
  { folder: 'engine/events', may: [], packages: [] },
  { folder: 'engine/policy', may: ['engine/model'], packages: [] },
  { folder: 'engine/policy/version', may: ['engine/policy'], packages: ['node:crypto'] },
  { folder: 'engine/facts', may: ['engine/model'], packages: [] },
  { folder: 'engine/unknown-facts', may: ['engine/facts'], packages: [] },
  { folder: 'engine/ports', may: NOUNS, packages: [] },
  { folder: 'engine/codes', may: [...NOUNS], packages: ['node:crypto'] },
  { folder: 'engine/causes', may: [...NOUNS, 'engine/measures'], packages: [] },
  {
    folder: 'engine/measures',
    may: [...PORTS, 'engine/codes', 'engine/subjects', 'engine/surroundings'],
    packages: [],
  },
  { folder: 'engine/request', may: [...NOUNS, 'engine/codes'], packages: ['google-libphonenumber', 'tldts'] },
  { folder: 'engine/decide', may: [...NOUNS, 'engine/codes', 'engine/causes'], packages: [] },
  { folder: 'engine/subjects', may: [...PORTS, 'engine/codes'], packages: [] },
  { folder: 'engine/surroundings', may: [...PORTS, 'engine/codes', 'engine/subjects'], packages: [] },
  { folder: 'engine/assess', may: [...PORTS, ...KNOWN] },
  { folder: 'engine/issue', may: [...PORTS, ...KNOWN] },
  { folder: 'engine/deliver/texts', may: NOUNS, packages: [] },
  { folder: 'engine/deliver/render', may: [...NOUNS, 'engine/deliver/texts'], packages: [] },
  { folder: 'engine/deliver', may: [...PORTS, ...KNOWN] },
  { folder: 'engine/check', may: [...PORTS, ...KNOWN], packages: ['node:crypto'] },
  { folder: 'engine/explain/answer', may: [...NOUNS, 'engine/causes'], packages: [] },
  { folder: 'engine/explain/message', may: [...NOUNS, 'engine/codes'], packages: ['tldts'] },
  { folder: 'engine/explain', may: [...PORTS, ...KNOWN] },
  { folder: 'engine/erase', may: [...PORTS, ...KNOWN, 'engine/request/address-index'], packages: [] },
  { folder: 'engine/view', may: [...PORTS, 'engine/subjects'], packages: [] },
  { folder: 'engine/all-of', may: ['engine/errors'], packages: [] },
  { folder: 'engine/engine', may: ['engine'], packages: [] },
  { folder: 'engine/door', may: ['engine'], packages: [] },
  {
    folder: 'guide',
    may: [
      'engine/model',
      'engine/facts',
      'engine/unknown-facts',
      'engine/causes',
      'engine/explain/answer',
      'engine/explain/message',
    ],
    packages: [],
  },
  { folder: 'store', may: PORTS },
  { folder: 'channels', may: PORTS },
  { folder: 'sources', may: PORTS },
  { folder: 'protocol', may: ['engine/errors', 'engine/model'], packages: ['typebox', 'ajv'] },
  { folder: 'replay', may: ['engine', 'protocol'] },
  { folder: 'testing', may: ['engine', 'channels'] },
  { folder: 'server', may: ['engine', 'protocol', 'guide', 'channels/inbox'] },
  { folder: 'index', may: ['engine', 'store', 'channels', 'sources', 'protocol', 'replay', 'testing'] },
  {
    folder: 'cli',
    may: ['engine', 'store', 'channels', 'sources', 'protocol', 'replay', 'testing', 'server', 'guide'],
  },
];

/** Where time, randomness and the world must be arguments. */
const PURE = [
  'engine/request',
  'engine/decide',
  'engine/causes',
  'engine/codes',
  'engine/explain/answer',
  'engine/explain/message',
  'engine/deliver/render',
  'guide',
  'replay/calibrate',
];
const IMPURE = /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bprocess\.|\bperformance\.|\bcrypto\.getRandomValues\b/;

function* sources(folder: string): Generator<string> {
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* sources(path);
    else if (name.endsWith('.ts') && !name.endsWith('.test.ts')) yield path;
  }
}

const FILES = [...sources(src)].map((path) => ({
  name: relative(src, path).replace(/\.ts$/, ''),
  path,
  text: readFileSync(path, 'utf8'),
}));
const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s(?:[^'";]*?\sfrom\s)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

const importsOf = (text: string): string[] =>
  [...text.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(IMPORT)].map((m) => (m[1] ?? m[2])!);
const isIn = (name: string, folder: string) => name === folder || name.startsWith(`${folder}/`);
const rowOf = (name: string): Row | undefined =>
  TABLE.filter((row) => isIn(name, row.folder)).sort((a, b) => b.folder.length - a.folder.length)[0];
const target = (file: { path: string }, specifier: string) =>
  relative(src, resolve(dirname(file.path), specifier)).replace(/\.ts$/, '');

test('every folder is in the table', () => {
  assert.deepEqual(
    FILES.filter((file) => !rowOf(file.name)).map((file) => file.name),
    [],
  );
});

test('every import is one that the table allows', () => {
  const wrong: string[] = [];
  for (const file of FILES) {
    const row = rowOf(file.name)!;
    for (const specifier of importsOf(file.text)) {
      if (!specifier.startsWith('.')) {
        const name = specifier.split('/')[0]!.startsWith('@')
          ? specifier.split('/').slice(0, 2).join('/')
          : specifier.split('/')[0]!;
        if (row.packages && !row.packages.includes(name)) wrong.push(`${file.name} imports ${specifier}`);
        continue;
      }
      const to = target(file, specifier);
      if (!isIn(to, row.folder) && !row.may.some((folder) => isIn(to, folder)))
        wrong.push(`${file.name} imports ${to}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test('where deciding and diagnosing happen, no clock, random source or process is read', () => {
  const wrong = FILES.filter(
    (file) =>
      PURE.some((folder) => isIn(file.name, folder)) && IMPURE.test(file.text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')),
  );
  assert.deepEqual(
    wrong.map((file) => file.name),
    [],
  );
});

test('the environment is read by the command line alone', () => {
  assert.deepEqual(
    FILES.filter((file) => /\bprocess\.env\b/.test(file.text) && !isIn(file.name, 'cli')).map((file) => file.name),
    [],
  );
});

test('SQL stands in the store alone', () => {
  const sql = /\b(select\s[\s\S]{1,200}?\sfrom\s|insert into\s|delete from\s|update \w+ set\s)/;
  const found = FILES.filter(
    (file) => !isIn(file.name, 'store') && sql.test(file.text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')),
  );
  assert.deepEqual(
    found.map((file) => file.name),
    [],
  );
});

test('no import goes in a circle', () => {
  const graph = new Map(
    FILES.map((file) => [
      file.name,
      importsOf(file.text.replace(/import type [^;]+;/g, ''))
        .filter((s) => s.startsWith('.'))
        .map((s) => target(file, s)),
    ]),
  );
  const state = new Map<string, 'open' | 'done'>();
  const circles: string[] = [];
  const visit = (name: string, path: readonly string[]) => {
    if (state.get(name) === 'open') circles.push([...path.slice(path.indexOf(name)), name].join(' > '));
    if (state.has(name)) return;
    state.set(name, 'open');
    for (const next of graph.get(name) ?? []) if (graph.has(next)) visit(next, [...path, name]);
    state.set(name, 'done');
  };
  for (const name of graph.keys()) visit(name, []);
  assert.deepEqual(circles, []);
});

test('no folder has a name that says nothing, and the engine is readable in one screen', () => {
  const folders = FILES.flatMap((file) => dirname(file.name).split('/'));
  const empty = ['utils', 'util', 'helpers', 'common', 'manager', 'service', 'services', 'misc', 'lib'];
  assert.deepEqual(
    empty.filter((name) => folders.includes(name)),
    [],
  );
  const lines = (name: string) => FILES.find((file) => file.name === name)!.text.split('\n').length;
  assert.ok(lines('engine/engine') <= 180, `engine.ts has ${lines('engine/engine')} lines`);
});
