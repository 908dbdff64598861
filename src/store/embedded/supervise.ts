/**
 * Runs a program that ends with this process, even when this process is killed with no chance to say so. A shell of a dozen lines
 * stands between: it reads a pipe that only we hold, and the end of that pipe, for whatever reason, is the order to stop. Stopping
 * in an orderly way closes the same pipe, so the way out that matters most is the one taken every day.
 */
import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import type { ServerIdentity } from './server-identity.ts';

/**
 * Four orders, each with the seconds it is given. To PostgreSQL, SIGTERM says to end when the connections have (those of a pool just
 * closed are still on their way out), SIGINT to cut them, SIGQUIT to leave the rest to recovery. Descriptor 3 is the folder's lock:
 * it stays open in the program and its children, so the lock outlives us exactly as long as they do. `$1` is a folder to remove at
 * the end, or nothing.
 */
const SHELL = `
trap '' HUP INT TERM
exec 4<&0 </dev/null
folder=$1; shift
"$@" 4<&- &
program=$!
(
  exec 3<&-
  while read -r line <&4; do :; done
  nap=
  trap '[ -z "$nap" ] || { kill -KILL "$nap"; wait "$nap"; }; exit' USR1
  for order in TERM/0.2 INT/10 QUIT/10 KILL/10; do
    sleep \${order#*/} & nap=$!
    kill -\${order%/*} $program
    wait $nap
  done
) 2>/dev/null &
watcher=$!
exec 3<&- 4<&-
wait $program; status=$?
kill -USR1 $watcher
wait $watcher 2>/dev/null
[ -z "$folder" ] || rm -rf -- "$folder"
exit $status
`;

/** Nothing of our own environment reaches the server: neither its language nor a variable of PostgreSQL's. */
function cleanEnvironment(): Record<string, string> {
  return { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC', PG_GRANDPARENT_PID: String(process.pid) };
}

export interface ProgramOptions {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly identity: ServerIdentity | null;
  readonly lockFd: number;
  readonly removeAtEnd?: string;
  readonly onOutput: (chunk: Buffer) => void;
}

export interface SupervisedProgram {
  readonly exited: Promise<{ readonly status: number | null; readonly signal: string | null }>;
  /** From here on it no longer keeps this process alive: when there is nothing else to do, both end. */
  unref(): void;
  /** Asks it to stop and waits until it has. Never rejects. */
  stop(): Promise<void>;
}

/**
 * Starts a program under the shell, in a session of its own, so that Ctrl-C in a terminal reaches us and not the server.
 */
export function superviseProgram(options: ProgramOptions): SupervisedProgram {
  const { program, args, cwd, identity } = options;
  const shell = spawn('/bin/sh', ['-c', SHELL, 'countersign', options.removeAtEnd ?? '', program, ...args], {
    cwd,
    detached: true,
    env: cleanEnvironment(),
    stdio: ['pipe', 'ignore', 'pipe', options.lockFd],
    ...(identity ?? {}),
  });
  const lifeline = shell.stdin as Socket;
  lifeline.on('error', () => {});
  const output = shell.stderr as Socket;
  output.on('data', options.onOutput);
  const exited = new Promise<{ status: number | null; signal: string | null }>((resolve, reject) => {
    shell.on('error', reject);
    shell.on('close', (status, signal) => resolve({ status, signal }));
  });
  exited.catch(() => {});
  const unref = (): void => [shell, lifeline, output].forEach((handle) => void handle.unref());
  const stop = async (): Promise<void> => {
    for (const handle of [shell, output]) handle.ref();
    lifeline.end();
    await exited.catch(() => {});
  };
  return { exited, unref, stop };
}
