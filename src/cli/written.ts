/** A file that stands under its name only once it is complete, packed by gzip or not. */
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

export interface Written {
  readonly path: string;
  write(text: string): Promise<void>;
  /** It is complete. */
  keep(): Promise<void>;
  /** It is not, and goes. */
  drop(): Promise<void>;
}

async function openPlain(path: string): Promise<Written> {
  const file = await open(`${path}.part`, 'w');
  return {
    path,
    write: (text) => file.appendFile(text),
    async keep() {
      await file.close();
      await rename(`${path}.part`, path);
    },
    async drop() {
      await file.close().catch(() => undefined);
      await rm(`${path}.part`, { force: true });
    },
  };
}

/** Its header holds neither name nor time, so that the same text gives the same bytes. */
async function openPacked(path: string): Promise<Written> {
  await (await open(`${path}.part`, 'w')).close();
  const target = createWriteStream(`${path}.part`);
  const packer = createGzip();
  packer.pipe(target);
  const end = finished(target);
  end.catch(() => undefined);
  return {
    path,
    async write(text) {
      if (!packer.write(text)) await Promise.race([new Promise((resume) => packer.once('drain', resume)), end]);
    },
    async keep() {
      packer.end();
      await end;
      await rename(`${path}.part`, path);
    },
    async drop() {
      packer.destroy();
      target.destroy();
      await rm(`${path}.part`, { force: true });
    },
  };
}

/** Throws what `node:fs` throws where nothing can be written. */
export const openWritten = (path: string): Promise<Written> =>
  path.endsWith('.gz') ? openPacked(path) : openPlain(path);
