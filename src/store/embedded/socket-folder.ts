/**
 * Where the server's socket lies. Not in the data folder, because a socket's path may have about a hundred bytes and a data folder be
 * anywhere; in a private folder of its own under the system's temporary one. Whoever may enter that folder (the server's user and
 * root) may connect: the database asks for no password.
 */
import { chmodSync, mkdtempSync, rmdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { canReach, giveTo, type ServerIdentity } from './server-identity.ts';
import { PORT } from './settings.ts';

/** sun_path holds 108 bytes on Linux and 104 on macOS, the final zero included. */
const PATH_MAX_BYTES = 103;
const PREFIX = 'countersign-';
const SOCKET = `.s.PGSQL.${PORT}`;
const LONGEST_NAME = `/${PREFIX}XXXXXX/${SOCKET}.lock`;

const isShort = (folder: string): boolean => Buffer.byteLength(folder + LONGEST_NAME) <= PATH_MAX_BYTES;

/** Makes the folder, mode 0700, owned by the server's user. */
export function makeSocketFolder(identity: ServerIdentity | null): string {
  const chosen = tmpdir();
  const parent = isShort(chosen) && canReach(identity, chosen) ? chosen : '/tmp';
  const folder = mkdtempSync(join(parent, PREFIX));
  try {
    chmodSync(folder, 0o700);
    giveTo(identity, folder);
  } catch (error) {
    rmdirSync(folder);
    throw error;
  }
  return folder;
}

/**
 * Removes what an earlier server left when neither it nor its supervisor could. The name comes from a file, so nothing is removed but
 * what such a folder holds.
 */
export function removeSocketFolder(folder: string): void {
  if (!basename(folder).startsWith(PREFIX)) return;
  try {
    for (const name of [SOCKET, `${SOCKET}.lock`]) rmSync(join(folder, name), { force: true });
    rmdirSync(folder);
  } catch {
    // It is gone, as it should be, or not ours to remove.
  }
}
