/** What goes through the tables after a key was replaced: shown while it runs, stopped by SIGINT or SIGTERM, gone on with the next time. */
import { dropKey, type Job, type JobEnd, openVault, resealJob, runJob } from '../../../store/index.ts';
import { showJobs } from '../../job-progress.ts';
import { type Do, type Doing, serviceOf } from './doing.ts';

const SAYS: Readonly<Record<JobEnd, string>> = {
  finished: 'Done.\n',
  stopped: 'Stopped. The next run goes on from here.\n',
  taken: 'Another process is at it.\n',
};

/** Answers 0 when it is through, 1 when it is not. */
export async function runShown({ pool, io, values }: Doing, job: Job): Promise<number> {
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const json = values.json === true || !process.stderr.isTTY;
  const shown = showJobs({ write: io.stderr, json, now: () => performance.now() });
  try {
    const end = await runJob(pool, job, { signal: stopping.signal, onProgress: shown.show });
    shown.end();
    (end === 'finished' ? io.stdout : io.stderr)(SAYS[end]);
    return end === 'finished' ? 0 : 1;
  } finally {
    process.removeListener('SIGINT', stop).removeListener('SIGTERM', stop);
  }
}

export const reseal: Do = async (doing) => {
  const service = serviceOf(doing);
  const vault = await openVault(doing.pool, doing.masters, [service]);
  const newest = vault.keysOf(service, 'person').at(-1)!;
  if (!newest.active) {
    doing.io.stderr(`${newest.id} is not in use yet. Run this again in half a minute.\n`);
    return 1;
  }
  return await runShown(doing, resealJob(vault, service));
};

const REFUSALS = {
  unknown: 'There is no such key.',
  issuing: 'It is in use: rotate first, and wait until the new key was in use for a minute.',
  chained: 'Every mark is made through every index key there ever was: none can be dropped.',
  uncounted:
    'Device tokens that it signed end with it, and it is not known how many there are. If that is meant: --end-device-tokens',
} as const;

const NEEDED = {
  code: 'verifications are still open under it. They end by themselves, with their codes.',
  person: 'rows are still sealed under it. To seal them anew: countersign keys reseal',
} as const;

export const drop: Do = async ({ pool, io, values, rest }) => {
  const dropped = await dropKey(pool, rest[0] ?? '', {
    now: Date.now(),
    endDeviceTokens: values['end-device-tokens'] === true,
  });
  if (dropped.is === 'dropped') {
    io.stdout('Dropped. What was made under it can never be opened again, from any backup either that lacks it.\n');
    return 0;
  }
  if (dropped.is === 'needed') io.stderr(`${dropped.rows} ${NEEDED[dropped.use]}\n`);
  else io.stderr(`${REFUSALS[dropped.is]}\n`);
  return 1;
};
