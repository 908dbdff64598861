// (a) PostgreSQL itself: the engine's own statements, recorded as it runs, played by pgbench one request after the other.
import { randomBytes } from 'node:crypto';
import { findPgbench, runPgbench } from '../pgbench/run-pgbench.mjs';
import { writeScripts } from '../pgbench/script.mjs';
import { createDatabase, learnSizes, query } from '../postgres/databases.mjs';
import { startWorker } from '../workers/start-worker.mjs';

/** Transactions that did not write what they should have are no transactions. */
const WRITTEN = {
  issue: 'select count(*)::int as n from verification',
  cycle: "select count(*)::int as n from verification where state = 'approved'",
};

const countWritten = async (config, kind) => (await query(config, WRITTEN[kind]))[0].n;

async function record(config, cycles) {
  const library = await startWorker('library.mjs');
  try {
    await library.call('open', config, randomBytes(32));
    const [normal, hot] = [await library.call('record', 'normal'), await library.call('record', 'hot')];
    await library.call('repeat', 'cycle', cycles);
    return {
      options: normal.options,
      normal: await writeScripts(config, normal),
      hot: await writeScripts(config, hot),
    };
  } finally {
    await library.end();
  }
}

export async function openPgbench({ config, plan, only = plan.callers, name = 'bench_pgbench' }) {
  const program = findPgbench();
  if (program === null) throw new Error('there is no pgbench on this machine (Debian: postgresql-contrib)');
  const database = await createDatabase(config, name);
  const { options, normal, hot } = await record(database, plan.prepareCycles);
  await learnSizes(database);
  const contender = (step, script, kind) => ({
    part: 'pgbench',
    id: `pgbench.${step}`,
    callers: only[`pgbench.${step}`],
    async run(how) {
      const before = await countWritten(database, kind);
      const measured = await runPgbench({ program, config: database, options, script, ...how });
      const missing = measured.processed - ((await countWritten(database, kind)) - before);
      return missing === 0 ? measured : { ...measured, failures: { ...measured.failures, 'not written': missing } };
    },
  });
  const contenders = [
    contender('issue', normal.issue, 'issue'),
    contender('cycle', normal.cycle, 'cycle'),
    contender('hot', hot.cycle, 'cycle'),
  ].filter(({ callers }) => callers);
  return { contenders, databases: [database], about: normal.statements, close: async () => {} };
}
