// A database for each thing that is measured, so that none fills another's tables.
import pg from 'pg';

/** Answers the rows of the last statement. */
export async function query(config, text, values) {
  const client = new pg.Client({ ...config });
  await client.connect();
  try {
    const answer = await client.query(text, values);
    return (Array.isArray(answer) ? answer.at(-1) : answer).rows;
  } finally {
    await client.end();
  }
}

/** @returns {Promise<object>} the config of a new, empty database on the same server */
export async function createDatabase(config, name) {
  await query(config, `create database ${name}`);
  return { ...config, database: name };
}

export const urlOf = ({ host, port, user, database }) =>
  `postgresql://${user}@/${database}?host=${encodeURIComponent(host)}&port=${port}`;

/** The planner knows how large the tables are, as it does in a service that has run for a while. */
export const learnSizes = (config) => query(config, 'analyze');
