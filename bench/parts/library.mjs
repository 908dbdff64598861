// (b) The engine as a library, callers and engine in one process.
import { randomBytes } from 'node:crypto';
import { createDatabase, learnSizes } from '../postgres/databases.mjs';
import { startWorker } from '../workers/start-worker.mjs';

export async function openLibraryWorker(config, cycles) {
  const library = await startWorker('library.mjs');
  await library.call('open', config, randomBytes(32));
  await library.call('repeat', 'cycle', cycles);
  await learnSizes(config);
  return library;
}

export async function openLibrary({ config, plan, only = plan.callers }) {
  const database = await createDatabase(config, 'bench_library');
  const library = await openLibraryWorker(database, plan.prepareCycles);
  const contender = (id, how) => ({
    part: 'library',
    id: `library.${id}`,
    callers: only[`library.${id}`],
    run: ({ signal: _, ...rest }) => library.call('load', { ...how, ...rest }),
  });
  return {
    contenders: [
      contender('direct', { step: 'cycle', front: 'direct' }),
      ...['issue', 'cycle', 'hot', 'mixed'].map((step) => contender(step, { step })),
    ],
    databases: [database],
    close: library.end,
  };
}
