/** A service for the examples: started as anybody would, on a free port and a folder of its own, ended with the test. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MAIN, ROOT } from './paths.ts';

export interface Served {
  readonly base: string;
  readonly key: string;
  /** All of stdout so far. */
  readonly said: string;
  stop(): Promise<number | null>;
}

/** The environment without what would change the service under test. */
export function plainEnv(more: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(COUNTERSIGN_|NODE_ENV$|NODE_TEST|PORT$|HOST$|DATA_DIR$|DATABASE_URL$)/.test(name),
  );
  return { ...Object.fromEntries(kept), ...more };
}

export async function serveInAFolder(): Promise<Served> {
  const dataDir = mkdtempSync(join(tmpdir(), 'cs-docs-'));
  const child = spawn(process.execPath, [MAIN, 'serve'], {
    cwd: ROOT,
    env: plainEnv({ PORT: '0', DATA_DIR: dataDir }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const exited = once(child, 'exit');
  const ready = new Promise<RegExpExecArray>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      out += chunk;
      const line = /^ready (\S+) key=(\S+)\n[\s\S]*\n\n$/m.exec(out);
      if (line) resolve(line);
    });
    exited.then(() => reject(new Error(`the service ended before it was ready: ${err.slice(0, 2000)}`)));
  });
  const [, base, key] = await ready;
  const stop = async () => {
    child.kill('SIGTERM');
    const [code] = await exited;
    rmSync(dataDir, { recursive: true, force: true });
    return code as number | null;
  };
  return { base: base!, key: key!, said: out, stop };
}
