// Threat: a lockfile that installs on one machine only, or that says where packages are to be downloaded.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const read = (name: string) => JSON.parse(readFileSync(join(root, name), 'utf8'));
const locked: Readonly<Record<string, Locked>> = read('package-lock.json').packages;

test('the lockfile names no download address', () => {
  assert.deepEqual(
    Object.keys(locked).filter((name) => locked[name]!.resolved !== undefined),
    [],
  );
});

test('every optional package of every platform stands in it, or `npm ci` refuses it elsewhere', () => {
  const wanted = Object.values(locked).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}));
  assert.deepEqual(
    wanted.filter((name) => locked[`node_modules/${name}`] === undefined),
    [],
  );
});

test('it is the lockfile of this package.json', () => {
  const { dependencies, devDependencies, optionalDependencies } = read('package.json');
  const { ...own } = locked['']!;
  assert.deepEqual(
    [own.dependencies, own.devDependencies, own.optionalDependencies],
    [dependencies, devDependencies, optionalDependencies],
  );
});

test('versions are exact', () => {
  const { dependencies, devDependencies, optionalDependencies } = read('package.json');
  const loose = Object.entries<string>({ ...dependencies, ...devDependencies, ...optionalDependencies }).filter(
    ([, version]) => !/^\d/.test(version),
  );
  assert.deepEqual(loose, []);
});
