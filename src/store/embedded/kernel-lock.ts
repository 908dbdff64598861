/**
 * A lock that the kernel keeps on a file (flock). It needs no cleaning up after a crash, holds between containers that share a volume,
 * and belongs to the open file: whoever inherits the descriptor holds it too. Node has no call for it. On Linux flock(1) locks a file
 * that we hold open; macOS can lock while it opens.
 */
import { spawn } from 'node:child_process';
import { closeSync, constants, openSync } from 'node:fs';
import { EmbeddedDatabaseError } from './embedded-error.ts';

const OPEN = constants.O_RDWR | constants.O_CREAT | constants.O_NOFOLLOW;

/** O_EXLOCK and O_NONBLOCK of the BSDs, which Node does not name: fail with EAGAIN rather than wait. */
const BSD_LOCK = 0x20 | 0x04;

function openLocked(path: string): number | undefined {
  try {
    return openSync(path, OPEN | BSD_LOCK, 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return undefined;
    throw error;
  }
}

/** Ends with 0: locked; 1: somebody else has it; anything else: this file cannot be locked, or there is no such program. */
function runFlock(fd: number): Promise<number | null> {
  return new Promise((resolve) => {
    const flock = spawn('flock', ['-n', '3'], { stdio: ['ignore', 'ignore', 'ignore', fd] });
    flock.on('error', () => resolve(null));
    flock.on('exit', (status) => resolve(status));
  });
}

/** Opens the file, making it (mode 0600) when missing, and locks it. Undefined: somebody else has the lock. */
export async function tryLock(path: string): Promise<number | undefined> {
  if (process.platform !== 'linux') return openLocked(path);
  const fd = openSync(path, OPEN, 0o600);
  const status = await runFlock(fd);
  if (status === 0) return fd;
  closeSync(fd);
  if (status === 1) return undefined;
  const why = status === null ? 'the program flock (of util-linux) is missing' : `flock ended with ${status}`;
  throw new EmbeddedDatabaseError(
    'embedded_start_failed',
    `${path} cannot be locked: ${why}. The data folder must lie on a disk of this machine, and nobody else may be using it; ` +
      'where that cannot be, use a PostgreSQL server (DATABASE_URL).',
  );
}
