/**
 * Copies a folder so that anybody may read and run the copy but only its owner change it, whatever the umask or the original's modes,
 * and so that a power cut after the return finds it whole.
 */
import { chmod, constants, copyFile, mkdir, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** `skip` names what is left out, by its file name. Links inside the source are not followed; the packages hold none. */
export async function copyTree(source: string, target: string, skip: (name: string) => boolean): Promise<void> {
  await mkdir(target);
  await chmod(target, 0o755);
  const entries = (await readdir(source, { withFileTypes: true })).filter((entry) => !skip(entry.name));
  await Promise.all(
    entries.map(async (entry) => {
      const from = join(source, entry.name);
      const to = join(target, entry.name);
      if (entry.isDirectory()) return copyTree(from, to, skip);
      if (!entry.isFile()) return;
      await copyFile(from, to, constants.COPYFILE_FICLONE);
      await chmod(to, 0o755);
      await flush(to);
    }),
  );
  await flush(target);
}
