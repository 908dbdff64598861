/**
 * The lines of a file, one at a time, packed by gzip or not (told by its first bytes, not by its name). Memory holds one piece of
 * the file and one line, however long the file is.
 */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { TraceError } from './trace-error.ts';

export interface Line {
  /** Counted from one. */
  readonly number: number;
  readonly text: string;
}

export interface LineFile {
  readonly lines: AsyncGenerator<Line>;
  /** In bytes, as the file lies there. */
  readonly size: number;
  readonly bytesRead: () => number;
}

/** No event comes near it; a file without line breaks is no trace. */
const LINE_MAX = 4_000_000;

async function measure(path: string): Promise<{ size: number; isPacked: boolean }> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return { size, isPacked: bytesRead === 2 && buffer.readUInt16BE() === 0x1f8b };
  } finally {
    await file.close();
  }
}

function unpacked(file: Readable): Readable {
  const unpacker = createGunzip();
  file.on('error', (error) => unpacker.destroy(error));
  return file.pipe(unpacker);
}

function decode(decoder: TextDecoder, piece: Uint8Array | undefined, line: number): string {
  try {
    return piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
  } catch {
    throw new TraceError(line, 'is not UTF-8');
  }
}

async function* linesOf(source: Readable): AsyncGenerator<Line> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let number = 0;
  let rest = '';
  for await (const piece of source as AsyncIterable<Uint8Array>) {
    const parts = (rest + decode(decoder, piece, number + 1)).split('\n');
    rest = parts.pop()!;
    if (rest.length > LINE_MAX)
      throw new TraceError(number + parts.length + 1, `is longer than ${LINE_MAX} characters`);
    for (const part of parts) yield { number: ++number, text: part };
  }
  rest += decode(decoder, undefined, number + 1);
  if (rest !== '') yield { number: ++number, text: rest };
}

/** Throws what `node:fs` throws where there is no such file, and `TraceError` while reading. */
export async function openLines(path: string): Promise<LineFile> {
  const { size, isPacked } = await measure(path);
  const file = createReadStream(path);
  return { lines: linesOf(isPacked ? unpacked(file) : file), size, bytesRead: () => file.bytesRead };
}
