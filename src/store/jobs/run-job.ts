/**
 * Work that goes through tables in bounded chunks, while nodes serve. Each chunk is a transaction that also writes how far it is:
 * stopped or killed at any moment, the next run goes on from there. One connection holds the job's lock and does its work, so a
 * second run finds it taken, and one whose connection broke can write nothing more.
 */
import type { PoolClient } from 'pg';
import type { Pool } from '../pool.ts';
import { retrying } from '../pool.ts';
import type { Transaction } from '../transaction.ts';

export interface Job {
  readonly service: string;
  readonly name: string;
  /** How many rows there are to go through, about. */
  count(db: Transaction): Promise<number>;
  /** One chunk, from the position that the last one answered (null: from the beginning). */
  step(tx: Transaction, position: string | null): Promise<Step>;
}

export interface Step {
  /** Where to go on; null: this was the last. */
  readonly position: string | null;
  /** Rows gone through in this chunk. */
  readonly done: number;
}

export interface JobProgress {
  readonly service: string;
  readonly name: string;
  readonly done: number;
  readonly total: number;
}

export interface RunOptions {
  /** Aborted: the chunk that is under way is finished, and the job stops. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: JobProgress) => void;
}

/** `taken`: another process is at it. */
export type JobEnd = 'finished' | 'stopped' | 'taken';

const BEGIN = `
insert into job as j (service, name, total, started_at, updated_at) values ($1, $2, $3, now(), now())
on conflict (service, name) do update
  set position = null, done = 0, total = excluded.total, started_at = now(), updated_at = now(), finished_at = null
  where j.finished_at is not null`;

const READ = 'select position, done, total from job where service = $1 and name = $2';

const WRITE = `
update job set position = $3::text, done = done + $4, updated_at = now(),
  finished_at = case when $3::text is null then now() end
where service = $1 and name = $2`;

async function begin(client: PoolClient, job: Job): Promise<JobProgress & { position: string | null }> {
  const names = [job.service, job.name];
  const { rows: known } = await client.query(`${READ} and finished_at is null`, names);
  if (known.length === 0) await client.query(BEGIN, [...names, await job.count(client)]);
  const { rows } = await client.query(READ, names);
  return { service: job.service, name: job.name, ...rows[0] };
}

async function oneStep(client: PoolClient, job: Job, position: string | null): Promise<Step> {
  await client.query('begin');
  try {
    const step = await job.step(client, position);
    await client.query(WRITE, [job.service, job.name, step.position, step.done]);
    await client.query('commit');
    return step;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
}

async function goThrough(client: PoolClient, job: Job, { signal, onProgress }: RunOptions): Promise<JobEnd> {
  let { position, ...progress } = await begin(client, job);
  for (;;) {
    onProgress(progress);
    if (signal.aborted) return 'stopped';
    const from = position;
    const step = await retrying(() => oneStep(client, job, from));
    progress = { ...progress, done: progress.done + step.done };
    if (step.position === null) break;
    position = step.position;
  }
  onProgress({ ...progress, total: progress.done });
  return 'finished';
}

/** A server that knows how notices within a second that we were killed, even while we wait for a row: the job is free again. */
const NOTICE_DEATH =
  "select set_config(name, '1000', false) from pg_settings where name = 'client_connection_check_interval'";
const FORGET = 'reset client_connection_check_interval';

const ignore = () => {};

export async function runJob(pool: Pool, job: Job, options: RunOptions): Promise<JobEnd> {
  const lock = [`countersign job ${job.service} ${job.name}`];
  const client = await pool.connect();
  client.on('error', ignore);
  let isBroken = true;
  try {
    const noticing = (await client.query(NOTICE_DEATH)).rowCount === 1;
    const { rows } = await client.query('select pg_try_advisory_lock(hashtextextended($1, 0)) as taken', lock);
    const end = rows[0].taken ? await goThrough(client, job, options) : 'taken';
    if (end !== 'taken') await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', lock);
    if (noticing) await client.query(FORGET);
    isBroken = false;
    return end;
  } finally {
    client.off('error', ignore);
    // A connection that failed is closed, and its lock with it.
    client.release(isBroken);
  }
}

export interface JobState extends JobProgress {
  readonly startedAt: number;
  readonly updatedAt: number;
  readonly finishedAt: number | null;
}

export async function readJobs(pool: Pool): Promise<readonly JobState[]> {
  const { rows } = await pool.query(`
    select service, name, done, total, started_at as "startedAt", updated_at as "updatedAt", finished_at as "finishedAt"
    from job order by service, name`);
  return rows;
}
