// Starts a worker and makes calls to it.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = dirname(fileURLToPath(import.meta.url));

/** Only what a fresh shell has, so that nothing of our own environment changes what is measured. */
const cleanEnv = (more) => ({ PATH: process.env.PATH, HOME: process.env.HOME, ...more });

/** @returns {Promise<{ pid: number, call(name: string, ...args: unknown[]): Promise<any>, end(): Promise<void> }>} */
export async function startWorker(file, { env = {}, execArgv = [] } = {}) {
  const child = fork(join(folder, file), {
    env: cleanEnv(env),
    execArgv: ['--disable-warning=ExperimentalWarning', ...execArgv],
    serialization: 'advanced',
  });
  const waiting = new Map();
  let calls = 0;
  const exited = once(child, 'exit');
  const ready = new Promise((resolve) => {
    child.on('message', ({ ready: isReady, id, value, error }) => {
      if (isReady) return resolve();
      const { resolve: answer, reject } = waiting.get(id);
      waiting.delete(id);
      if (error) reject(Object.assign(new Error(`${file}: ${error.message}`), { code: error.code, told: error.stack }));
      else answer(value);
    });
  });
  const gone = exited.then(([status, signal]) => {
    const why = new Error(`${file} ended (${signal ?? status})`);
    for (const { reject } of waiting.values()) reject(why);
    throw why;
  });
  gone.catch(() => {});
  await Promise.race([ready, gone]);
  return {
    pid: child.pid,
    call: (name, ...args) =>
      new Promise((resolve, reject) => {
        if (!child.connected) return reject(new Error(`${file} is gone`));
        const id = calls++;
        waiting.set(id, { resolve, reject });
        child.send({ id, name, args });
      }),
    async end() {
      if (child.connected) child.disconnect();
      const bound = setTimeout(() => child.kill('SIGKILL'), 5_000);
      await exited;
      clearTimeout(bound);
    },
  };
}
