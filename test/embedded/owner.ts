/** Starts an owner process and reads what it says; finds what processes work in a folder. For the tests of the embedded database. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readlinkSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { OwnerOrder } from './owner-process.ts';

export const OWNER_PROGRAM = fileURLToPath(new URL('./owner-process.js', import.meta.url));

type Line = Readonly<Record<string, unknown>>;

export interface Owner {
  readonly child: ChildProcess;
  readonly lines: readonly Line[];
  /** Resolves with the first line that has this key; rejects when the process ends without one. */
  says(key: string): Promise<Line>;
  /** Resolves when the process has ended and everything it said was read. */
  ended(): Promise<void>;
}

export interface Circumstances {
  readonly env?: Record<string, string>;
  readonly uid?: number;
  readonly ownGroup?: boolean;
}

const owners = new Set<ChildProcess>();

/** For `after`: a test that failed half-way must not leave its process, which would keep the run from ending. */
export function killOwners(): void {
  for (const child of owners) child.kill('SIGKILL');
}

export function startOwner(order: OwnerOrder, { env = {}, uid, ownGroup = false }: Circumstances = {}): Owner {
  const child = spawn(process.execPath, [OWNER_PROGRAM, JSON.stringify(order)], {
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: ownGroup,
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  owners.add(child);
  const lines: Line[] = [];
  const reader = createInterface({ input: child.stdout! });
  reader.on('line', (text) => {
    // The last line of a killed process may be cut short.
    if (text.endsWith('}')) lines.push(JSON.parse(text) as Line);
    child.emit('said');
  });
  const closed = once(child, 'close');
  const says = async (key: string): Promise<Line> => {
    for (;;) {
      const found = lines.find((line) => key in line);
      if (found !== undefined) return found;
      if (child.stdout!.readableEnded) throw new Error(`it ended having said ${JSON.stringify(lines.slice(-3))}`);
      await Promise.race([once(child, 'said'), closed]);
    }
  };
  return { child, lines, says, ended: async () => void (await closed) };
}

/** A private folder to put data folders in; its real path, without links. */
export const makeFolder = (): string => realpathSync(mkdtempSync(join(tmpdir(), 'embedded-test-')));

/** Waits for a condition, not for a time; fails when it has not come true within the bound. */
export async function until(what: string, isTrue: () => boolean, boundMs = 15_000): Promise<void> {
  const deadline = performance.now() + boundMs;
  while (!isTrue()) {
    if (performance.now() > deadline) throw new Error(`waited ${boundMs} ms in vain until ${what}`);
    await sleep(5);
  }
}

/** The pids of all processes whose working folder is this one: the server, its children and its supervisor. Linux only. */
export function processesIn(folder: string): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => {
      try {
        return pid > 0 && readlinkSync(`/proc/${pid}/cwd`) === folder;
      } catch {
        return false;
      }
    });
}
