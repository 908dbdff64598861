/** The whole service as a process of its own, as `npm start` runs it, for tests of starting, stopping and being killed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';

const main = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'src', 'cli', 'main.js');
const START_WITHIN_MS = 30_000;

export interface ServiceProcess {
  readonly base: string;
  readonly key: string;
  readonly child: ChildProcess;
  readonly out: () => string;
  readonly err: () => string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
  call(method: string, path: string, body?: unknown): Promise<{ status: number; body: any }>;
  /** Ends the process; answers its exit code, or the signal's name. */
  end(signal: NodeJS.Signals): Promise<number | NodeJS.Signals | null>;
}

export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cs-process-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Only what a fresh shell has, so that nothing of the test run leaks in. */
const cleanEnv = (more: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  PORT: '0',
  COUNTERSIGN_LOG_LEVEL: 'warn',
  ...more,
});

export interface CliRun {
  readonly child: ChildProcess;
  readonly ended: Promise<{ code: number | null; out: string; err: string }>;
}

export function beginCli(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  cwd = tempFolder(),
  input: string | null = null,
): CliRun {
  const child = spawn(process.execPath, [main, ...args], { cwd, env: cleanEnv(env), stdio: 'pipe' });
  child.stdin.end(input ?? undefined);
  let out = '';
  let err = '';
  child.stdout.on('data', (data) => (out += data));
  child.stderr.on('data', (data) => (err += data));
  const ended = new Promise<Awaited<CliRun['ended']>>((resolve) =>
    child.once('close', (code) => resolve({ code, out, err })),
  );
  return { child, ended };
}

export const runCli = (...how: Parameters<typeof beginCli>): CliRun['ended'] => beginCli(...how).ended;

export async function startService(env: NodeJS.ProcessEnv, cwd = tempFolder()): Promise<ServiceProcess> {
  const child = spawn(process.execPath, [main, 'serve'], {
    cwd,
    env: cleanEnv(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stderr!.on('data', (data) => (err += data));
  let stopWaiting = () => {};
  const ready = new Promise<RegExpExecArray>((resolve, reject) => {
    const bound = setTimeout(() => reject(new Error(`not ready in time: ${err}`)), START_WITHIN_MS);
    child.stdout!.on('data', (data) => {
      out += data;
      const line = /^ready (\S+)(?: key=(\S+))?$/m.exec(out);
      if (line) resolve(line);
    });
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${err}`)));
    child.stdout!.once('close', () => clearTimeout(bound));
    stopWaiting = () => clearTimeout(bound);
  });
  after(() => void child.kill('SIGKILL'));
  const [, base = '', key = ''] = await ready;
  stopWaiting();
  return {
    base,
    key,
    child,
    out: () => out,
    err: () => err,
    async call(method, path, body) {
      const response = await fetch(base + path, {
        method,
        headers: { authorization: `Bearer ${key}`, ...(body !== undefined && { 'content-type': 'application/json' }) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      return { status: response.status, body: await response.json() };
    },
    async end(signal) {
      const gone = child.exitCode !== null ? [child.exitCode, null] : once(child, 'exit');
      child.kill(signal);
      const [code, by] = await gone;
      return code ?? by;
    },
  };
}

/** Waits for a condition, bounded; what is waited for is named when it does not come. */
export async function eventually<T>(
  what: string,
  find: () => Promise<T | undefined> | T | undefined,
  withinMs = 10_000,
): Promise<T> {
  for (const end = Date.now() + withinMs; Date.now() < end; ) {
    const found = await find();
    if (found !== undefined && found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`did not happen: ${what}`);
}
