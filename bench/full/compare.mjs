// Throughput of an empty database beside one that a month of codes lies in, on the same server, in turns: in every round each of them
// once for every kind of work, each first in every other round, and each from a checkpoint on. What the server did for it stands beside
// it: write-ahead log, whole pages in it, blocks read.
import { fromDist } from '../dist.mjs';
import { codeReader } from '../engine/known-codes.mjs';
import { openEngine } from '../engine/open-engine.mjs';
import { SERVICE } from '../engine/world.mjs';
import { personOf } from '../load/people.mjs';
import { query } from '../postgres/databases.mjs';

const BATCH = 50;
const LANES = 2;
/** Numbers of people whom nobody has seen before; every run begins where no other was. */
const NEW_FROM = 100_000_000;
const APART = 1_000_000;
/** So long it may take until the server tells what it did. */
const STATISTICS_MS = 1100;

const SERVER = `
select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::float8 as wal, (select wal_fpi from pg_stat_wal)::float8 as pages,
  (select blks_read from pg_stat_database where datname = current_database())::float8 as read`;

/** Answers a run: `next` says who comes, `work` is \`request\` or \`cycle\`. */
async function openRunner(config, masterKey) {
  const { parseRequest, parseRequester } = await fromDist('index.js');
  const library = await openEngine(config, masterKey);
  const derive = await codeReader(library.code);
  const { engine } = library;

  async function batch(people, work) {
    const inputs = people.map((n) => personOf(n).input);
    const issued = await engine.request(inputs.map((input) => parseRequest(SERVICE, input, 'k_full')));
    if (issued.some(({ decision }) => !decision.sends)) throw new Error('a request was not answered with a message');
    if (work === 'request') return;
    const checks = issued.map(({ verification: id, decision }, i) => ({
      service: SERVICE.id,
      id,
      code: derive(id, decision.codeLength),
      purpose: null,
      account: inputs[i].account,
      requester: parseRequester(inputs[i].requester, 'k_full'),
    }));
    const answers = await engine.checkAll(checks);
    if (answers.some((answer) => answer?.outcome !== 'approved')) throw new Error('a right code was not approved');
  }

  async function run({ work, next, seconds }) {
    const end = performance.now() + seconds * 1000;
    const began = performance.now();
    let done = 0;
    const lane = async () => {
      while (performance.now() < end) {
        await batch(Array.from({ length: BATCH }, next), work);
        done += BATCH;
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    return { perSecond: done / ((performance.now() - began) / 1000), done };
  }
  return { run, close: library.close };
}

const counter = (from) => {
  let n = from;
  return () => n++;
};

/** Everybody once, in an order in which neighbours in the tables are not neighbours in time. */
function scattered(from, count, turn) {
  const stride = 7_919;
  let i = turn * 5_003;
  return () => from + ((i++ * stride) % count);
}

async function measured(config, masterKey, { work, next, warmSeconds, seconds }) {
  const runner = await openRunner(config, masterKey);
  try {
    await query(config, 'checkpoint');
    await runner.run({ work, next, seconds: warmSeconds });
    const [before] = await query(config, SERVER);
    const { perSecond, done } = await runner.run({ work, next, seconds });
    await new Promise((resolve) => setTimeout(resolve, STATISTICS_MS));
    const [after] = await query(config, SERVER);
    const each = (name) => (after[name] - before[name]) / done;
    return { perSecond, walBytes: each('wal'), wholePages: each('pages'), blocksRead: each('read') };
  } finally {
    await runner.close();
  }
}

function* turnsOf(databases, { rounds, works, askers }) {
  let turn = 0;
  for (let round = 1; round <= rounds; round++) {
    for (const work of works)
      for (const who of askers)
        for (const database of round % 2 ? databases : databases.toReversed())
          yield { turn: turn++, round, work, who, database };
  }
}

const shown = ({ round, work, people, database, perSecond, walBytes, wholePages, blocksRead }) =>
  `round ${round}  ${work.padEnd(8)} ${people.padEnd(9)} ${database.padEnd(7)} ${perSecond.toFixed(0).padStart(6)}/s  ` +
  `${(walBytes / 1024).toFixed(1)} KiB of log, ${wholePages.toFixed(2)} whole pages, ${blocksRead.toFixed(2)} blocks read`;

/**
 * `databases`: `{ name, open() → config, masterKey, returning: { from, count } }`. `known`: runs that need not be made
 * again; `onRun` hears of each that is made.
 */
export async function compare({ databases, plan, known, onRun, signal, say }) {
  const has = (one) =>
    known.some((run) => ['round', 'work', 'people', 'database'].every((name) => run[name] === one[name]));
  for (const { turn, round, work, who, database } of [...turnsOf(databases, plan)]) {
    signal.throwIfAborted();
    const name = { round, work, people: who, database: database.name };
    if (has(name)) continue;
    const config = await database.open();
    const { from, count } = database.returning;
    const next = who === 'new' ? counter(NEW_FROM + turn * APART) : scattered(from, count, turn);
    const run = { ...name, ...(await measured(config, database.masterKey, { ...plan, work, next })) };
    onRun(run);
    say(shown(run));
  }
}
