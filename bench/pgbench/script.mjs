// Recordings made into a pgbench script: each statement as the engine sends it, prepared, its parameters worked out once in front of
// it. Every transaction is another person's, with ids, marks and keys of their own.

import { GROUPS } from '../load/people.mjs';
import { query } from '../postgres/databases.mjs';
import { createNames } from './tokens.mjs';

const LARGEST = 9_007_199_254_740_991n;
const CAN_PREPARE = /^\s*(with|select|insert|update|delete)\b/i;

/** The types that PostgreSQL gives the parameters of a statement. */
async function typesOf(config, text) {
  const ask = 'select parameter_types::text[] as types from pg_prepared_statements';
  const [{ types }] = await query(config, `prepare bench_types as ${text.replace(/;\s*$/, '')}; ${ask}`);
  return types;
}

function sqlOf(names, values) {
  const [first] = values;
  if (first === null || first === undefined) return 'null';
  if (first instanceof Uint8Array) {
    return `decode(${names.textOf(values.map((bytes) => Buffer.from(bytes).toString('hex')))}, 'hex')`;
  }
  if (Array.isArray(first))
    return `array[${first
      .map((_, i) =>
        sqlOf(
          names,
          values.map((list) => list[i]),
        ),
      )
      .join(', ')}]`;
  if (first instanceof Date) return names.textOf(values.map((date) => date.toISOString()));
  return names.textOf(values.map((value) => (typeof value === 'object' ? JSON.stringify(value) : String(value))));
}

/** `with` of our own in front of the statement's; each `$n` is read from there, cast, so that it stays one value in `any(…)`. */
function withParameters(text, parameters, types, definitions) {
  const columns = parameters.map((sql, i) => `(${sql})::${types[i]} as p${i + 1}`);
  const variables = [...definitions, 'i', 'k'].join(', ');
  const given = `bench_p as materialized (select ${columns.join(', ')} from (select ${variables} from (select :i::text as i, :k::text as k) x) v)`;
  const body = text
    .replace(/(?<!:):(?=[A-Za-z_])/g, ': ')
    .replace(/\$(\d+)/g, (_, n) => `((select p${n} from bench_p)::${types[n - 1]})`);
  return /^\s*with\b/i.test(body) ? body.replace(/^\s*with\b/i, () => `with ${given},`) : `with ${given} ${body}`;
}

/** A decision's record holds nobody's marks, and what was measured differs each time: the first will do for all. */
const isRecord = (value) => typeof value === 'string' && value.includes('nothing_against') && value.length > 100;

async function statementOf(config, names, takes, at) {
  const [{ name, text }] = takes.map((take) => take[at]);
  if (!CAN_PREPARE.test(text)) return { name: name ?? text, sql: () => text };
  const types = await typesOf(config, text);
  const parameters = takes[0][at].values.map((first, n) => {
    try {
      return sqlOf(
        names,
        takes.map((take) => (isRecord(first) ? first : take[at].values[n])),
      );
    } catch (error) {
      throw new Error(`${name}, parameter ${n + 1}: ${error.message}`);
    }
  });
  const uses = (definition) => new RegExp(`\\b${/ as (v\d+)$/.exec(definition)[1]}\\b`).test(parameters.join(' '));
  return {
    name: name ?? text.slice(0, 40),
    sql: () => (types.length === 0 ? text : withParameters(text, parameters, types, names.definitions().filter(uses))),
  };
}

const lines = (statements) => statements.map(({ sql }) => `${sql()};`);

/**
 * One request is one transaction, and waits for the disk as the engine's last statement does, although some of its statements would
 * not: what they ask for holds until the end of the transaction that they are in.
 */
const transactionOf = (statements) => [
  'begin;',
  ...lines(statements),
  'set local synchronous_commit to on;',
  'commit;',
];

/**
 * @param {object} recorded what `recordStatements` answered
 * @returns {Promise<{ issue: string, cycle: string, apart: string, statements: { issue: string[], check: string[] } }>} scripts, and
 *   the names of what is in them. `apart`: a cycle, each statement a transaction of its own, as the engine sends it
 */
export async function writeScripts(config, { takes }) {
  const shape = (take) => [...take.issue, { text: 'check' }, ...take.check].map(({ text }) => text).join('\n');
  if (new Set(takes.map(shape)).size > 1) throw new Error('the recordings do not hold the same statements');
  const names = createNames(takes.map((take) => take.groups));
  const read = async (kind) => {
    const lists = takes.map((take) => take[kind]);
    const made = [];
    for (const at of lists[0].keys()) made.push(await statementOf(config, names, lists, at));
    return made;
  };
  const [issue, check] = [await read('issue'), await read('check')];
  const head = [`\\set i random(1, ${LARGEST})`, `\\set k random(0, ${GROUPS - 1})`];
  const script = (requests) => [...head, ...requests].join('\n');
  const named = (statements) => statements.map(({ name }) => name);
  return {
    issue: script(transactionOf(issue)),
    cycle: script([...transactionOf(issue), ...transactionOf(check)]),
    apart: script(lines([...issue, ...check])),
    statements: { issue: named(issue), check: named(check) },
  };
}
