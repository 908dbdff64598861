/** How far a replay is, on one line that is written over where somebody watches, and seldom where a log does. */
export interface ProgressOptions {
  readonly write: (text: string) => void;
  /** A terminal: the line is written over. */
  readonly isTerminal: boolean;
  /** Milliseconds, of any clock that runs on. */
  readonly now: () => number;
}

export interface Progress {
  /**
   * `done` of `all`, in any unit; `what` has been done so far, in words. A smaller share than before: another part of the work began,
   * and how long it takes is not told from the part before.
   */
  show(done: number, all: number, what: () => string): void;
  /** Ends the line that was written over. */
  end(): void;
}

const TERMINAL_MS = 500;
const LOG_MS = 5000;

function lasting(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}

export function createProgress({ write, isTerminal, now }: ProgressOptions): Progress {
  let start = now();
  let shownAt = start;
  let last = { share: 0, at: start };
  let isOpen = false;
  return Object.freeze({
    show(done: number, all: number, what: () => string) {
      const at = now();
      const share = done / Math.max(1, all);
      if (share < last.share) start = last.at;
      last = { share, at };
      if (at - shownAt < (isTerminal ? TERMINAL_MS : LOG_MS)) return;
      shownAt = at;
      const left = done > 0 ? `, ${lasting(((at - start) * (all - done)) / done)} left` : '';
      const line = `${Math.floor(100 * share)} %: ${what()}${left}`;
      write(isTerminal ? `\r\u001b[K${line}` : `${line}\n`);
      isOpen = isTerminal;
    },
    end() {
      if (isOpen) write('\n');
      isOpen = false;
    },
  });
}
