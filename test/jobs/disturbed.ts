/** Jobs that something happens to while they run. */
import { type Job, type Pool, runJob } from '../../src/store/index.ts';

/** Before each step it is begun once more, on another node, which says what came of it. */
export const besideItself = (job: Job, again: () => Promise<unknown>): Job => ({
  ...job,
  step: async (tx, position) => {
    await again();
    return await job.step(tx, position);
  },
});

/** Runs it on a pool of one connection, which is killed after its second chunk was written and before that is committed. */
export async function runUntilKilled(
  pool: Pool,
  doomed: Pool,
  job: Job,
  options: Parameters<typeof runJob>[2],
): Promise<void> {
  const pid = (await doomed.query('select pg_backend_pid() as pid')).rows[0].pid;
  let steps = 0;
  const killing: Job = {
    ...job,
    step: async (tx, position) => {
      const step = await job.step(tx, position);
      steps += 1;
      if (steps === 2) await pool.query('select pg_terminate_backend($1)', [pid]);
      return step;
    },
  };
  await runJob(doomed, killing, options);
}
