// (c) Over HTTP: the service on a database of its own, the load in a process of its own. Two services: one put together for the bench
// (no limit is reached, nothing is delivered, codes are derived by the load), and the real one with its limits as they are, which
// delivers every code to a gateway of the load's.
import { addKeys, newMasterKey, senderSettings } from '../engine/service-settings.mjs';
import { createDatabase, learnSizes, urlOf } from '../postgres/databases.mjs';
import { startService } from '../workers/start-service.mjs';
import { startWorker } from '../workers/start-worker.mjs';

/** @returns {Promise<{ server: object, generator: object, target: object, close(): Promise<void> }>} a server on this database and its load */
export async function openServed(config, execArgv = []) {
  const server = await startWorker('server.mjs', { execArgv });
  const generator = await startWorker('generator.mjs');
  const opened = await server.call('open', { DATABASE_URL: urlOf(config), COUNTERSIGN_KEY: newMasterKey() });
  const target = { kind: 'derived', keys: await addKeys(config), ...opened };
  return {
    server,
    generator,
    target,
    async close() {
      await Promise.all([server.end(), generator.end()]);
    },
  };
}

export async function prepareServed({ generator, target }, config, cycles) {
  await generator.call('repeat', { target, step: 'cycle', times: cycles });
  await learnSizes(config);
}

async function openDelivering(config, generator) {
  const { url, secret } = await generator.call('openGateway');
  const env = { DATABASE_URL: urlOf(config), COUNTERSIGN_KEY: newMasterKey(), NODE_ENV: 'production' };
  const service = await startService({ ...env, ...senderSettings(url, secret) });
  return { service, target: { kind: 'delivered', base: service.base, keys: await addKeys(config) } };
}

export const contenderOf = (part, id, callers, generator, target, step) => ({
  part,
  id,
  callers,
  run: ({ signal: _, ...how }) => generator.call('load', { target, step, ...how }),
});

/** `only`: the callers of each contender; what is not in it is not opened. */
export async function openHttp({ config, plan, only = plan.callers, name = 'bench_http' }) {
  const closing = [];
  const close = async () => {
    for (const end of closing.reverse()) await end();
  };
  try {
    const database = await createDatabase(config, name);
    const served = await openServed(database);
    closing.push(served.close);
    await prepareServed(served, database, plan.prepareCycles);
    const databases = [database];
    const contenders = ['issue', 'cycle', 'hot', 'mixed']
      .filter((step) => only[`http.${step}`])
      .map((step) => contenderOf('http', `http.${step}`, only[`http.${step}`], served.generator, served.target, step));
    if (only['http.delivered']) {
      const delivered = await createDatabase(config, `${name}_delivered`);
      const { service, target } = await openDelivering(delivered, served.generator);
      closing.push(service.end);
      await prepareServed({ generator: served.generator, target }, delivered, Math.ceil(plan.prepareCycles / 20));
      databases.push(delivered);
      contenders.push(contenderOf('http', 'http.delivered', only['http.delivered'], served.generator, target, 'cycle'));
    }
    return { contenders, databases, close };
  } catch (error) {
    await close();
    throw error;
  }
}
