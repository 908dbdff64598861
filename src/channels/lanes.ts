/**
 * How senders take a batch: so many messages at once over all batches, answers in the order of what was asked, and an end to
 * everything. A batch that took longer than its lease would be taken for lost, so what was not begun in time goes back to the
 * outbox, and what was begun is cut off and says itself whether it may have left.
 */
import { setMaxListeners } from 'node:events';
import type { Outbound, SendResult } from '../engine/ports.ts';

/** How long `close` waits for what is under way before it is cut off. */
const DRAIN_SECONDS = 5;
/** The part of its time in which a batch may still begin a message, so that none is cut off for having begun last. */
const BEGIN_SHARE = 0.5;

/** Hands one message over. Settles soon after `signal` aborts; whatever it throws counts as unknown. */
export type HandOver<L> = (outbound: Outbound, lane: L, signal: AbortSignal) => Promise<SendResult>;

export interface Lanes<L> {
  run(batch: readonly Outbound[], handOver: HandOver<L>): Promise<readonly SendResult[]>;
  /** Begins nothing more, lets finish what is under way, then cuts it off. May be called again. */
  close(): Promise<void>;
}

/** `start` aborts when nothing more begins, `end` when what is under way is cut off. */
interface Times {
  readonly start: AbortSignal;
  readonly end: AbortSignal;
}

/** `lanes`: what each holds, such as a connection; at least one. `timeoutSeconds`: the most one `run` takes. */
export function createLanes<L>(lanes: readonly L[], timeoutSeconds: number, drainSeconds = DRAIN_SECONDS): Lanes<L> {
  const queue = createQueue(lanes);
  const running = new Map<Timed, Promise<readonly SendResult[]>>();

  async function handOverOne(outbound: Outbound, handOver: HandOver<L>, times: Times): Promise<SendResult> {
    const held = await queue.take(times.start);
    if (!held) return { state: 'retry', why: queue.isClosed() ? 'sender closed' : 'no time left' };
    try {
      return await handOver(outbound, held.lane, times.end);
    } catch {
      return { state: 'unknown', why: 'sender broke' };
    } finally {
      queue.give(held);
    }
  }

  async function run(batch: readonly Outbound[], handOver: HandOver<L>): Promise<readonly SendResult[]> {
    const [start, end] = [abortAfter(timeoutSeconds * BEGIN_SHARE), abortAfter(timeoutSeconds)];
    const times = { start: start.signal, end: end.signal };
    const all = Promise.all(batch.map((outbound) => handOverOne(outbound, handOver, times)));
    running.set(end, all);
    try {
      return await all;
    } finally {
      for (const timed of [start, end]) timed.clear();
      running.delete(end);
    }
  }

  async function close(): Promise<void> {
    queue.close();
    const timer = setTimeout(() => {
      for (const end of running.keys()) end.abort();
    }, drainSeconds * 1000);
    await Promise.all(running.values());
    clearTimeout(timer);
  }

  return Object.freeze({ run, close });
}

type Timed = ReturnType<typeof abortAfter>;

function abortAfter(seconds: number) {
  const controller = new AbortController();
  // Every message of a batch listens.
  setMaxListeners(0, controller.signal);
  const timer = setTimeout(() => controller.abort(), seconds * 1000);
  return { signal: controller.signal, abort: () => controller.abort(), clear: () => clearTimeout(timer) };
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
