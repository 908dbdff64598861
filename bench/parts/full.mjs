// A database that ten million codes lie in, beside an empty one: what a code takes, and whether those that are there slow down those
// that come. Asked for by name only: it takes most of an hour and some tens of GB of disk, which it gives back.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compare } from '../full/compare.mjs';
import { loadedAs, openEmpty } from '../full/databases.mjs';
import { fill } from '../full/fill.mjs';
import { settle } from '../full/settle.mjs';
import { changesBetween, changesOf } from '../full/sizes.mjs';
import { createDatabase, query } from '../postgres/databases.mjs';
import { startServer } from '../postgres/server.mjs';

const DATABASE = 'bench_loaded';
/** The log keeps within what is left of the disk. */
const LOG = { max_wal_size: '2GB', checkpoint_timeout: '15min' };
/** What is lost when the machine fails is filled again; what is measured is measured with all of it on. */
const FILLING = {
  ...LOG,
  fsync: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  shared_buffers: '2GB',
};

const GIVEN = process.env.COUNTERSIGN_BENCH_FOLDER;
const folderOf = ({ mode }) => join(GIVEN ?? tmpdir(), `countersign-bench-${mode}`);

/** The same one on every start, beside the data. */
function masterKeyIn(folder) {
  const path = join(folder, 'bench-key');
  if (!existsSync(path)) writeFileSync(path, randomBytes(32), { mode: 0o600 });
  return readFileSync(path);
}

async function openLoaded(server) {
  const [found] = await query(server, 'select from pg_database where datname = $1', [DATABASE]);
  return found ? { ...server, database: DATABASE } : createDatabase(server, DATABASE);
}

async function filled({ folder, masterKey, plan, signal, say }) {
  const server = await startServer({ keptIn: folder, other: FILLING });
  try {
    const config = await openLoaded(server.config);
    const loaded = await fill({ ...plan.full, config, masterKey, folder, signal, say });
    return { ...loaded, tables: await settle(config, say) };
  } finally {
    await server.stop();
  }
}

async function measured({ folder, masterKey, loaded, plan, results, signal, say }, found) {
  const server = await startServer({ keptIn: folder, other: LOG });
  try {
    const config = await openLoaded(server.config);
    const empty = await openEmpty(server.config, masterKey, plan.full.few);
    const before = found.before ?? (await changesOf(config));
    const databases = [empty, loadedAs(config, masterKey, loaded.returning)];
    const onRun = (run) => {
      found.runs.push(run);
      results.found('full', { ...found, before }, false);
    };
    await compare({ databases, plan: plan.full, known: found.runs, onRun, signal, say });
    return { ...found, changes: changesBetween(before, await changesOf(config)), settings: server.settings };
  } finally {
    await server.stop();
  }
}

/** What was filled stays until all is measured, in a folder that was given also after it; with `--resume` so do rounds that were measured. */
export async function measureFull({ plan, results, signal, say }) {
  const folder = folderOf(plan);
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  say(`in ${folder}`);
  const context = { folder, masterKey: masterKeyIn(folder), plan, results, signal, say };
  const loaded = await filled(context);
  const { runs = [], before } = results.data.found.full ?? {};
  const { codes, returning, tables } = loaded;
  const found = await measured({ ...context, loaded }, { codes, returning, tables, runs, before });
  results.found('full', found);
  if (!GIVEN) rmSync(folder, { recursive: true });
}
