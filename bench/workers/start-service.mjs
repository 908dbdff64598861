// The real service, as a process of its own, as `npm start` runs it but in production.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dist } from '../dist.mjs';

const START_WITHIN_MS = 60_000;

/** @returns {Promise<{ base: string, pid: number, end(): Promise<void> }>} */
export async function startService(env) {
  const cwd = mkdtempSync(join(tmpdir(), 'cs-bench-service-'));
  const child = spawn(process.execPath, [join(dist, 'src', 'cli', 'main.js'), 'serve'], {
    cwd,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', COUNTERSIGN_LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  const killNow = () => child.kill('SIGKILL');
  process.once('exit', killNow);
  let [out, err] = ['', ''];
  child.stderr.on('data', (data) => {
    err = (err + data).slice(-4000);
  });
  const bound = setTimeout(() => child.kill('SIGKILL'), START_WITHIN_MS);
  const base = await new Promise((resolve, reject) => {
    child.stdout.on('data', (data) => {
      out += data;
      const found = /^ready (\S+)/m.exec(out)?.[1];
      if (found) resolve(found);
    });
    exited.then(([status, signal]) => reject(new Error(`the service ended (${signal ?? status}): ${err}`)));
  }).finally(() => clearTimeout(bound));
  return {
    base,
    pid: child.pid,
    async end() {
      child.kill('SIGTERM');
      await exited;
      process.off('exit', killNow);
      rmSync(cwd, { recursive: true, force: true });
    },
  };
}
