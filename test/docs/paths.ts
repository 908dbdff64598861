/** Where the papers lie, whoever runs the tests and from where. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
export const MAIN = join(ROOT, 'dist', 'src', 'cli', 'main.js');

export interface Paper {
  /** From the project's root. */
  readonly name: string;
  readonly text: string;
}

function* markdownIn(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* markdownIn(path);
    else if (entry.name.endsWith('.md')) yield path;
  }
}

/** Every paper of ours: those at the root, and all of `docs`. */
export function papers(): readonly Paper[] {
  const top = readdirSync(ROOT)
    .filter((name) => name.endsWith('.md'))
    .sort();
  const paths = [...top.map((name) => join(ROOT, name)), ...markdownIn(join(ROOT, 'docs'))];
  return paths.map((path) => ({ name: relative(ROOT, path), text: readFileSync(path, 'utf8') }));
}
