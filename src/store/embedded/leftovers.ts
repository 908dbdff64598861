/**
 * Clears a data folder of what its earlier holders could not: what is made aside has `.new-` in its name until it is whole and
 * renamed, and programs of another version are of no more use. To be called under the folder's lock, which a program that still
 * makes something there would hold.
 */
import { readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

/** `programs` is the name of the folder of programs to keep. */
export async function removeLeftovers(dataDir: string, programs: string): Promise<void> {
  const isLeft = (name: string): boolean =>
    /^(cluster|postgresql-.*)\.new-/.test(name) || (name.startsWith('postgresql-') && name !== programs);
  for (const name of readdirSync(dataDir).filter(isLeft))
    await rm(join(dataDir, name), { recursive: true, force: true });
}
