// Many people's months out of some people's: every row is written again so many times, with other marks, other ids and other seconds,
// the same ones wherever they stand. Goes by the types of the columns, so it needs no word about a column that comes to the tables.
import { query } from '../postgres/databases.mjs';

/** Another mark, and another id some seconds later, for the k-th of those who are like this one. */
const FUNCTIONS = `
create or replace function sample.mark(b bytea, k int) returns bytea language sql immutable parallel safe as
  $$ select case when octet_length(b) = 16 then decode(md5(b || int4send(k)), 'hex') else b end $$;
create or replace function sample.shift(k int, span int) returns int language sql immutable parallel safe as
  $$ select ((k::bigint * 7919) % span)::int $$;
create or replace function sample.id(u uuid, k int, span int) returns uuid language sql immutable parallel safe as
  $$ select (lpad(to_hex(('x' || left(u::text, 8))::bit(32)::bigint + sample.shift(k, span)), 8, '0')
    || right(md5(u::text || k), 24))::uuid $$;
create or replace function sample.any_id(u uuid, k int) returns uuid language sql immutable parallel safe as
  $$ select md5(u::text || k)::uuid $$`;

const COLUMNS = `
select attname as name, atttypid::regtype::text as type from pg_attribute
where attrelid = $1::regclass and attnum > 0 and not attisdropped and attidentity = '' order by attnum`;

/** How a column of the row `t` is written again. Ids of counters are marks, and say no time. */
function again(table, { name, type }) {
  const column = `t.${name}`;
  switch (type) {
    case 'uuid':
      return table === 'counter' ? `sample.any_id(${column}, k)` : `sample.id(${column}, k, $3)`;
    case 'uuid[]':
      return `array(select sample.id(u, k, $3) from unnest(${column}) u)`;
    case 'bytea':
      return `sample.mark(${column}, k)`;
    case 'bytea[]':
      return `array(select sample.mark(b, k) from unnest(${column}) b)`;
    case 'timestamp with time zone':
      return `${column} + make_interval(secs => sample.shift(k, $3))`;
    default:
      return column;
  }
}

/** Tables of what happened, and in which order they are written: by the time in their key. */
const HAPPENED = { verification: 'id', decision: 'id', message: 'id', event: 'of', report: 'message' };
/** Tables of what is known, and what of them is still there at the end of the month. */
const KNOWN = {
  subject: 'true',
  budget: 'true',
  counter: 't.forget_ms > extract(epoch from now()) * 1000',
  company: "t.ends > now() - interval '1 day'",
};

const SLOT_OF = {
  byTime: (key, slots) =>
    `floor(${slots} * (('x' || left(${key}::text, 8))::bit(32)::bigint - $1::float8) / ($2::float8 - $1::float8))::int`,
  byChance: (slots) => `abs(hashtextextended(ctid::text, 0)) % ${slots}`,
};

/** Sets the rows that there are aside, each with the slot of the month it belongs to. `from` and `to`: seconds. */
export async function takeSample(config, { from, to, slots }) {
  await query(config, `drop schema if exists sample cascade; create schema sample; ${FUNCTIONS}`);
  for (const [table, key] of Object.entries(HAPPENED)) {
    const slot = SLOT_OF.byTime(`t.${key}`, slots).replaceAll('$1', from).replaceAll('$2', to);
    await query(
      config,
      `create table sample.${table} as select t.*, ${slot} as slot from ${table} t; create index on sample.${table} (slot)`,
    );
  }
  for (const [table, stays] of Object.entries(KNOWN)) {
    const text = `create table sample.${table} as select t.*, (${SLOT_OF.byChance(slots).replaceAll('ctid', 't.ctid')})::int as slot from ${table} t where ${stays}`;
    await query(config, `${text}; create index on sample.${table} (slot)`);
  }
}

/** Writes the sample's rows of one slot again, `copies` times, by a client. Answers the rows. */
export async function multiplySlot(client, tables, { slot, copies, spanSeconds }) {
  let rows = 0;
  for (const table of tables) {
    const { rows: columns } = await client.query(COLUMNS, [table]);
    const order = HAPPENED[table] ? `order by ${1 + columns.findIndex(({ name }) => name === HAPPENED[table])}` : '';
    const text = `insert into ${table} (${columns.map(({ name }) => name).join(', ')})
      select ${columns.map((column) => again(table, column)).join(', ')}
      from sample.${table} t cross join generate_series(1, $2::int) k where t.slot = $1 and $3::int > 0 ${order} on conflict do nothing`;
    rows += (await client.query(text, [slot, copies, spanSeconds])).rowCount;
  }
  return rows;
}

export const LANES = [
  ['verification', 'event', 'subject'],
  ['decision', 'message', 'report', 'budget', 'counter', 'company'],
];
export const dropSample = (config) => query(config, 'drop schema if exists sample cascade');
