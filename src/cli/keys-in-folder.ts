/** Keys made for development and kept in DATA_DIR: the master key and the ready API key. Files of mode 0600, written once. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newKeyToken } from '../store/index.ts';
import { SettingsWrong } from './read-settings.ts';

/** Reads the file, or makes it; of two processes that start together, one makes it and both read the same. */
function keep(dataDir: string, name: string, make: () => string): string {
  const path = join(dataDir, name);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(path, `${make()}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(path, 'utf8').trim();
}

function decode(text: string, name: string): Uint8Array {
  const key = Buffer.from(text, 'base64');
  if (key.length !== 32)
    throw new SettingsWrong(`${name}: must be 32 bytes in base64, several separated by commas, newest first.`);
  return key;
}

/** Master keys, newest first: from COUNTERSIGN_KEY, or, in development only, made once. */
export function masterKeys(env: NodeJS.ProcessEnv, dataDir: string): readonly Uint8Array[] {
  const given = env.COUNTERSIGN_KEY;
  if (given !== undefined && given !== '')
    return given.split(',').map((part) => decode(part.trim(), 'COUNTERSIGN_KEY'));
  if (env.NODE_ENV === 'production') {
    throw new SettingsWrong(
      'COUNTERSIGN_KEY is not set. In production it is required: 32 random bytes in base64, for example from `openssl rand -base64 32`. Keep it apart from the database.',
    );
  }
  return [
    decode(
      keep(dataDir, 'master.key', () => randomBytes(32).toString('base64')),
      'master.key',
    ),
  ];
}

export const developmentKey = (dataDir: string): string =>
  keep(dataDir, 'development.key', () => newKeyToken('secret'));
