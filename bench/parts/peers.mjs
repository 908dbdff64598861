// (d) better-auth on the same PostgreSQL, asked by the same load. It is installed here when it is first measured, and left out, loudly,
// where no registry is within reach.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../dist.mjs';
import { createDatabase, learnSizes } from '../postgres/databases.mjs';
import { startWorker } from '../workers/start-worker.mjs';
import { contenderOf } from './http.mjs';

const folder = join(root, 'bench', 'peers');
const INSTALL_WITHIN_MS = 180_000;

/** Without what an npm above us has told its scripts, or this one might take the project's folder for its own. */
function npmEnv() {
  const told = ([name]) => /^npm_/i.test(name) && !/^npm_config_(registry|cafile|proxy|https_proxy|cache)$/i.test(name);
  return Object.fromEntries(Object.entries(process.env).filter((variable) => !told(variable)));
}

function install(say) {
  const lock = join(folder, 'package-lock.json');
  const installed = join(folder, 'node_modules', '.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  say('installing better-auth into bench/peers …');
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--fetch-retries=1'];
  const done = spawnSync('npm', args, { cwd: folder, env: npmEnv(), encoding: 'utf8', timeout: INSTALL_WITHIN_MS });
  if (done.status !== 0) throw new Error('better-auth could not be installed: no registry within reach?');
}

const versionOf = (name) =>
  JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')).version;

export async function openPeers({ config, plan, only = plan.callers, say }) {
  install(say);
  const database = await createDatabase(config, 'bench_peers');
  const server = await startWorker('../peers/server.mjs', { env: { NODE_ENV: 'production' } });
  const generator = await startWorker('generator.mjs');
  const close = async () => {
    await Promise.all([server.end(), generator.end()]);
  };
  try {
    const { base } = await server.call('open', database);
    const targets = ['email', 'phone'].map((plugin) => ({ kind: 'peer', base, plugin }));
    for (const target of targets) await generator.call('repeat', { target, step: 'cycle', times: plan.prepareCycles });
    await learnSizes(database);
    const contenders = targets.map((target) => {
      const id = `peers.${target.plugin}`;
      return contenderOf('peers', id, only[id], generator, target, 'cycle');
    });
    return { contenders, databases: [database], about: { 'better-auth': versionOf('better-auth') }, close };
  } catch (error) {
    await close();
    throw error;
  }
}
