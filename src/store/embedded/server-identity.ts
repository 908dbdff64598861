/**
 * As whom the server runs. PostgreSQL refuses to be root, and may not need to look anybody up: a number is enough. An ordinary user
 * runs it as themselves; root runs it as whoever owns the data already, else as a number of our own.
 */
import { chownSync, fchownSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { EmbeddedDatabaseError } from './embedded-error.ts';

export interface ServerIdentity {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Ours alone, rather than `nobody`, which other programs share. Below 65 536 so that it exists in the user namespaces of containers,
 * and outside of the ranges that distributions and systemd hand out.
 */
const SERVER_UID = 60_787;

function ownerOf(path: string): ServerIdentity | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined || found.uid === 0 ? undefined : { uid: found.uid, gid: found.gid };
}

/** Whom to become, or null: stay who we are. Root on macOS is turned away: `initdb` takes no nameless user there. */
export function chooseIdentity(dataDir: string): ServerIdentity | null {
  if (process.getuid?.() !== 0) return null;
  if (process.platform !== 'linux') {
    const why = `PostgreSQL refuses to run as root. Start as an ordinary user who may write DATA_DIR=${dataDir}.`;
    throw new EmbeddedDatabaseError('embedded_permission_denied', why);
  }
  return ownerOf(join(dataDir, 'cluster')) ?? ownerOf(dataDir) ?? { uid: SERVER_UID, gid: SERVER_UID };
}

/** Gives a path, or an open file, to the server's user. */
export function giveTo(identity: ServerIdentity | null, target: string | number): void {
  if (identity === null) return;
  if (typeof target === 'number') fchownSync(target, identity.uid, identity.gid);
  else chownSync(target, identity.uid, identity.gid);
}

/**
 * Whether the server's user can walk to this path, judged by the mode bits of every folder above it. Without an identity of its own
 * the server sees what we see.
 */
export function canReach(identity: ServerIdentity | null, path: string): boolean {
  if (identity === null) return true;
  for (let folder = path; ; folder = dirname(folder)) {
    const { mode, uid, gid } = statSync(folder);
    const bit = uid === identity.uid ? 0o100 : gid === identity.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (dirname(folder) === folder) return true;
  }
}
