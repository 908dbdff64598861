// The two databases that are compared. The empty one is made anew for every run, out of one in which only a few people have been; the
// loaded one stays.
import { fromDist } from '../dist.mjs';
import { openEngine } from '../engine/open-engine.mjs';
import { createDatabase, query } from '../postgres/databases.mjs';
import { heldClock, openMonth, RETURNING_FROM, visitInBatches } from './month.mjs';
import { RECORDS_DAYS } from './settle.mjs';

const DAY_MS = 86_400_000;
const TEMPLATE = 'bench_empty';
const AGO_DAYS = 10;

async function makeTemplate(server, masterKey, few) {
  await query(server, `drop database if exists ${TEMPLATE}`);
  const config = await createDatabase(server, TEMPLATE);
  const clock = heldClock(Date.now() - AGO_DAYS * DAY_MS);
  const library = await openEngine(config, masterKey, clock);
  const { makeParts } = await fromDist('store', 'index.js');
  for (const days of [AGO_DAYS, 0]) await makeParts(library.pool, Date.now() - days * DAY_MS, RECORDS_DAYS);
  const month = await openMonth({ ...library, clock });
  const people = Array.from({ length: few }, (_, i) => RETURNING_FROM + i);
  await visitInBatches(month, people, Date.now() - AGO_DAYS * DAY_MS, 0);
  await library.close();
  await query(config, 'vacuum (analyze)');
}

/** `few`: so many people can come back to it; as many as ask in a run. `open` makes a database for a run, in the place of the last. */
export async function openEmpty(server, masterKey, few) {
  await makeTemplate(server, masterKey, few);
  const database = `${TEMPLATE}_now`;
  return {
    name: 'empty',
    masterKey,
    returning: { from: RETURNING_FROM, count: few },
    async open() {
      await query(server, `drop database if exists ${database} with (force)`);
      await query(server, `create database ${database} template ${TEMPLATE}`);
      return { ...server, database };
    },
  };
}

export const loadedAs = (config, masterKey, count) => ({
  name: 'loaded',
  masterKey,
  returning: { from: RETURNING_FROM, count },
  open: async () => config,
});
