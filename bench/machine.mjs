// What the figures were measured on.
import { execFileSync } from 'node:child_process';
import os from 'node:os';
import { root } from './dist.mjs';

const GIB = 1024 ** 3;
/** Of the cores: above it somebody else is at work, and figures are not to be believed. */
const BUSY = 0.25;

const git = (...args) => {
  try {
    return execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return null;
  }
};

export function describeMachine() {
  const cores = os.availableParallelism();
  const load = os.loadavg()[0];
  return {
    cpu: os.cpus()[0]?.model.trim() ?? 'unknown',
    cores,
    memoryGib: Math.round(os.totalmem() / GIB),
    system: `${os.type()} ${os.release()}`,
    node: process.versions.node,
    loadBefore: Math.round(load * 100) / 100,
    busy: load > cores * BUSY,
  };
}

/** @returns {string} the commit, and whether anything that is not in it was measured */
export function describeCommit() {
  const commit = git('rev-parse', '--short=12', 'HEAD') ?? 'unknown';
  return git('status', '--porcelain', '--', 'src', 'bench', 'package-lock.json') ? `${commit} with changes` : commit;
}
