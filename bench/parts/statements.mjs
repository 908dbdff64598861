// PostgreSQL's own time by statement: by pg_stat_statements, or else by timing from this side of the socket.
import { query } from '../postgres/databases.mjs';

const LONE_CYCLES = 100;

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
export async function measureStatements(config, library, { callers, seconds }) {
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
export async function timeStatements(library) {
  const timed = await library.call('timeStatements', LONE_CYCLES);
  return {
    lone: timed.map(({ name, calls, ms }) => ({ name, calls: calls / LONE_CYCLES, ms: ms / LONE_CYCLES })),
    loaded: [],
  };
}
