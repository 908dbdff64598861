/**
 * PostgreSQL's programs, ready to run. The package alone is not: its install script would have made the links between the libraries,
 * install scripts are not run, and node_modules may lie where the server's user cannot read. So a copy is made once per version, at
 * the first place that can be written by us and reached by the server's user.
 */
import { execFile } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, statSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { copyTree } from './copy-tree.ts';
import { EmbeddedDatabaseError } from './embedded-error.ts';
import { addNamelessPrograms, hasName } from './nameless-programs.ts';
import type { PostgresPackage } from './package.ts';
import { canReach, type ServerIdentity } from './server-identity.ts';

export interface Programs {
  readonly postgres: string;
  readonly initdb: string;
  readonly major: number;
}

/** Raised whenever what is made of a package changes, so that an older copy is not taken for a new one. */
const LAYOUT = 1;

/** Nothing here is needed to run a server: what other programs are built with, and languages that need more than we bring. */
const isLeftOut = (name: string): boolean => name.endsWith('.a') || ['pgxs', 'pkgconfig', 'pg_ctl'].includes(name);

async function makeLinks(packageFolder: string, copy: string): Promise<void> {
  const list = await readFile(join(packageFolder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(copy, relative('native', target));
    if (!existsSync(link)) await symlink(basename(source), link);
  }
}

function initProgram(identity: ServerIdentity | null): string {
  const uid = identity?.uid ?? process.getuid?.() ?? 0;
  return process.platform === 'linux' && !hasName(uid) ? 'nameless/bin/initdb' : 'bin/initdb';
}

/** Runs the copy once, as the server's user: the folder may be mounted noexec, or the system's libraries be too old. */
async function tryOut(copy: string, identity: ServerIdentity | null): Promise<void> {
  const programs = ['bin/postgres', initProgram(identity)];
  for (const program of programs) {
    await promisify(execFile)(join(copy, program), ['-V'], { cwd: '/', env: {}, ...(identity ?? {}) });
  }
}

/** Made aside and renamed, so that a copy is whole or absent; of two processes at once, one wins and both use it. */
async function makeCopy(found: PostgresPackage, place: string, identity: ServerIdentity | null): Promise<void> {
  const aside = await mkdtemp(`${place}.new-`);
  try {
    const copy = join(aside, 'copy');
    await copyTree(join(found.folder, 'native'), copy, isLeftOut);
    await makeLinks(found.folder, copy);
    if (process.platform === 'linux') await addNamelessPrograms(copy);
    await chmod(aside, 0o755);
    await tryOut(copy, identity);
    await rename(copy, place).catch((error) => {
      if (!existsSync(place)) throw error;
    });
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

/** A copy is run only if whoever could have changed it could have changed us anyway. */
function isTrusted(place: string, found: PostgresPackage, identity: ServerIdentity | null): boolean {
  const trusted = [0, process.getuid?.(), identity?.uid, statSync(found.folder).uid];
  const { uid } = lstatSync(place);
  return lstatSync(place).isDirectory() && trusted.includes(uid);
}

async function prepareAt(place: string, found: PostgresPackage, identity: ServerIdentity | null): Promise<string> {
  mkdirSync(dirname(place), { recursive: true });
  if (!canReach(identity, dirname(place)))
    throw new Error(`${dirname(place)} cannot be reached by uid ${identity?.uid}`);
  if (!existsSync(place)) await makeCopy(found, place, identity);
  if (!isTrusted(place, found, identity)) throw new Error(`${place} belongs to somebody else`);
  return place;
}

export function nameCopy(found: PostgresPackage): string {
  return `postgresql-${found.version}-${found.platform}-${LAYOUT}`;
}

/**
 * Where copies may lie. Beside the data they outlive a reinstallation of node_modules under a running server; throw-away clusters
 * share one instead. The last is for root alone, whose folders the server's user often cannot reach.
 */
function listPlaces(found: PostgresPackage, dataDir: string, durable: boolean): string[] {
  const name = nameCopy(found);
  const inside = join(dataDir, name);
  const shared = join(found.folder, '..', '..', '.cache', 'countersign', name);
  const system = process.getuid?.() === 0 ? [join('/var/cache/countersign', name)] : [];
  return durable ? [inside, shared, ...system] : [shared, inside, ...system];
}

/** Throws `embedded_start_failed`, naming every place that was tried and what was wrong with it. */
export async function preparePrograms(
  found: PostgresPackage,
  options: { dataDir: string; durable: boolean; identity: ServerIdentity | null },
): Promise<Programs> {
  const failures: string[] = [];
  for (const place of listPlaces(found, options.dataDir, options.durable)) {
    try {
      const folder = await prepareAt(place, found, options.identity);
      const initdb = join(folder, initProgram(options.identity));
      return { postgres: join(folder, 'bin/postgres'), initdb, major: found.major };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOSPC') throw error;
      failures.push((error as Error).message.trim().split('\n').slice(0, 2).join(' '));
    }
  }
  throw new EmbeddedDatabaseError(
    'embedded_start_failed',
    `PostgreSQL's programs could not be put anywhere the server may run them from: ${failures.join('; ')}`,
  );
}
