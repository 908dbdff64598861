/**
 * One process per data folder. The lock stays open in the server, so that it is free only when the last process of an earlier server
 * has ended; who holds it is written in the file, to tell a holder that lives (go away) from a server that its process left behind
 * and that is about to end (wait).
 */
import { closeSync, ftruncateSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedDatabaseBusy } from './embedded-error.ts';
import { tryLock } from './kernel-lock.ts';
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

/** What the file says: who holds the lock, or held it last without giving it back. */
interface Holder extends ProcessIdentity {
  readonly socketFolder?: string;
}

/** How long a server whose process is gone may take to finish. */
const WAIT_MS = 10_000;
const POLL_MS = 20;

function readHolder(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

function writeHolder(fd: number, holder: Holder): void {
  ftruncateSync(fd);
  writeSync(fd, `${JSON.stringify(holder)}\n`, 0);
}

/** The lock is not enough where somebody started PostgreSQL on the cluster by hand, without it. */
async function tryFolder(path: string, cluster: string): Promise<number | undefined> {
  const fd = await tryLock(path);
  if (fd === undefined || findServer(cluster) === undefined) return fd;
  closeSync(fd);
  return undefined;
}

async function waitForFolder(path: string, dataDir: string): Promise<number> {
  const cluster = join(dataDir, 'cluster');
  const startedAt = performance.now();
  for (;;) {
    const fd = await tryFolder(path, cluster);
    if (fd !== undefined) return fd;
    const holder = readHolder(path);
    const state = holder === undefined ? 'gone' : judgeProcess(holder);
    const waitedMs = performance.now() - startedAt;
    if (state === 'alive' || waitedMs > WAIT_MS) {
      throw new EmbeddedDatabaseBusy(dataDir, holder?.pid ?? findServer(cluster) ?? null, state !== 'unknown');
    }
    if (state === 'gone') hurryServer(cluster, waitedMs);
    await sleep(POLL_MS);
  }
}

function clearAfter(previous: Holder | undefined, dataDir: string): void {
  removeStalePidFile(join(dataDir, 'cluster'));
  if (previous?.socketFolder !== undefined) removeSocketFolder(previous.socketFolder);
}

function makeLock(fd: number): FolderLock {
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

/**
 * Takes the folder, or throws `EmbeddedDatabaseBusy`: at once when its holder lives, after ten seconds when only a server whose
 * process is gone is left and does not end. On return no server runs in the folder.
 */
export async function lockFolder(dataDir: string, identity: ServerIdentity | null): Promise<FolderLock> {
  const path = join(dataDir, 'lock');
  const fd = await waitForFolder(path, dataDir);
  try {
    giveTo(identity, fd);
    clearAfter(readHolder(path), dataDir);
    writeHolder(fd, thisProcess());
  } catch (error) {
    closeSync(fd);
    throw error;
  }
  return makeLock(fd);
}
