/**
 * `initdb`, and the server while `initdb` runs it, insist on a name for their uid and end without one. Containers started with a bare
 * number have no such name, nor has the number that we become when started as root. The name is used for nothing (the database's
 * user is given), so a second pair of the two programs, for initialising only, is made to ask for *any* name instead: the imported
 * `getpwuid` becomes the equally long `getpwent`, the first entry there is. The programs that serve are never changed.
 */

import { readFileSync } from 'node:fs';
import { chmod, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const ASKED = '\0getpwuid\0';
const ANY = '\0getpwent\0';

async function copyAskingAny(from: string, to: string): Promise<void> {
  const bytes = await readFile(from);
  const at = bytes.indexOf(ASKED, 0, 'latin1');
  const isOnce = at >= 0 && bytes.indexOf(ASKED, at + 1, 'latin1') < 0;
  if (isOnce) bytes.write(ANY, at, 'latin1');
  await writeFile(to, bytes, { flush: true });
  await chmod(to, 0o755);
}

/** Makes `nameless/` beside `bin/`. Only Linux needs it: a changed program would not pass the signature check of macOS. */
export async function addNamelessPrograms(folder: string): Promise<void> {
  const bin = join(folder, 'nameless', 'bin');
  for (const made of [dirname(bin), bin]) {
    await mkdir(made);
    await chmod(made, 0o755);
  }
  for (const shared of ['lib', 'share']) await symlink(`../${shared}`, join(folder, 'nameless', shared));
  for (const program of ['initdb', 'postgres']) await copyAskingAny(join(folder, 'bin', program), join(bin, program));
}

/** Whether this uid has a name of its own. Names kept elsewhere than in the file count as none, which does no harm. */
export function hasName(uid: number): boolean {
  try {
    const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
    return lines.some((line) => line.split(':')[2] === String(uid));
  } catch {
    return false;
  }
}
