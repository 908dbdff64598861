/**
 * Recorded decisions in a file of their own, so that the next policy is tried without the database or the trace: JSON Lines, first what
 * they are of, then a decision a line. What a stop left of a line is passed over, and written over by whoever goes on.
 */
import { open, stat, truncate } from 'node:fs/promises';
import { openLines } from '../read-lines.ts';
import type { Recorded, RecordedDecision } from './recorded.ts';

const SLICE = 1000;
const FORMAT = 1;

export class RecordedWrong extends Error {}

/** What the decisions are of: a trace as it was replayed, or a history. Another one cannot be mixed in. */
export type Origin = Readonly<Record<string, string | number | null>>;

export const headOf = (origin: Origin): string =>
  `${JSON.stringify({ type: 'recorded', format: FORMAT, ...origin })}\n`;

/** `record` goes as it is stored. */
export function lineOf({ record, ...rest }: RecordedDecision): string {
  const text = typeof record === 'string' ? record : JSON.stringify(record);
  return `${JSON.stringify(rest).slice(0, -1)},"record":${text}}\n`;
}

/** False: there is no such file, or nothing in it. Throws `RecordedWrong` where it is of something else. */
export async function findRecorded(path: string, origin: Origin): Promise<boolean> {
  const size = (await stat(path).catch(() => undefined))?.size;
  if (!size) return false;
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
    const [head = ''] = buffer.toString('utf8', 0, bytesRead).split('\n');
    if (`${head}\n` !== headOf(origin))
      throw new RecordedWrong(`${path} holds decisions of something else. Name another file, or delete this one.`);
    return true;
  } finally {
    await file.close();
  }
}

/** Takes away what stands behind the last whole line. */
export async function mendEnd(path: string): Promise<void> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const tail = Buffer.alloc(Math.min(size, 1 << 20));
    await file.read(tail, 0, tail.length, size - tail.length);
    const end = size - tail.length + tail.lastIndexOf(10) + 1;
    if (end < size) await truncate(path, end);
  } finally {
    await file.close();
  }
}

function decisionIn(path: string, line: string): RecordedDecision {
  try {
    return JSON.parse(line) as RecordedDecision;
  } catch {
    throw new RecordedWrong(`${path} is damaged. Delete it, and the decisions are recorded once more.`);
  }
}

/** The decisions of a file whose end is whole. */
export async function readRecorded(path: string): Promise<Recorded> {
  const { lines, size, bytesRead } = await openLines(path);
  async function* slices(): AsyncGenerator<readonly RecordedDecision[]> {
    let slice: RecordedDecision[] = [];
    for await (const { number, text } of lines) {
      if (number > 1) slice.push(decisionIn(path, text));
      if (slice.length < SLICE) continue;
      yield slice;
      slice = [];
    }
    if (slice.length > 0) yield slice;
  }
  return { slices: slices(), reach: () => ({ done: bytesRead(), all: size }) };
}
