/**
 * The history out of a file of recorded decisions, and from its end on out of the database, which goes to the file as well: whoever was
 * stopped goes on there, and the next policy is tried without the database's being read again.
 */
import { open, writeFile } from 'node:fs/promises';
import type { Recorded, RecordedDecision } from '../replay/backtest/recorded.ts';
import { findRecorded, headOf, lineOf, mendEnd, readRecorded } from '../replay/backtest/recorded-file.ts';
import type { DecisionSpan, Pool } from '../store/index.ts';
import { readHistory } from './decision-history.ts';

/** Until then a code may still be entered, and nothing of it is kept yet. */
const SETTLED_MS = 3_600_000;

export async function keepHistory(path: string, pool: Pool, span: DecisionSpan, now: number): Promise<Recorded> {
  const settled = { ...span, until: Math.min(span.until ?? now, now - SETTLED_MS) };
  const origin = { of: 'history', ...span };
  if (!(await findRecorded(path, origin))) await writeFile(path, headOf(origin));
  await mendEnd(path);
  let reading = await readRecorded(path);
  async function* slices(): AsyncGenerator<readonly RecordedDecision[]> {
    let last: string | null = null;
    for await (const slice of reading.slices) {
      last = slice.at(-1)!.id;
      yield slice;
    }
    reading = await readHistory(pool, settled, last);
    const file = await open(path, 'a');
    try {
      for await (const slice of reading.slices) {
        await file.appendFile(slice.map(lineOf).join(''));
        yield slice;
      }
    } finally {
      await file.close();
    }
  }
  return { slices: slices(), reach: () => reading.reach() };
}
