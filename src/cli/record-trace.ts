/** A trace played on a database of its own, and what was decided of it written to a file of recorded decisions. */
import { open, rename, rm } from 'node:fs/promises';
import { headOf, lineOf, type Origin } from '../replay/backtest/recorded-file.ts';
import type { Progress } from '../replay/progress.ts';
import type { ReplayArguments } from '../replay/read-arguments.ts';
import { ReplayStopped, replay } from '../replay/replay.ts';
import type { DiagnosisLine } from '../replay/result.ts';
import { readHistory } from './decision-history.ts';
import { replayWorld } from './replay-world.ts';
import { onThrowAwayDatabase } from './throw-away-database.ts';

const DIAGNOSIS = '{"type":"diagnosis"';

/** The causes at the end of the trace, by the names of the requests, out of what a replay writes. */
function gatherCauses() {
  const causes = new Map<string, string>();
  const write = async (text: string) => {
    for (const line of text.split('\n')) {
      if (!line.startsWith(DIAGNOSIS)) continue;
      const { request, cause } = JSON.parse(line) as DiagnosisLine;
      causes.set(request, cause);
    }
  };
  return { causes, write };
}

/** The file stands under its name only once it is complete. Throws as `replay` does. */
export async function recordTrace(
  path: string,
  origin: Origin,
  wanted: ReplayArguments,
  progress: Progress,
  signal: AbortSignal,
): Promise<void> {
  const part = `${path}.part`;
  const file = await open(part, 'w');
  try {
    await onThrowAwayDatabase(async (pool) => {
      const { causes, write } = gatherCauses();
      const { trace, lenient } = wanted;
      const { played } = await replay({
        ...(await replayWorld(pool, wanted)),
        trace,
        lenient,
        write,
        progress,
        signal,
      });
      const names = new Map(played.map(({ decision, name }) => [decision, name]));
      const everything = { service: null, since: null, until: null };
      const recorded = await readHistory(pool, everything, null, ({ id, cause }) => {
        const request = names.get(id) ?? null;
        return { request, cause: (request !== null && causes.get(request)) || cause };
      });
      await file.appendFile(headOf(origin));
      for await (const slice of recorded.slices) {
        if (signal.aborted) throw new ReplayStopped('stopped');
        await file.appendFile(slice.map(lineOf).join(''));
      }
    });
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}
