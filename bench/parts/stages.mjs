// What each stage costs: Node's time by the place in the code that is responsible for it, PostgreSQL's by statement.
import { setTimeout as sleep } from 'node:timers/promises';
import { createDatabase } from '../postgres/databases.mjs';
import { startServer } from '../postgres/server.mjs';
import { openServed, prepareServed } from './http.mjs';
import { openLibraryWorker } from './library.mjs';
import { measureStatements, timeStatements } from './statements.mjs';

const WARM_SECONDS = 1;

/** Profiles a process while it is under load. @returns {Promise<{ perSecond: number, microseconds: Record<string, number> }>} for each unit of work */
async function profileLoad(worker, load, { seconds }) {
  const profiling = sleep(WARM_SECONDS * 1000).then(() => worker.call('profile', seconds));
  const [measured, spent] = await Promise.all([load({ warmSeconds: WARM_SECONDS, seconds }), profiling]);
  const units = measured.perSecond * seconds;
  const each = Object.entries(spent).map(([place, time]) => [place, time / units]);
  return { perSecond: measured.perSecond, microseconds: Object.fromEntries(each) };
}

async function profileLibrary(library, { callers, seconds }) {
  const profiled = {};
  for (const step of ['issue', 'cycle']) {
    const load = (how) => library.call('load', { step, callers, ...how });
    profiled[step] = await profileLoad(library, load, { seconds });
  }
  return profiled;
}

async function profileHttp(config, { callers, seconds }, cycles) {
  const served = await openServed(config);
  try {
    await prepareServed(served, config, cycles);
    const load = (how) => served.generator.call('load', { target: served.target, step: 'cycle', callers, ...how });
    return await profileLoad(served.server, load, { seconds });
  } finally {
    await served.close();
  }
}

export async function measureStages({ plan, results }, closing) {
  const server = await startServer({ preload: ['pg_stat_statements'] });
  closing.push(server.stop);
  const database = await createDatabase(server.config, 'stages_library');
  const library = await openLibraryWorker(database, plan.prepareCycles);
  closing.push(library.end);
  const profiled = await profileLibrary(library, plan.stages);
  const isCounted = server.kind === 'installed';
  const statements = isCounted
    ? await measureStatements(database, library, plan.stages)
    : await timeStatements(library);
  const served = await createDatabase(server.config, 'stages_http');
  const http = await profileHttp(served, plan.stages, plan.prepareCycles);
  results.found('stages', {
    callers: plan.stages.callers,
    library: profiled,
    http,
    statements,
    statementsBy: isCounted ? 'pg_stat_statements' : 'timing in Node',
  });
}
