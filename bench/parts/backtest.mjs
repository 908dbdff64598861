// How many recorded decisions a second are decided again: as they lie in the database, out of a file, and with their facts at hand.
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromDist } from '../dist.mjs';
import { createDatabase } from '../postgres/databases.mjs';
import { median } from '../statistics.mjs';
import { openLibraryWorker } from './library.mjs';

const NEVER = new AbortController().signal;
const EVERYTHING = { service: null, since: null, until: null };
const ORIGIN = { of: 'bench' };

/** @returns {Promise<number>} decisions a second */
async function timed(run) {
  const start = performance.now();
  const decisions = await run();
  return decisions / ((performance.now() - start) / 1000);
}

/** Each in turns, so that whatever the machine does meanwhile falls on all of them. */
async function inTurns(ways, rounds) {
  const found = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
  for (let round = -1; round < rounds; round++)
    for (const [name, run] of Object.entries(ways)) {
      const rate = await timed(run);
      if (round >= 0) found[name].push(rate);
    }
  return Object.fromEntries(
    Object.entries(found).map(([name, rates]) => [
      name,
      { median: median(rates), low: Math.min(...rates), high: Math.max(...rates) },
    ]),
  );
}

async function gather(recorded) {
  const rows = [];
  for await (const slice of recorded.slices) rows.push(...slice);
  return rows;
}

/** A file of the same decisions many times over. */
function writeFileOf(path, rows, times, { headOf, lineOf }) {
  const lines = rows.map(lineOf).join('');
  writeFileSync(path, headOf(ORIGIN) + lines.repeat(times));
}

export async function measureBacktest({ config, plan, results }, closing) {
  const { cycles, callers, times, rounds } = plan.backtest;
  const database = await createDatabase(config, 'bench_backtest');
  const library = await openLibraryWorker(database, plan.prepareCycles);
  closing.push(library.end);
  await library.call('repeat', 'cycle', cycles, callers);
  const store = await fromDist('store', 'index.js');
  const file = await fromDist('replay', 'backtest', 'recorded-file.js');
  const { readHistory } = await fromDist('cli', 'decision-history.js');
  const { backtest } = await fromDist('replay', 'backtest', 'backtest.js');
  const { DEFAULT_PRICES: prices } = await fromDist('replay', 'backtest', 'prices.js');
  const { DEFAULT_POLICY: policy } = await fromDist('engine', 'policy.js');
  const { decide } = await fromDist('engine', 'decide', 'decide.js');
  const pool = store.openPool(database);
  const folder = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
  closing.push(async () => {
    await pool.end();
    rmSync(folder, { recursive: true, force: true });
  });
  const rows = await gather(await readHistory(pool, EVERYTHING, null));
  const path = join(folder, 'recorded.jsonl');
  writeFileOf(path, rows, times, file);
  const bytes = statSync(path).size;
  const opened = rows.map((row) => store.unpackDecision(row.at, row.policy, row.record).assessment);
  const common = { openRecord: store.unpackDecision, policy, prices, truth: null, write: null, signal: NEVER };
  const how = { ...common, progress: { show() {}, end() {} } };
  const of = async (recorded) =>
    [...(await backtest({ ...how, recorded })).tallies.values()].reduce((sum, tally) => sum + tally.decisions, 0);
  const found = await inTurns(
    {
      history: async () => await of(await readHistory(pool, EVERYTHING, null)),
      file: async () => await of(await file.readRecorded(path)),
      decide: async () => {
        for (let i = 0; i < times; i++) for (const assessment of opened) decide(assessment, policy);
        return times * opened.length;
      },
    },
    rounds,
  );
  results.found('backtest', { decisions: rows.length, bytes: bytes / times / rows.length, ...found });
}
