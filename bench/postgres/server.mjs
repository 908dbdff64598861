// The PostgreSQL that everything is measured on: one that is installed on this machine, as an unprivileged user on a temporary folder,
// with every commit flushed; else the embedded one. It ends with this process, however that ends, and takes its folder with it.
import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromDist } from '../dist.mjs';

const INSTALLED = '/usr/lib/postgresql';
const USER = 'countersign';
export const SETTINGS = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  shared_buffers: '512MB',
  max_wal_size: '8GB',
  max_connections: '700',
};

/** @returns {string | null} the folder of the newest version's programs */
export function findPrograms() {
  if (!existsSync(INSTALLED)) return null;
  const versions = readdirSync(INSTALLED).sort((a, b) => Number(b) - Number(a));
  const found = versions
    .map((version) => join(INSTALLED, version, 'bin'))
    .find((bin) => existsSync(join(bin, 'initdb')));
  return found ?? null;
}

/** PostgreSQL refuses to be root, and wants a user that has a name. */
function findIdentity() {
  if (process.getuid?.() !== 0) return null;
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  const row = ['postgres', 'nobody'].map((name) => lines.find((line) => line.startsWith(`${name}:`))).find(Boolean);
  const [, , uid, gid] = row.split(':').map(Number);
  return { uid, gid };
}

/** A folder that has a database already stays as it is. */
function initialise(bin, folder, identity) {
  const data = join(folder, 'data');
  if (existsSync(join(data, 'PG_VERSION'))) return data;
  const args = ['-D', data, '-U', USER, '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-instructions'];
  const done = spawnSync(join(bin, 'initdb'), args, { cwd: folder, encoding: 'utf8', ...(identity ?? {}) });
  if (done.status !== 0) throw new Error(`initdb: ${done.stderr}`);
  return data;
}

/**
 * `preload`: libraries; `environment`: for the server's process, for the emulation of a slow disk; `keptIn`: a folder that stays when
 * the server ends; `other`: settings that are other than everywhere.
 */
async function startInstalled(bin, { preload = [], environment = {}, keptIn, other = {} }) {
  const { superviseProgram } = await fromDist('store', 'embedded', 'supervise.js');
  const { waitUntilReady } = await fromDist('store', 'embedded', 'ready.js');
  const identity = findIdentity();
  const folder = keptIn ?? mkdtempSync(join(tmpdir(), 'cs-bench-'));
  mkdirSync(folder, { recursive: true });
  if (identity) chownSync(folder, identity.uid, identity.gid);
  const data = initialise(bin, folder, identity);
  const settings = {
    ...SETTINGS,
    ...other,
    ...(preload.length > 0 && { shared_preload_libraries: preload.join(',') }),
  };
  const given = { listen_addresses: '', unix_socket_directories: folder, ...settings };
  let said = '';
  const server = superviseProgram({
    program: '/usr/bin/env',
    args: [
      ...Object.entries(environment).map(([name, value]) => `${name}=${value}`),
      join(bin, 'postgres'),
      '-D',
      data,
      ...Object.entries(given).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    cwd: folder,
    identity,
    lockFd: openSync('/dev/null', 'r'),
    removeAtEnd: keptIn ? undefined : folder,
    onOutput: (chunk) => {
      said = (said + chunk).slice(-4000);
    },
  });
  let isGone = false;
  server.exited.finally(() => {
    isGone = true;
  });
  const config = { host: folder, port: 5432, user: USER, database: 'postgres', ssl: false };
  await waitUntilReady(config, () => isGone).catch((error) => {
    throw new Error(`${error.message}\n${said}`);
  });
  return { config, settings, stop: () => server.stop() };
}

async function startEmbeddedInstead() {
  const { startEmbedded } = await fromDist('store', 'embedded', 'start-embedded.js');
  const { rmSync } = await import('node:fs');
  const dataDir = mkdtempSync(join(tmpdir(), 'cs-bench-'));
  const server = await startEmbedded({ dataDir, durable: true, maxConnections: 700 });
  return {
    config: server.config,
    settings: { 'as the embedded one is started': 'max_connections 700' },
    async stop() {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** @returns {Promise<{ kind: 'installed' | 'embedded', config: object, settings: object, stop(): Promise<void> }>} */
export async function startServer(options = {}) {
  const bin = findPrograms();
  if (bin === null && options.keptIn) throw new Error(`needs a PostgreSQL below ${INSTALLED}`);
  if (bin === null) return { kind: 'embedded', ...(await startEmbeddedInstead()) };
  return { kind: 'installed', ...(await startInstalled(bin, options)) };
}
