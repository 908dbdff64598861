/**
 * Which process, exactly: a pid alone may be somebody else's by the time it is read. A process is named by its pid, the moment it
 * started, the boot it started in and the pid namespace (container) where the number means something.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';

export interface ProcessIdentity {
  readonly pid: number;
  readonly startedAt: string;
  /** Where the pid means something; null where the system has no such thing. */
  readonly namespace: string | null;
}

const onLinux = process.platform === 'linux';

/** An opaque mark of the moment this pid started, or undefined when no such process lives (a zombie does not). */
function findStart(pid: number): string | undefined {
  try {
    if (!onLinux) return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()}/${fields[19]}`;
  } catch {
    return undefined;
  }
}

function namespaceOf(pid: number | 'self'): string | null {
  return onLinux ? readlinkSync(`/proc/${pid}/ns/pid`) : null;
}

export function thisProcess(): ProcessIdentity {
  return { pid: process.pid, startedAt: findStart(process.pid) ?? '', namespace: namespaceOf('self') };
}

/** `unknown`: it belongs to another namespace of the same boot, where we cannot look. */
export function judgeProcess(named: ProcessIdentity): 'alive' | 'gone' | 'unknown' {
  const here = thisProcess();
  const sameBoot = named.startedAt.split('/')[0] === here.startedAt.split('/')[0];
  if (onLinux && sameBoot && named.namespace !== here.namespace) return 'unknown';
  return findStart(named.pid) === named.startedAt ? 'alive' : 'gone';
}
