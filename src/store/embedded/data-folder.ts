/** The folder that holds everything the embedded database keeps. An existing one is taken as it is. */
import { chmodSync, chownSync, mkdirSync } from 'node:fs';
import { permissionDenied } from './embedded-error.ts';
import { chooseIdentity } from './server-identity.ts';

function makeMissing(dataDir: string): boolean {
  try {
    return mkdirSync(dataDir, { recursive: true, mode: 0o700 }) !== undefined;
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
