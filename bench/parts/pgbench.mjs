// (a) PostgreSQL itself: the engine's own statements, recorded as it runs, played by pgbench one request after the other.
import { randomBytes } from 'node:crypto';
import { findPgbench, runPgbench } from '../pgbench/run-pgbench.mjs';
import { writeScripts } from '../pgbench/script.mjs';
import { createDatabase, learnSizes, query } from '../postgres/databases.mjs';
import { startWorker } from '../workers/start-worker.mjs';

/** Transactions that did not write what they should have are no transactions. */
const APPROVED = "select count(*)::int as n from verification where state = 'approved'";
const WRITTEN = {
  issue: 'select count(*)::int as n from verification',
  cycle: APPROVED,
  apart: APPROVED,
};

const countWritten = async (config, kind) => (await query(config, WRITTEN[kind]))[0].n;

const TRIES = 3;

/** Something that the engine does now and then may fall into a recording; then it is made once more. */
async function scriptsOf(library, config, kind) {
  for (let left = TRIES - 1; ; left--) {
    const recorded = await library.call('record', kind);
    try {
      return { options: recorded.options, ...(await writeScripts(config, recorded)) };
    } catch (error) {
      if (left === 0) throw error;
    }
  }
}

async function record(config, cycles) {
  const library = await startWorker('library.mjs');
  try {
    await library.call('open', config, randomBytes(32));
    const [normal, hot] = [await scriptsOf(library, config, 'normal'), await scriptsOf(library, config, 'hot')];
    await library.call('repeat', 'cycle', cycles);
    return { normal, hot };
  } finally {
    await library.end();
  }
}

export async function openPgbench({ config, plan, only = plan.callers, name = 'bench_pgbench' }) {
  const program = findPgbench();
  if (program === null) throw new Error('there is no pgbench on this machine (Debian: postgresql-contrib)');
  const database = await createDatabase(config, name);
  const { normal, hot } = await record(database, plan.prepareCycles);
  await learnSizes(database);
  const contender = (step, kind, { options, [kind]: script }) => ({
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
    contender('issue', 'issue', normal),
    contender('cycle', 'cycle', normal),
    contender('hot', 'cycle', hot),
    contender('apart', 'apart', normal),
    contender('hot_apart', 'apart', hot),
  ].filter(({ callers }) => callers);
  return { contenders, databases: [database], about: normal.statements, close: async () => {} };
}
