/** What is still to happen, earliest first; at the same time, in the order in which it was planned. A binary heap. */
export interface Queue<T> {
  readonly size: number;
  add(at: number, what: T): void;
  /** Undefined: nothing is left. */
  take(): { readonly at: number; readonly what: T } | undefined;
}

interface Planned<T> {
  readonly at: number;
  readonly turn: number;
  readonly what: T;
}

const isBefore = <T>(a: Planned<T>, b: Planned<T>) => a.at < b.at || (a.at === b.at && a.turn < b.turn);

export function createQueue<T>(): Queue<T> {
  const heap: Planned<T>[] = [];
  let turn = 0;

  function rise(planned: Planned<T>): void {
    let index = heap.length;
    heap.push(planned);
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!isBefore(planned, heap[parent]!)) break;
      heap[index] = heap[parent]!;
      index = parent;
    }
    heap[index] = planned;
  }

  function sink(planned: Planned<T>): void {
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child++;
      if (!isBefore(heap[child]!, planned)) break;
      heap[index] = heap[child]!;
      index = child;
    }
    heap[index] = planned;
  }

  return {
    get size() {
      return heap.length;
    },
    add: (at, what) => rise({ at, turn: turn++, what }),
    take() {
      const first = heap[0];
      if (!first) return undefined;
      const last = heap.pop()!;
      if (heap.length > 0) sink(last);
      return first;
    },
  };
}
