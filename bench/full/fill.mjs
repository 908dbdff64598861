// Fills a database with as many codes as are asked for, spread over the time that records are kept: a sample of people lives it through
// the engine, everything they left is multiplied in the order of time, and between two stretches real people come by, so that their
// rows lie among all the others and can be come back to. How far it is stands in the database, so it can be stopped and gone on with.
import { statfsSync } from 'node:fs';
import pg from 'pg';
import { openEngine } from '../engine/open-engine.mjs';
import { query } from '../postgres/databases.mjs';
import { heldClock, lot, openMonth, RETURNING_FROM, visitInBatches } from './month.mjs';
import { LANES, multiplySlot, takeSample } from './multiply.mjs';
import { makePartsSince, RECORDS_DAYS } from './settle.mjs';

const DAY_MS = 86_400_000;
/** The youngest of them are an hour old: nobody of a measurement comes back to an open code. */
const YOUNGEST_MS = 3_600_000;
const SLOTS = 120;
const CODES_A_PERSON = 7.5;
const GIB = 1024 ** 3;
/** Disk that is left to others, whatever happens. */
const SPARED_GIB = 3;
const FILLING = '-c synchronous_commit=off -c timezone=UTC -c jit=off -c work_mem=256MB';

async function connect(config) {
  const client = new pg.Client({ ...config, options: FILLING });
  await client.connect();
  return client;
}

const PROGRESS = `
create schema if not exists filling;
create table if not exists filling.begun (started_ms bigint not null, codes int not null, sampled int, copies int);
create table if not exists filling.done (slot int not null, lane int not null, rows int not null, primary key (slot, lane))`;

const timesOf = (fromMs) => ({ from: fromMs, at: (slot) => fromMs + (slot / SLOTS) * RECORDS_DAYS * DAY_MS });

/** A sample's time, lived through; set aside at the end, so it is lived again from the beginning if it is broken off. */
async function liveSample({ month, config, from, people, codes, returning, say }) {
  const { at } = timesOf(from);
  let sampled = 0;
  for (let slot = 0; slot < SLOTS; slot++) {
    const come = Array.from({ length: people }, (_, n) => n).filter((n) => lot(n, slot) < CODES_A_PERSON / SLOTS);
    sampled += await visitInBatches(month, come, at(slot), slot);
  }
  const copies = Math.max(1, Math.ceil((codes - returning) / sampled) - 1);
  await takeSample(config, { from: from / 1000, to: at(SLOTS) / 1000, slots: SLOTS });
  await query(config, 'update filling.begun set sampled = $1, copies = $2', [sampled, copies]);
  say(`${sampled} codes of a sample, to be written ${copies} times more`);
}

async function multiplyLane(client, { slot, lane, copies }) {
  const { rowCount } = await client.query('select from filling.done where slot = $1 and lane = $2', [slot, lane]);
  if (rowCount > 0) return;
  const spanSeconds = Math.floor((RECORDS_DAYS * 86_400) / SLOTS);
  await client.query('begin');
  const rows = await multiplySlot(client, LANES[lane], { slot, copies, spanSeconds });
  await client.query('insert into filling.done values ($1, $2, $3)', [slot, lane, rows]);
  await client.query('commit');
}

function assertSpace(folder) {
  const { bavail, bsize } = statfsSync(folder);
  if ((bavail * bsize) / GIB < SPARED_GIB) throw new Error(`less than ${SPARED_GIB} GiB of disk are left`);
}

async function sizeOf(config) {
  const [{ bytes }] = await query(config, 'select pg_database_size(current_database())::float8 as bytes');
  return `${(bytes / GIB).toFixed(1)} GiB`;
}

/** The last lane of a slot is the people who can come back. */
async function multiplySlots({ month, config, begun, returning, folder, signal, say }) {
  const clients = await Promise.all(LANES.map(() => connect(config)));
  const { at } = timesOf(begun.from);
  const each = Math.ceil(returning / SLOTS);
  const last = LANES.length;
  const known = await query(config, 'select slot from filling.done where lane = $1', [last]);
  const done = new Set(known.map(({ slot }) => slot));
  const began = performance.now();
  let now = 0;
  for (let slot = 0; slot < SLOTS; slot++) {
    if (done.has(slot)) continue;
    signal.throwIfAborted();
    assertSpace(folder);
    await Promise.all(clients.map((client, lane) => multiplyLane(client, { slot, lane, copies: begun.copies })));
    const people = Array.from({ length: each }, (_, i) => RETURNING_FROM + slot * each + i);
    await visitInBatches(month, people, at(slot) + 1000, 0);
    await query(config, 'insert into filling.done values ($1, $2, $3)', [slot, last, each]);
    now++;
    const left = ((performance.now() - began) / 60_000 / now) * (SLOTS - slot - 1);
    say(`filling: ${slot + 1} of ${SLOTS}, ${await sizeOf(config)}, ${left.toFixed(0)} minutes left`);
  }
  await Promise.all(clients.map((client) => client.end()));
  const [{ codes }] = await query(config, 'select sum(rows)::int as codes from filling.done where lane = $1', [last]);
  return codes;
}

async function begin(config, codes) {
  await query(config, PROGRESS);
  const [known] = await query(config, 'select * from filling.begun');
  if (known) {
    if (known.codes !== codes) throw new Error(`the folder holds ${known.codes} codes, or is being filled with them`);
    return { from: Number(known.started_ms), sampled: known.sampled, copies: known.copies };
  }
  const from = Math.floor((Date.now() - YOUNGEST_MS) / 1000) * 1000 - RECORDS_DAYS * DAY_MS;
  await query(config, 'insert into filling.begun values ($1, $2)', [from, codes]);
  return { from, sampled: null, copies: null };
}

/** `people`: of the sample. @returns {Promise<{ codes: number, returning: number }>} the codes in it, and how many people can come back */
export async function fill({ config, masterKey, people, codes, returning, folder, signal, say }) {
  let begun = await begin(config, codes);
  const clock = heldClock(begun.from);
  const library = await openEngine(config, masterKey, clock);
  try {
    const month = await openMonth({ ...library, clock });
    if (begun.sampled === null) {
      await makePartsSince(library.pool, begun.from);
      await liveSample({ month, config, from: begun.from, people, codes, returning, say });
      begun = await begin(config, codes);
    }
    const come = await multiplySlots({ month, config, begun, returning, folder, signal, say });
    return { codes: begun.sampled * (begun.copies + 1) + come, returning: come };
  } finally {
    await library.close();
  }
}
