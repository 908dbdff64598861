/**
 * Events into the order of their times, however many there are: they go into a file for each day, and a day that is too large for
 * memory goes into files for its hours, and so on. What was added up to a mark survives the process; what came after it is cut off.
 */
import { createReadStream } from 'node:fs';
import { appendFile, mkdir, readdir, readFile, rm, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Exported } from './exported.ts';

const SPANS = [86_400_000, 3_600_000, 60_000, 1000];
const MOST_BYTES = 32 << 20;

export interface Sorting {
  add(events: readonly Exported[]): Promise<void>;
  /** How long each file is now: what `open` wants to go on from here. */
  mark(): Readonly<Record<string, number>>;
  /** A line for each event, in order, in pieces. */
  sorted(): AsyncGenerator<string>;
}

const nameOf = (at: number, span: number) => `${Math.floor(at / span)}`.padStart(16, '0');
const lineOf = ({ at, ...event }: Exported) =>
  `${at} ${JSON.stringify({ at: new Date(at).toISOString(), ...event })}\n`;
const timeOf = (line: string) => Number(line.slice(0, line.indexOf(' ')));

async function* linesIn(path: string): AsyncGenerator<string> {
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY }))
    if (line !== '') yield line;
}

/** A file into one for each smaller span. */
async function split(path: string, span: number): Promise<string> {
  const folder = `${path}.parts`;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  let waiting = new Map<string, string[]>();
  let count = 0;
  const flush = async () => {
    for (const [name, lines] of waiting) await appendFile(join(folder, name), lines.join(''));
    waiting = new Map();
    count = 0;
  };
  for await (const line of linesIn(path)) {
    const name = nameOf(timeOf(line), span);
    const lines = waiting.get(name) ?? [];
    waiting.set(name, lines);
    lines.push(`${line}\n`);
    if (++count >= 20_000) await flush();
  }
  await flush();
  return folder;
}

async function* sortFile(path: string, level: number): AsyncGenerator<string> {
  if ((await stat(path)).size > MOST_BYTES && level + 1 < SPANS.length) {
    yield* sortFolder(await split(path, SPANS[level + 1]!), level + 1);
    return;
  }
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '');
  const timed = lines.map((line, turn) => ({ line, turn, at: timeOf(line) }));
  timed.sort((a, b) => a.at - b.at || a.turn - b.turn);
  yield timed.map(({ line }) => `${line.slice(line.indexOf(' ') + 1)}\n`).join('');
}

async function* sortFolder(folder: string, level: number): AsyncGenerator<string> {
  const names = (await readdir(folder)).filter((name) => /^\d+$/.test(name)).sort();
  for (const name of names) yield* sortFile(join(folder, name), level);
}

/** `from`: the mark to go on from. */
export async function openSorting(folder: string, from: Readonly<Record<string, number>>): Promise<Sorting> {
  await mkdir(folder, { recursive: true });
  const sizes: Record<string, number> = { ...from };
  for (const name of await readdir(folder)) {
    const known = sizes[name];
    if (known === undefined) await rm(join(folder, name), { recursive: true });
    else await truncate(join(folder, name), known);
  }
  return {
    async add(events) {
      const byDay = new Map<string, string[]>();
      for (const event of events) {
        const name = nameOf(event.at, SPANS[0]!);
        const lines = byDay.get(name) ?? [];
        byDay.set(name, lines);
        lines.push(lineOf(event));
      }
      for (const [name, lines] of byDay) {
        const text = Buffer.from(lines.join(''));
        await appendFile(join(folder, name), text);
        sizes[name] = (sizes[name] ?? 0) + text.length;
      }
    },
    mark: () => ({ ...sizes }),
    sorted: () => sortFolder(folder, 0),
  };
}
