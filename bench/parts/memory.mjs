// The memory of the service's process under full load for ten minutes.
import { setTimeout as sleep } from 'node:timers/promises';
import { createDatabase } from '../postgres/databases.mjs';
import { openServed, prepareServed } from './http.mjs';

const MIB = 1024 ** 2;

export async function measureMemory({ config, plan, results, signal, say }, closing) {
  const { seconds, everySeconds, callers } = plan.memory;
  const database = await createDatabase(config, 'bench_memory');
  const served = await openServed(database);
  closing.push(served.close);
  await prepareServed(served, database, plan.prepareCycles);
  const samples = [];
  const began = performance.now();
  const loading = served.generator.call('load', {
    target: served.target,
    step: 'cycle',
    callers,
    warmSeconds: 0.1,
    seconds,
  });
  loading.catch(() => {});
  const look = async () => {
    const { rss, heapUsed } = await served.server.call('memory');
    const at = (performance.now() - began) / 1000;
    samples.push({ seconds: Math.round(at), rssMib: Math.round(rss / MIB), heapMib: Math.round(heapUsed / MIB) });
    if (samples.length % 12 === 0)
      say(`memory  ${at.toFixed(0)} s  rss ${samples.at(-1).rssMib} MiB  heap ${samples.at(-1).heapMib} MiB`);
  };
  while (performance.now() - began < seconds * 1000 && !signal.aborted) {
    await look();
    results.found('memory', { callers, samples }, false);
    await Promise.race([sleep(everySeconds * 1000), loading]);
  }
  const { perSecond, done, failures } = await loading;
  results.found('memory', { callers, samples, perSecond, done, failures });
}
