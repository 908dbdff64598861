/**
 * A server that an earlier process left behind. Usually its supervisor is already ending it; `postmaster.pid` may also be all that a
 * crashed machine left, with a pid that means somebody else by now. A server is known by the folder it works in, not by its pid.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

function worksIn(pid: number, cluster: string): boolean {
  try {
    if (process.platform !== 'linux') {
      return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(cluster);
    }
    const theirs = statSync(`/proc/${pid}/cwd`);
    const ours = statSync(cluster);
    return theirs.ino === ours.ino && theirs.dev === ours.dev;
  } catch {
    return false;
  }
}

/** The pid of the server that runs on this cluster now, if one does. */
export function findServer(cluster: string): number | undefined {
  let pid: number;
  try {
    pid = Number.parseInt(readFileSync(join(cluster, 'postmaster.pid'), 'latin1'), 10);
  } catch {
    return undefined;
  }
  return pid > 1 && worksIn(pid, cluster) ? pid : undefined;
}

/** To be called under the folder's lock, when no server runs: PostgreSQL would take a reused pid for a running server. */
export function removeStalePidFile(cluster: string): void {
  rmSync(join(cluster, 'postmaster.pid'), { force: true });
}

/**
 * Hurries a server on whose process is gone: its supervisor should have told it to stop, but may have been killed as well. Asking
 * twice does no harm. `waitedMs` is how long it has been waited for.
 */
export function hurryServer(cluster: string, waitedMs: number): void {
  const pid = findServer(cluster);
  if (pid === undefined || waitedMs < 1000) return;
  try {
    process.kill(pid, waitedMs < 6000 ? 'SIGINT' : 'SIGQUIT');
  } catch {
    // It ended meanwhile, or is not ours to stop; the wait goes on and names it if it stays.
  }
}
