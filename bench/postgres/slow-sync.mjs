// The emulated slow disk: builds the shim with the machine's C compiler, and sets how slow it is.
import { spawnSync } from 'node:child_process';
import { chmodSync, closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../dist.mjs';

/** @returns {{ environment: object, setDelay(milliseconds: number): void, remove(): void }} Throws where there is no compiler. */
export function makeSlowSync() {
  const folder = mkdtempSync(join(tmpdir(), 'cs-bench-sync-'));
  chmodSync(folder, 0o755);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const library = join(folder, 'slow-sync.so');
  const source = join(root, 'bench', 'postgres', 'slow-sync.c');
  const built = spawnSync('cc', ['-shared', '-fPIC', '-O2', '-o', library, source, '-ldl'], { encoding: 'utf8' });
  if (built.status !== 0) {
    remove();
    throw new Error(built.error ? 'there is no C compiler (cc) to build the slow disk with' : `cc: ${built.stderr}`);
  }
  const file = join(folder, 'delay');
  const fd = openSync(file, 'w+', 0o644);
  const setDelay = (milliseconds) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(milliseconds * 1000);
    writeSync(fd, bytes, 0, 4, 0);
  };
  setDelay(0);
  return {
    environment: { LD_PRELOAD: library, BENCH_SYNC_DELAY_FILE: file },
    setDelay,
    remove() {
      closeSync(fd);
      remove();
    },
  };
}
