/** How far a replay is, on one line that is written over where somebody watches, and seldom where a log does. */
export interface ProgressOptions {
  readonly write: (text: string) => void;
  /** A terminal: the line is written over. */
  readonly isTerminal: boolean;
  /** Milliseconds, of any clock that runs on. */
  readonly now: () => number;
}

export interface Progress {
  /** `done` of `all`, in any unit; `what` has been done so far, in words. */
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
  const start = now();
  let shownAt = start;
  let isOpen = false;
  return Object.freeze({
    show(done: number, all: number, what: () => string) {
      const at = now();
      if (at - shownAt < (isTerminal ? TERMINAL_MS : LOG_MS)) return;
      shownAt = at;
      const left = done > 0 ? `, ${lasting(((at - start) * (all - done)) / done)} left` : '';
      const line = `${Math.floor((100 * done) / Math.max(1, all))} %: ${what()}${left}`;
      write(isTerminal ? `\r\u001b[K${line}` : `${line}\n`);
      isOpen = isTerminal;
    },
    end() {
      if (isOpen) write('\n');
      isOpen = false;
    },
  });
}
