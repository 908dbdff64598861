/**
 * Calls made one by one, run many at a time: those that arrive while the lanes are busy leave together with the next that is free. A
 * lone call waits for nothing. What waits is bounded, and what is past the bound is told to come back; one bad call spoils no other.
 */
import { CountersignError } from '../errors.ts';

/** Runs a batch and answers each call by its number, as soon as it can; an error is the answer of that call alone. */
export type RunBatch<In, Out> = (
  batch: readonly In[],
  answer: (n: number, out: Out | CountersignError) => void,
) => Promise<void>;

export interface GatherOptions<In> {
  /** Batches under way at once; about the cores of the database. */
  readonly lanes: number;
  /** Calls in a batch at most. */
  readonly most: number;
  /** Calls that may wait. */
  readonly waiting: number;
  /** As how many calls one counts in both; 1 where nothing is said. One that is larger than a batch goes by itself. */
  readonly sizeOf?: (call: In) => number;
  /** Calls with one name are never in a batch together, nor in two lanes at once: they would only wait for each other there. */
  readonly apart?: (call: In) => string;
}

interface Waiting<In, Out> {
  readonly call: In;
  readonly name: string | undefined;
  readonly size: number;
  answered: boolean;
  readonly resolve: (out: Out) => void;
  readonly reject: (error: unknown) => void;
}

const RETRY_SECONDS = 1;

/** SQLSTATE classes of statements that were refused before they changed anything: bad data, a broken rule, a wrong program. */
const REFUSED = /^(2[1-7]|42|54)[0-9A-Z]{3}$/;

/**
 * Whether surely nothing was done, so that the others of the batch may be run again. A lost connection does not say. A row that is not
 * the JSON it should be is found when it is read, before anything is written.
 */
function isHarmless(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  const isBug = error instanceof TypeError || error instanceof RangeError || error instanceof SyntaxError;
  return isBug || (typeof code === 'string' && REFUSED.test(code));
}

/** The single call; it rejects with `busy` past the bound, and with its own error otherwise. */
export function gatherCalls<In, Out>(
  run: RunBatch<In, Out>,
  { lanes, most, waiting, apart, sizeOf }: GatherOptions<In>,
): (call: In) => Promise<Out> {
  let queue: Waiting<In, Out>[] = [];
  let queued = 0;
  const underWay = new Set<string>();
  let busy = 0;

  function answer(item: Waiting<In, Out>, out: Out | CountersignError): void {
    if (item.answered) return;
    item.answered = true;
    if (out instanceof CountersignError) item.reject(out);
    else item.resolve(out);
  }

  async function runAll(items: readonly Waiting<In, Out>[]): Promise<void> {
    try {
      await run(
        items.map((item) => item.call),
        (n, out) => answer(items[n]!, out),
      );
      for (const item of items) if (!item.answered) answer(item, new CountersignError('internal'));
    } catch (error) {
      const left = items.filter((item) => !item.answered);
      if (items.length > 1 && isHarmless(error)) for (const item of left) await runAll([item]);
      else
        for (const item of left) {
          item.answered = true;
          item.reject(error);
        }
    }
  }

  /** The first calls that may leave together; the others keep their places. */
  function nextBatch(): readonly Waiting<In, Out>[] {
    const batch: Waiting<In, Out>[] = [];
    const left: Waiting<In, Out>[] = [];
    let size = 0;
    for (const item of queue) {
      const hasRoom = batch.length === 0 || size + item.size <= most;
      const fits = hasRoom && (item.name === undefined || !underWay.has(item.name));
      if (fits) size += item.size;
      if (fits && item.name !== undefined) underWay.add(item.name);
      (fits ? batch : left).push(item);
    }
    queue = left;
    queued -= size;
    return batch;
  }

  function start(): void {
    while (busy < lanes && queue.length > 0) {
      const batch = nextBatch();
      if (batch.length === 0) return;
      busy += 1;
      void runAll(batch).finally(() => {
        busy -= 1;
        for (const { name } of batch) if (name !== undefined) underWay.delete(name);
        start();
      });
    }
  }

  return (call) =>
    new Promise((resolve, reject) => {
      const size = sizeOf?.(call) ?? 1;
      if (queued > 0 && queued + size > waiting) return reject(new CountersignError('busy', [], RETRY_SECONDS));
      queue.push({ call, name: apart?.(call), size, answered: false, resolve, reject });
      queued += size;
      start();
    });
}
