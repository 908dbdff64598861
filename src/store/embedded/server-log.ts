/**
 * The server's own log, in the data folder, never more than two files of a megabyte. It passes through us so that its size is kept
 * exactly, and so that its last words can be quoted when a start fails. A log that cannot be written stops nothing.
 */
import { closeSync, constants, fstatSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { giveTo, type ServerIdentity } from './server-identity.ts';

export interface ServerLog {
  write(chunk: Buffer): void;
  /** What was written last, some thousand characters of it. */
  tail(): string;
  close(): void;
}

const TAIL_LENGTH = 4000;

function openLog(path: string, identity: ServerIdentity | null): number {
  const fd = openSync(path, constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | constants.O_NOFOLLOW, 0o600);
  giveTo(identity, fd);
  return fd;
}

export function openServerLog(dataDir: string, identity: ServerIdentity | null, maxBytes = 1_000_000): ServerLog {
  const path = join(dataDir, 'server.log');
  let fd: number | undefined = openLog(path, identity);
  let size = fstatSync(fd).size;
  let last = '';
  const turnOver = (): void => {
    close();
    renameSync(path, `${path}.1`);
    fd = openLog(path, identity);
    size = 0;
  };
  const write = (chunk: Buffer): void => {
    last = (last + chunk.toString('utf8')).slice(-TAIL_LENGTH);
    try {
      if (size + chunk.length > maxBytes) turnOver();
      if (fd !== undefined) size += writeSync(fd, chunk.subarray(0, maxBytes));
    } catch {
      // A full disk is told of by the statements that fail.
    }
  };
  const close = (): void => {
    if (fd !== undefined) closeSync(fd);
    fd = undefined;
  };
  return { write, tail: () => last, close };
}
