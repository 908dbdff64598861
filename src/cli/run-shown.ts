/** A job, shown while it runs: stopped by SIGINT or SIGTERM after the chunk it is at, gone on with the next time. */
import { type Job, type JobEnd, type Pool, runJob } from '../store/index.ts';
import type { Io } from './io.ts';
import { showJobs } from './job-progress.ts';

const SAYS: Readonly<Record<JobEnd, string>> = {
  finished: '',
  stopped: 'Stopped. The next run goes on from here.\n',
  taken: 'Another process is at it.\n',
};

/** True when it is through. `json`: lines of JSON on a terminal too. */
export async function runShown(pool: Pool, job: Job, io: Io, json: boolean): Promise<boolean> {
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const now = () => performance.now();
  const shown = showJobs({ write: io.stderr, json: json || !process.stderr.isTTY, now });
  try {
    const end = await runJob(pool, job, { signal: stopping.signal, onProgress: shown.show });
    shown.end();
    io.stderr(SAYS[end]);
    return end === 'finished';
  } finally {
    process.removeListener('SIGINT', stop).removeListener('SIGTERM', stop);
  }
}
