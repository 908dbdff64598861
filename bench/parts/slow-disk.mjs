// The same on a disk that takes a millisecond, or five, to flush: a server of its own whose fsync and fdatasync are slowed down.
import pg from 'pg';
import { measureInTurns } from '../in-turns.mjs';
import { startServer } from '../postgres/server.mjs';
import { makeSlowSync } from '../postgres/slow-sync.mjs';
import { median } from '../statistics.mjs';
import { openHttp } from './http.mjs';
import { openPgbench } from './pgbench.mjs';

const COMMITS = 30;

/** What a lone commit takes, as a proof that the disk is as slow as is said. @returns {Promise<number>} milliseconds */
async function timeCommit(config) {
  const client = new pg.Client({ ...config });
  await client.connect();
  try {
    await client.query('create table if not exists bench_commit (n int)');
    const took = [];
    for (let i = 0; i < COMMITS; i++) {
      const began = performance.now();
      await client.query('insert into bench_commit values (1)');
      took.push(performance.now() - began);
    }
    return median(took);
  } finally {
    await client.end();
  }
}

async function timeCommits(config, delaysMs, setDelay) {
  const commits = {};
  for (const delay of [0, ...delaysMs]) {
    setDelay(delay);
    commits[delay] = await timeCommit(config);
  }
  setDelay(0);
  return commits;
}

/** pgbench may be missing; then the service alone is measured. */
async function openBoth(context) {
  const opened = [await openHttp({ ...context, name: 'slow_http' })];
  const pgbench = await openPgbench({ ...context, name: 'slow_pgbench' }).catch((error) => error);
  if (pgbench instanceof Error) context.say(`slow-disk, without pgbench: ${pgbench.message}`);
  else opened.push(pgbench);
  return opened;
}

const slowed = (contenders, delay, setDelay) =>
  contenders.map((one) => ({
    ...one,
    part: 'slow-disk',
    id: `${one.id} +${delay} ms`,
    async run(how) {
      setDelay(delay);
      try {
        return await one.run(how);
      } finally {
        setDelay(0);
      }
    },
  }));

export async function measureSlowDisk(context, closing) {
  const { delaysMs, callers } = context.plan.slowDisk;
  const { environment, setDelay, remove } = makeSlowSync();
  closing.push(async () => remove());
  const server = await startServer({ environment });
  closing.push(server.stop);
  if (server.kind !== 'installed')
    throw new Error('the slow disk needs a PostgreSQL that is installed on this machine');
  const commits = await timeCommits(server.config, delaysMs, setDelay);
  const opened = await openBoth({ ...context, config: server.config, only: callers });
  closing.push(...opened.map(({ close }) => close));
  const contenders = delaysMs.flatMap((delay) => opened.flatMap((part) => slowed(part.contenders, delay, setDelay)));
  const databases = opened.flatMap((part) => part.databases);
  await measureInTurns({ ...context, contenders, databases });
  context.results.found('slow-disk', { commitMs: commits });
}
