/** Runs the command as the command line does, on files of its own, and takes what it says. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runReplay } from '../../src/cli/commands/replay.ts';

/** Compiled, this file stands in dist/test/replay. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
export const TINY = join(ROOT, 'test', 'fixtures', 'tiny');

const folder = mkdtempSync(join(tmpdir(), 'cs-replay-test-'));
after(() => rmSync(folder, { recursive: true, force: true }));

export const pathOf = (name: string) => join(folder, name);

export interface Ran {
  readonly status: number;
  readonly said: string;
  readonly complained: string;
}

export async function run(...argv: string[]): Promise<Ran> {
  let said = '';
  let complained = '';
  const status = await runReplay(argv, {
    stdout: (text) => {
      said += text;
    },
    stderr: (text) => {
      complained += text;
    },
  });
  return { status, said, complained };
}
