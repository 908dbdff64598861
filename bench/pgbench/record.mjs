// What the running engine sends to PostgreSQL for one lone request and one lone check of a fresh address: every statement with its
// values, in order, taken where the driver takes them. So what pgbench plays can never drift from what the engine does.
import pg from 'pg';
import { personOf } from '../load/people.mjs';

const BETWEEN_MS = 30;

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
  return heard;
}

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

/**
 * Three lone requests with their checks: two of the same group (API key) and one of another, so that what belongs to a request can
 * be told from what belongs to its group and from what is always the same. On a hot key all three share network and key.
 * @returns {Promise<{ options: string, takes: { issue: object[], check: object[] }[] }>}
 */
export async function recordStatements({ pool }, target, kind, next) {
  const groups = kind === 'hot' ? [0, 0, 0] : [3, 3, 7];
  // Rows that all share exist before anything is recorded, as they do in a service that runs.
  for (const group of [...groups, ...groups]) await recordOne(target, personOf(next(), { hot: kind === 'hot', group }));
  const takes = [];
  for (const group of groups) {
    // Always the same kind of address: a number.
    const n = next();
    takes.push(await recordOne(target, personOf(n % 2 ? n : next(), { hot: kind === 'hot', group })));
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
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
