/**
 * One process per data folder. The kernel keeps the lock (flock): it needs no cleaning up after a crash, holds between containers
 * that share a volume, and is inherited by the server, so that it is free only when the last process of an earlier server has ended.
 * Node cannot ask for it, but flock(1) can for a file that we hold open. Where there is no flock(1) (macOS), the holder written in
 * the file and PostgreSQL's own postmaster.pid decide.
 */
import { spawn } from 'node:child_process';
import { closeSync, constants, fchmodSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedDatabaseBusy } from './embedded-error.ts';
import { findServer, hurryServer, removeStalePidFile } from './previous-server.ts';
import { judgeProcess, type ProcessIdentity, thisProcess } from './process-identity.ts';
import { giveTo, type ServerIdentity } from './server-identity.ts';
import { removeSocketFolder } from './socket-folder.ts';

export interface FolderLock {
  /** To be left open in the server, so that the lock lasts as long as it does. */
  readonly fd: number;
  /** Writes down where this server's socket lies, for the next holder to clear away if we cannot. */
  noteSocketFolder(folder: string): void;
  /** May be called more than once. */
  release(): void;
}

/** How long a server whose process is gone may take to finish. */
const WAIT_MS = 10_000;
const POLL_MS = 20;

type Attempt = 'locked' | 'held' | 'unsupported';

function tryFlock(fd: number): Promise<Attempt> {
  return new Promise((resolve) => {
    const flock = spawn('flock', ['-n', '3'], { stdio: ['ignore', 'ignore', 'ignore', fd] });
    flock.on('error', () => resolve('unsupported'));
    flock.on('exit', (status) => resolve(status === 0 ? 'locked' : status === 1 ? 'held' : 'unsupported'));
  });
}

/** What the file says: who holds the lock, or held it last without giving it back. */
interface Holder extends ProcessIdentity {
  readonly socketFolder?: string;
}

function readHolder(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

/** Throws when the holder is alive; tells whether the lock is ours now. */
async function attempt(path: string, fd: number, dataDir: string): Promise<boolean> {
  const taken = await tryFlock(fd);
  if (taken !== 'locked') {
    const holder = readHolder(path);
    if (holder !== undefined && judgeProcess(holder) === 'alive') throw new EmbeddedDatabaseBusy(dataDir, holder.pid);
  }
  return taken !== 'held' && findServer(join(dataDir, 'cluster')) === undefined;
}

async function waitForLock(path: string, fd: number, dataDir: string): Promise<void> {
  const startedAt = performance.now();
  while (!(await attempt(path, fd, dataDir))) {
    const waitedMs = performance.now() - startedAt;
    if (waitedMs > WAIT_MS) {
      const holder = readHolder(path);
      const isSeen = holder === undefined || judgeProcess(holder) !== 'unknown';
      throw new EmbeddedDatabaseBusy(dataDir, findServer(join(dataDir, 'cluster')) ?? holder?.pid ?? null, isSeen);
    }
    hurryServer(join(dataDir, 'cluster'), waitedMs);
    await sleep(POLL_MS);
  }
}

function writeHolder(fd: number, holder: Holder): void {
  ftruncateSync(fd);
  writeSync(fd, `${JSON.stringify(holder)}\n`, 0);
}

function clearAfter(previous: Holder | undefined, dataDir: string): void {
  removeStalePidFile(join(dataDir, 'cluster'));
  if (previous?.socketFolder !== undefined) removeSocketFolder(previous.socketFolder);
}

/**
 * Takes the folder, or throws `EmbeddedDatabaseBusy`: at once when its holder lives, after ten seconds when only a server whose
 * process is gone is left and does not end. On return no server runs in the folder.
 */
export async function lockFolder(dataDir: string, identity: ServerIdentity | null): Promise<FolderLock> {
  const path = join(dataDir, 'lock');
  const fd = openSync(path, constants.O_RDWR | constants.O_CREAT | constants.O_NOFOLLOW, 0o600);
  try {
    giveTo(identity, fd);
    fchmodSync(fd, 0o600);
    await waitForLock(path, fd, dataDir);
    clearAfter(readHolder(path), dataDir);
    writeHolder(fd, thisProcess());
  } catch (error) {
    closeSync(fd);
    throw error;
  }
  let isReleased = false;
  const release = (): void => {
    if (isReleased) return;
    isReleased = true;
    ftruncateSync(fd);
    closeSync(fd);
  };
  const noteSocketFolder = (socketFolder: string): void => writeHolder(fd, { ...thisProcess(), socketFolder });
  return { fd, noteSocketFolder, release };
}
