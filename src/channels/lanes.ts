/**
 * How senders take a batch: so many messages at once over all batches, answers in the order of what was asked, and an end to
 * everything. A batch that took longer than its lease would be taken for lost, so what was not begun in time goes back to the
 * outbox, and what was begun is cut off and says itself whether it may have left.
 */
import type { Outbound, SendResult } from '../engine/ports.ts';

/** How long `close` waits for what is under way before it is cut off. */
const DRAIN_SECONDS = 5;

/** Hands one message over. Settles soon after `signal` aborts; whatever it throws counts as unknown. */
export type HandOver<L> = (outbound: Outbound, lane: L, signal: AbortSignal) => Promise<SendResult>;

export interface Lanes<L> {
  run(batch: readonly Outbound[], handOver: HandOver<L>): Promise<readonly SendResult[]>;
  /** Begins nothing more, lets finish what is under way, then cuts it off. May be called again. */
  close(): Promise<void>;
}

/** `lanes`: what each holds, such as a connection; at least one. `timeoutSeconds`: the most one `run` takes. */
export function createLanes<L>(lanes: readonly L[], timeoutSeconds: number): Lanes<L> {
  const queue = createQueue(lanes);
  const running = new Map<AbortController, Promise<readonly SendResult[]>>();

  async function handOverOne(outbound: Outbound, handOver: HandOver<L>, signal: AbortSignal): Promise<SendResult> {
    const held = await queue.take(signal);
    if (!held) return { state: 'retry', why: queue.isClosed() ? 'sender closed' : 'no time left' };
    try {
      return await handOver(outbound, held.lane, signal);
    } catch {
      return { state: 'unknown', why: 'sender broke' };
    } finally {
      queue.give(held);
    }
  }

  async function run(batch: readonly Outbound[], handOver: HandOver<L>): Promise<readonly SendResult[]> {
    const end = new AbortController();
    const timer = setTimeout(() => end.abort(), timeoutSeconds * 1000);
    const all = Promise.all(batch.map((outbound) => handOverOne(outbound, handOver, end.signal)));
    running.set(end, all);
    try {
      return await all;
    } finally {
      clearTimeout(timer);
      running.delete(end);
    }
  }

  async function close(): Promise<void> {
    queue.close();
    const timer = setTimeout(() => [...running.keys()].map((end) => end.abort()), DRAIN_SECONDS * 1000);
    await Promise.all(running.values());
    clearTimeout(timer);
  }

  return Object.freeze({ run, close });
}

/** Boxed, so that a lane may be anything, undefined included. */
interface Held<L> {
  readonly lane: L;
}

/** First come, first served; the lane used last is lent first, so that a quiet hour keeps one connection and not all of them. */
function createQueue<L>(lanes: readonly L[]) {
  const free: Held<L>[] = lanes.map((lane) => ({ lane }));
  const waiting = new Set<(held: Held<L> | undefined) => void>();
  let closed = false;

  function wait(signal: AbortSignal): Promise<Held<L> | undefined> {
    return new Promise((resolve) => {
      const answer = (held: Held<L> | undefined) => {
        waiting.delete(answer);
        signal.removeEventListener('abort', leave);
        resolve(held);
      };
      const leave = () => answer(undefined);
      signal.addEventListener('abort', leave);
      waiting.add(answer);
    });
  }

  return {
    isClosed: () => closed,
    async take(signal: AbortSignal): Promise<Held<L> | undefined> {
      if (closed || signal.aborted) return undefined;
      return free.pop() ?? wait(signal);
    },
    give(held: Held<L>): void {
      const [next] = waiting;
      if (next) next(held);
      else free.push(held);
    },
    close(): void {
      closed = true;
      for (const answer of [...waiting]) answer(undefined);
    },
  };
}
