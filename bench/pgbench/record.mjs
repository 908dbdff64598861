// What the running engine sends to PostgreSQL for one lone request and one lone check of a fresh address: every statement with its
// values, in order, taken where the driver takes them. So what pgbench plays can never drift from what the engine does.
import pg from 'pg';
import { personOf } from '../load/people.mjs';

/** Listens at every connection of this process while `run` runs. */
async function listen(run) {
  const heard = [];
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function (config, ...rest) {
    const { name = null, text, values } = typeof config === 'string' ? { text: config } : config;
    const statement = { name, text, values: values ?? (Array.isArray(rest[0]) ? rest[0] : []) };
    heard.push(statement);
    const began = performance.now();
    const answered = () => {
      statement.ms = performance.now() - began;
    };
    const timed = (argument) =>
      typeof argument !== 'function'
        ? argument
        : (...results) => {
            answered();
            argument(...results);
          };
    const answer = query.call(this, config, ...rest.map(timed));
    answer?.then?.(answered, answered);
    return answer;
  };
  try {
    await run();
  } finally {
    pg.Client.prototype.query = query;
  }
  return heard.filter((statement) => !readsSurroundings(statement));
}

/** What lies around is kept in memory and read now and then: it is no part of what one request or check sends. */
const AROUND = new Set(['network', 'system', 'client', 'caller', 'app', 'range', 'route', 'platform', 'session']);

const readsSurroundings = ({ name, values }) => {
  // The driver is given arrays as PostgreSQL writes them.
  const kinds = name === 'subjects.read' ? (values[1].match(/[a-z]+/g) ?? []) : [];
  return kinds.length > 0 && kinds.every((kind) => AROUND.has(kind));
};

async function recordOne(target, person) {
  let issued;
  const issue = await listen(async () => {
    issued = await target.request(person);
  });
  const code = target.codeOf(issued);
  const check = await listen(async () => {
    const outcome = await target.check(issued, code, person);
    if (outcome !== 'approved') throw new Error(`recorded a check that was ${outcome}`);
  });
  return { issue, check, groups: person.group };
}

/** As many as a counter that everybody takes has rows, so that each of them is seen. */
const OF_ONE_GROUP = 8;

/** Always the same kind of address: a number. */
function nextPerson(next, options) {
  const n = next();
  return personOf(n % 2 ? n : next(), options);
}

/**
 * Lone requests with their checks: some of one group (API key) and the last of another, so that what belongs to a request can be told
 * from what belongs to its group and from what is always the same. On a hot key all share network and key.
 * @returns {Promise<{ options: string, takes: { issue: object[], check: object[], groups: number }[] }>}
 */
export async function recordStatements({ pool }, target, kind, next) {
  const hot = kind === 'hot';
  const groups = [...Array(OF_ONE_GROUP).fill(hot ? 0 : 3), hot ? 0 : 7];
  // Rows that all share exist before anything is recorded, as they do in a service that runs.
  for (const group of new Set(groups)) {
    for (let i = 0; i < OF_ONE_GROUP; i++) await recordOne(target, nextPerson(next, { hot, group }));
  }
  const takes = [];
  for (const group of groups) {
    takes.push(await recordOne(target, nextPerson(next, { hot, group })));
    // What goes by turns takes another turn than with requests and checks one after the other.
    await target.request(nextPerson(next, { hot, group }));
  }
  return { options: pool.options.options ?? '', takes };
}

/** @returns {Promise<{ name: string, calls: number, ms: number }[]>} how often each statement was sent, and what all of them took */
export async function timeStatements(run) {
  const byName = new Map();
  for (const { name, text, ms = 0 } of await listen(run)) {
    const known = byName.get(name ?? text) ?? { name: name ?? text, calls: 0, ms: 0 };
    byName.set(known.name, { ...known, calls: known.calls + 1, ms: known.ms + ms });
  }
  return [...byName.values()].sort((a, b) => b.ms - a.ms);
}
