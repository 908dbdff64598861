// What was found once: the cost of each stage, the space a code takes, and memory over time.
import { growthOf } from './bar.mjs';
import { short, table, whole } from './text.mjs';

/** Places in the code by the stage that they belong to; the first that fits. What fits none stands for itself. */
const STAGES = [
  ['engine/request', 'parse'],
  ['engine/subjects/identity', 'identify: who and what, as marks'],
  ['store/vault', 'keys: marks, seals, signatures'],
  ['engine/subjects/sealed', 'keys: marks, seals, signatures'],
  ['npm jose', 'keys: marks, seals, signatures'],
  ['engine/assess', 'assess: limits and facts'],
  ['engine/decide', 'decide'],
  ['engine/causes', 'diagnose'],
  ['engine/issue', 'issue: plan what is written'],
  ['engine/check', 'check'],
  ['engine/codes', 'codes: derive, mask'],
  ['engine/subjects', 'subjects: fold, recognise'],
  ['engine', 'engine, the rest'],
  ['store', 'SQL: encode and decode'],
  ['npm pg', 'driver'],
  ['server', 'HTTP: server'],
  ['protocol', 'HTTP: shapes'],
  ['npm ', 'HTTP: packages'],
  ['cli', 'HTTP: server'],
  ['testing', 'the load itself'],
  ['channels', 'the load itself'],
];
const NOT_WORK = new Set(['idle', 'the load itself']);

function byStage(microseconds) {
  const stages = new Map();
  for (const [place, time] of Object.entries(microseconds)) {
    const stage = STAGES.find(([start]) => place.startsWith(start))?.[1] ?? place;
    stages.set(stage, (stages.get(stage) ?? 0) + time);
  }
  return stages;
}

function nodeTable({ library, http }) {
  const columns = [
    byStage(library.issue.microseconds),
    byStage(library.cycle.microseconds),
    byStage(http.microseconds),
  ];
  const names = [...new Set(columns.flatMap((stages) => [...stages.keys()]))].filter((name) => !NOT_WORK.has(name));
  names.sort((a, b) => (columns[2].get(b) ?? 0) - (columns[2].get(a) ?? 0));
  const cell = (stages, name) => (stages.has(name) ? short(stages.get(name)) : '');
  const total = (stages) => whole(names.reduce((sum, name) => sum + (stages.get(name) ?? 0), 0));
  return table(
    ['stage', 'library, a request', 'library, a cycle', 'HTTP, a cycle'],
    [...names.map((name) => [name, ...columns.map((stages) => cell(stages, name))]), ['all', ...columns.map(total)]],
  );
}

function statementTable({ lone, loaded }) {
  const names = [...new Set([...lone, ...loaded].map(({ name }) => name))];
  const show = (list, name, what, form) => {
    const row = list.find((one) => one.name === name);
    return row?.[what] === undefined ? '' : form(row[what]);
  };
  const microseconds = (ms) => whole(ms * 1000);
  const rows = names.map((name) => [
    name,
    show(lone, name, 'calls', short),
    show(lone, name, 'ms', microseconds),
    show(loaded, name, 'calls', short),
    show(loaded, name, 'ms', microseconds),
    show(loaded, name, 'walBytes', whole),
  ]);
  const sum = (list) => microseconds(list.reduce((total, { ms }) => total + ms, 0));
  const head = ['statement', 'calls, lone', 'µs, lone', 'calls, under load', 'µs, under load', 'log bytes, under load'];
  return table(head, [...rows, ['all', '', sum(lone), '', loaded.length > 0 ? sum(loaded) : '', '']]);
}

export function stagesSection(found) {
  if (!found) return null;
  const { callers, library, http, statements, statementsBy } = found;
  const speeds = `library ${whole(library.issue.perSecond)} requests and ${whole(library.cycle.perSecond)} cycles a second, HTTP ${whole(http.perSecond)} cycles`;
  return `## Cost per stage

Microseconds of Node's time for each unit of work with ${callers} callers, by Node's sampling profiler, which slows everything down (with it on: ${speeds}). What JSON,
crypto and promises cost counts for the innermost of our own frames that asked for it; waiting is not in it.

${nodeTable(found)}

PostgreSQL's own time for each cycle by statement, by ${statementsBy}; lone cycles one after the other, and under load. Under load it includes waiting for locks and
for a processor.

${statementTable(statements)}`;
}

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
