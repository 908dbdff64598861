/** How far a job is: one line that is written over where somebody watches, a line of JSON now and then where a program reads. */
import type { JobProgress } from '../store/index.ts';

export interface JobProgressOptions {
  readonly write: (text: string) => void;
  /** Lines of JSON instead of a line that is written over. */
  readonly json: boolean;
  /** Milliseconds, of any clock that runs on. */
  readonly now: () => number;
}

export interface ShownProgress {
  show(progress: JobProgress): void;
  /** Shows where it ended, and ends the line. */
  end(): void;
}

const LINE_MS = 500;
const JSON_MS = 5000;

function lasting(seconds: number): string {
  return seconds < 90 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
}

interface Pace {
  /** Of this run, a second; undefined before there is anything to go by. */
  readonly rate: number | undefined;
  readonly secondsLeft: number | undefined;
}

/** How many there are is known about: who has done more than that is soon through. */
function asLine({ service, name, done, total }: JobProgress, { rate, secondsLeft }: Pace): string {
  const pace = rate === undefined ? '' : `, ${rate} a second`;
  const left = secondsLeft && total > done ? `, ${lasting(secondsLeft)} left` : '';
  return `\r\u001b[K${name} ${service}: ${done}${total > done ? ` of ${total}` : ''}${pace}${left}`;
}

export function showJobs({ write, json, now }: JobProgressOptions): ShownProgress {
  let first: { done: number; at: number } | undefined;
  let last: JobProgress | undefined;
  let shownAt = Number.NEGATIVE_INFINITY;
  let shown: JobProgress | undefined;

  function paceOf({ done, total }: JobProgress): Pace {
    const seconds = first ? (now() - first.at) / 1000 : 0;
    if (!first || done === first.done || seconds === 0) return { rate: undefined, secondsLeft: undefined };
    const rate = (done - first.done) / seconds;
    return { rate: Math.round(rate), secondsLeft: Math.max(0, total - done) / rate };
  }

  function say(progress: JobProgress): void {
    const pace = paceOf(progress);
    const seconds =
      pace.secondsLeft === undefined ? {} : { rate: pace.rate, secondsLeft: Math.round(pace.secondsLeft) };
    write(json ? `${JSON.stringify({ ...progress, ...seconds })}\n` : asLine(progress, pace));
    shownAt = now();
    shown = progress;
  }

  return Object.freeze({
    show(progress: JobProgress) {
      if (last?.name !== progress.name || last.service !== progress.service) first = { done: progress.done, at: now() };
      last = progress;
      if (now() - shownAt >= (json ? JSON_MS : LINE_MS)) say(progress);
    },
    end() {
      if (last && shown !== last) say(last);
      if (last && !json) write('\n');
    },
  });
}
