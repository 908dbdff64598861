/**
 * The cluster: PostgreSQL's own folder, `cluster/` in the data folder. Made aside and renamed, so that it is whole or absent.
 */
import { chmodSync, closeSync, existsSync, fsyncSync, mkdtempSync, openSync, readFileSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { EmbeddedDatabaseError, explainOutput } from './embedded-error.ts';
import type { Programs } from './programs.ts';
import { canReach, giveTo, type ServerIdentity } from './server-identity.ts';
import { superviseProgram } from './supervise.ts';

export const USER = 'countersign';

export interface ClusterOptions {
  readonly dataDir: string;
  readonly programs: Programs;
  readonly identity: ServerIdentity | null;
  readonly durable: boolean;
  readonly lockFd: number;
}

/**
 * How the server's user may call a folder. When a folder above is closed to it (as /root is), the folder is entered before that user
 * is taken on, and called by the one name that needs no walk.
 */
export function nameForServer(identity: ServerIdentity | null, folder: string): string {
  return canReach(identity, folder) ? folder : '/proc/self/cwd';
}

/** Sorted and compared by bytes, so that no system library's idea of a language can ever corrupt an index. */
function initArguments(folder: string, durable: boolean): string[] {
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const access = [`--username=${USER}`, '--auth-local=trust', '--auth-host=reject'];
  const flush = durable ? [] : ['--no-sync'];
  return ['-D', folder, ...locale, ...access, '--data-checksums', '--no-instructions', ...flush];
}

async function runInit(folder: string, options: ClusterOptions): Promise<void> {
  let said = '';
  const init = superviseProgram({
    program: options.programs.initdb,
    args: initArguments(nameForServer(options.identity, folder), options.durable),
    cwd: folder,
    identity: options.identity,
    lockFd: options.lockFd,
    onOutput: (chunk) => {
      said = (said + chunk.toString('utf8')).slice(-4000);
    },
  });
  const { status } = await init.exited;
  if (status !== 0) throw explainOutput(said, options.dataDir, 'preparing the database');
}

function flushFolder(folder: string): void {
  const fd = openSync(folder, 'r');
  fsyncSync(fd);
  closeSync(fd);
}

async function createCluster(cluster: string, options: ClusterOptions): Promise<void> {
  const aside = mkdtempSync(`${cluster}.new-`);
  try {
    chmodSync(aside, 0o700);
    giveTo(options.identity, aside);
    await runInit(aside, options);
    await rename(aside, cluster);
    if (options.durable) flushFolder(options.dataDir);
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    throw error;
  }
}

function checkVersion(cluster: string, { dataDir, programs }: ClusterOptions): void {
  const path = join(cluster, 'PG_VERSION');
  if (!existsSync(path)) {
    throw new EmbeddedDatabaseError(
      'embedded_folder_damaged',
      `${cluster} is not a whole PostgreSQL cluster (PG_VERSION is missing). Restore a backup of DATA_DIR=${dataDir}, ` +
        'or move that folder away to begin with an empty database.',
    );
  }
  const written = Number.parseInt(readFileSync(path, 'utf8'), 10);
  if (written === programs.major) return;
  throw new EmbeddedDatabaseError(
    'embedded_version_mismatch',
    `The data folder ${dataDir} was written by PostgreSQL ${written}; this version brings PostgreSQL ${programs.major}. ` +
      `Nothing was changed. Go back to the version that wrote it, or move the data: start PostgreSQL ${written} on ${cluster}, ` +
      'pg_dump the database `countersign`, and restore it into a new DATA_DIR or a server named by DATABASE_URL.',
  );
}

/** Makes the cluster at the first start; checks its version at every other. Returns its folder. */
export async function prepareCluster(options: ClusterOptions): Promise<string> {
  const cluster = join(options.dataDir, 'cluster');
  if (!existsSync(cluster)) await createCluster(cluster, options);
  checkVersion(cluster, options);
  return cluster;
}
