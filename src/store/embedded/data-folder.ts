/** The folder that holds everything the embedded database keeps. An existing one is taken as it is. */
import { chmodSync, chownSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { permissionDenied } from './embedded-error.ts';
import { chooseIdentity } from './server-identity.ts';

/** Not `recursive`: below a folder that takes no entries (as in /proc) Node would try for ever. Tells whether it was missing. */
function makeWithParents(folder: string): boolean {
  try {
    mkdirSync(folder, { mode: 0o700 });
    return true;
  } catch (error) {
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return false;
    const parent = dirname(folder);
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || existsSync(parent)) throw error;
    makeWithParents(parent);
    mkdirSync(folder, { mode: 0o700 });
    return true;
  }
}

function makeMissing(dataDir: string): boolean {
  try {
    return makeWithParents(dataDir);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') throw error;
    throw permissionDenied(dataDir, `it cannot be made (${(error as Error).message})`, error);
  }
}

/** Private. Made by root, its server's group may walk through it, no more, so that the programs can lie beside the data. */
export function makeDataFolder(dataDir: string): void {
  if (!makeMissing(dataDir)) return;
  const identity = chooseIdentity(dataDir);
  if (identity === null) return;
  chownSync(dataDir, 0, identity.gid);
  chmodSync(dataDir, 0o710);
}
