// What was found once: the space a code takes, and memory over time.
import { growthOf } from './bar.mjs';
import { table, whole } from './text.mjs';

export function spaceSection(found) {
  if (!found) return null;
  const { cycles, tables, walBytes } = found;
  const sum = (of) => tables.reduce((total, row) => total + of(row), 0);
  const row = (name, heap, indexes) => [name, whole(heap), whole(indexes), whole(heap + indexes)];
  const rows = [...tables]
    .sort((a, b) => b.table + b.indexes - a.table - a.indexes)
    .map((one) => row(one.name, one.table, one.indexes));
  const all = row(
    'all',
    sum((one) => one.table),
    sum((one) => one.indexes),
  );
  return `## Bytes per code

After ${whole(cycles)} cycles, each a person's first, as the tables lie there (nothing vacuumed away but what the server did by itself). Write-ahead log: ${whole(walBytes)} bytes
a cycle, from a checkpoint on, so with the full pages that follow one.

${table(['table', 'itself', 'indexes', 'both'], [...rows, all])}`;
}

export function memorySection(found) {
  if (!found || found.samples.length < 2) return null;
  const { callers, samples, perSecond, whole: isWhole } = found;
  const rss = samples.map(({ rssMib }) => rssMib);
  const heap = samples.map(({ heapMib }) => heapMib);
  const range = (list) => `${Math.min(...list)} to ${Math.max(...list)} MiB`;
  const speed = perSecond ? `, ${whole(perSecond)} cycles a second` : '';
  const broken = isWhole ? '' : ' The run was stopped before its end.';
  return `## Memory

The service's process for ${whole(samples.at(-1).seconds)} seconds with ${callers} callers${speed}: resident ${range(rss)}, heap in use ${range(heap)}; over the second half resident memory changed by
${growthOf(samples).toFixed(2)} MiB a minute.${broken}`;
}
