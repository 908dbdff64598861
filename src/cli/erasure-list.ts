/**
 * The list of erasures: a file that no restore of the database brings back to an older state. One line each, only ever appended to,
 * and written through to the disk before anything is erased.
 */
import { existsSync } from 'node:fs';
import { open, readFile, rename } from 'node:fs/promises';
import { resolve } from 'node:path';
import { SettingsWrong } from './read-settings.ts';
import type { Settings } from './settings.ts';

const DEVELOPMENT = './erasures.jsonl';

/** Where the list is. In production it has to be said, since nobody but the operator knows what a restore leaves alone. */
export function erasureListOf({ erasureList }: Settings, env: NodeJS.ProcessEnv): string {
  if (erasureList === null && env.NODE_ENV === 'production')
    throw new SettingsWrong(
      'erasureList is not set. In production it is required: a file beside which the database may be restored without changing it, such as one on another disk. Back it up by itself.',
    );
  return resolve(erasureList ?? DEVELOPMENT);
}

export async function appendNote(path: string, note: string): Promise<void> {
  const file = await open(path, 'a', 0o600);
  try {
    await file.appendFile(`${note}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Undefined: there is no such file. */
export async function readNotes(path: string): Promise<readonly string[] | undefined> {
  if (!existsSync(path)) return undefined;
  return (await readFile(path, 'utf8')).split('\n').filter((line) => line.trim() !== '');
}

/** All lines anew, or none. */
export async function rewriteNotes(path: string, notes: readonly string[]): Promise<void> {
  const next = `${path}.next`;
  const file = await open(next, 'w', 0o600);
  try {
    await file.writeFile(notes.map((note) => `${note}\n`).join(''));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(next, path);
}
