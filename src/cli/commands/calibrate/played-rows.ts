/** Rows to learn from, out of a trace that is played now as `countersign replay` would, and written down beside where that is wanted. */
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { CalibrateArguments } from '../../../replay/calibrate/calibrate-arguments.ts';
import { createLabeller, type LabelledFacts } from '../../../replay/calibrate/label-facts.ts';
import type { LabelledRow } from '../../../replay/calibrate/labelled-row.ts';
import { assertTruthOf, readTruth } from '../../../replay/calibrate/read-truth.ts';
import { lineOf, rowsOf } from '../../../replay/calibrate/rows-file.ts';
import type { Progress } from '../../../replay/progress.ts';
import { openTrace } from '../../../replay/read-trace.ts';
import { replay } from '../../../replay/replay.ts';
import { replayWorld } from '../../replay-world.ts';
import { onThrowAwayDatabase } from '../../throw-away-database.ts';

export type Played = NonNullable<CalibrateArguments['played']>;

/** What the trace calls by a name: truth that does not fit it is found before anything is played. */
async function namesIn({ trace, lenient }: Played['replay']) {
  const [requests, asks] = [new Set<string>(), new Set<string>()];
  for await (const { event } of (await openTrace(trace, lenient)).events) {
    if (event.type === 'code.requested') requests.add(event.request);
    if (event.type === 'recipient.asked') asks.add(event.ask);
  }
  return { requests, asks };
}

async function play(
  { replay: wanted, truth: path }: Played,
  progress: Progress,
  signal: AbortSignal,
  take: (labelled: LabelledFacts) => void,
): Promise<void> {
  const truth = await readTruth(path);
  const { requests, asks } = await namesIn(wanted);
  assertTruthOf(truth, requests, asks);
  const labeller = createLabeller(truth, take);
  const { trace, lenient } = wanted;
  const nowhere = { write: async () => {}, progress, signal, onFacts: labeller.see };
  await onThrowAwayDatabase(async (pool) =>
    replay({ ...(await replayWorld(pool, wanted)), trace, lenient, ...nowhere }),
  );
  labeller.end();
}

/** A file that stands under its name only once it is complete; packed if its name ends so. */
function openRowsFile(path: string) {
  const part = `${path}.part`;
  const file = createWriteStream(part);
  const packer = path.endsWith('.gz') ? createGzip() : null;
  packer?.pipe(file);
  const lines = packer ?? file;
  const broken = new Promise<never>((_, reject) => file.once('error', reject));
  broken.catch(() => {});
  return {
    write: (text: string) => void lines.write(text),
    async keep() {
      lines.end();
      await Promise.race([finished(file), broken]);
      await rename(part, path);
    },
    async drop() {
      lines.destroy();
      file.destroy();
      await rm(part, { force: true });
    },
  };
}

/** Throws `TruthError`, and what replaying throws. */
export async function playedRows(
  played: Played,
  path: string | null,
  progress: Progress,
  signal: AbortSignal,
): Promise<readonly LabelledRow[]> {
  const rows: LabelledRow[] = [];
  const file = path === null ? null : openRowsFile(path);
  try {
    await play(played, progress, signal, (labelled) => {
      rows.push(...rowsOf(labelled));
      file?.write(lineOf(labelled));
    });
    await file?.keep();
  } catch (error) {
    await file?.drop();
    throw error;
  }
  return rows;
}
