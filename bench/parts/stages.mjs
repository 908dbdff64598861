// What each stage costs: Node's time by the place in the code that is responsible for it, PostgreSQL's by statement.
import { setTimeout as sleep } from 'node:timers/promises';
import { createDatabase, query } from '../postgres/databases.mjs';
import { startServer } from '../postgres/server.mjs';
import { openServed, prepareServed } from './http.mjs';
import { openLibraryWorker } from './library.mjs';

const WARM_SECONDS = 1;
const LONE_CYCLES = 100;

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

/** As pg_stat_statements writes it: constants and parameters are all the same to it. */
const plain = (text) =>
  text
    .replace(/'(?:[^']|'')*'/g, '?')
    .replace(/\$\d+|\b\d+\b/g, '?')
    .replace(/\s+/g, ' ')
    .trim();

async function readStatements(config, names, units) {
  const rows = await query(
    config,
    `select query, calls, total_exec_time as ms, wal_bytes from pg_stat_statements
     where dbid = (select oid from pg_database where datname = current_database())`,
  );
  const byName = new Map();
  for (const { query: text, calls, ms, wal_bytes: wal } of rows) {
    const name = names.get(plain(text));
    if (!name) continue;
    const known = byName.get(name) ?? { name, calls: 0, ms: 0, walBytes: 0 };
    const more = { calls: Number(calls) / units, ms: ms / units, walBytes: Number(wal) / units };
    byName.set(name, {
      name,
      calls: known.calls + more.calls,
      ms: known.ms + more.ms,
      walBytes: known.walBytes + more.walBytes,
    });
  }
  return [...byName.values()].sort((a, b) => b.ms - a.ms);
}

/** The server's time by statement: for lone cycles, and under load. All for each cycle. */
async function measureStatements(config, library, { callers, seconds }) {
  await query(config, 'create extension if not exists pg_stat_statements');
  const { takes } = await library.call('record', 'normal');
  const names = new Map([...takes[0].issue, ...takes[0].check].map(({ name, text }) => [plain(text), name ?? text]));
  const reset = () => query(config, 'select pg_stat_statements_reset()');
  await reset();
  await library.call('repeat', 'cycle', LONE_CYCLES);
  const lone = await readStatements(config, names, LONE_CYCLES);
  await reset();
  const { finished } = await library.call('load', { step: 'cycle', callers, warmSeconds: 0.1, seconds });
  return { lone, loaded: await readStatements(config, names, finished) };
}

/** Where the extension is not to be had, the lone cycle's statements are timed from this side of the socket. */
async function timeStatements(library) {
  const timed = await library.call('timeStatements', LONE_CYCLES);
  return {
    lone: timed.map(({ name, calls, ms }) => ({ name, calls: calls / LONE_CYCLES, ms: ms / LONE_CYCLES })),
    loaded: [],
  };
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
