/** Rows to learn from, out of a trace that is played now as `countersign replay` would, and written down beside where that is wanted. */
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
import { openWritten, type Written } from '../../written.ts';

const PIECE = 1 << 20;

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

/** Written a large piece at a time, while the trace goes on being played. */
function writeBehind(file: Written) {
  let waiting = '';
  let writing = Promise.resolve();
  const flush = () => {
    const piece = waiting;
    waiting = '';
    writing = writing.then(() => file.write(piece));
    writing.catch(() => undefined);
  };
  return {
    add(text: string) {
      waiting += text;
      if (waiting.length >= PIECE) flush();
    },
    async keep() {
      flush();
      await writing;
      await file.keep();
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
  const file = path === null ? null : await openWritten(path);
  const lines = file && writeBehind(file);
  try {
    await play(played, progress, signal, (labelled) => {
      rows.push(...rowsOf(labelled));
      lines?.add(lineOf(labelled));
    });
    await lines?.keep();
  } catch (error) {
    await file?.drop();
    throw error;
  }
  return rows;
}
