// The cost of each stage: Node's by the place in the code, PostgreSQL's by statement.
import { short, table, whole } from './text.mjs';

/** Places in the code by the stage that they belong to; the first that fits. What fits none stands for itself. */
const STAGES = [
  ['engine/door', 'door: gather calls'],
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
const NOT_WORK = new Set(['the load itself']);

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

Microseconds of processor time that Node used for each unit of work with ${callers} callers, shared out by its sampling profiler, which slows everything down (with it on: ${speeds}). What JSON,
crypto and sockets cost counts for the innermost of our frames, or a package's, that asked for it; waiting is not in it.

${nodeTable(found)}

PostgreSQL's own time for each cycle by statement, by ${statementsBy}; lone cycles one after the other, and under load. Under load it includes waiting for locks and
for a processor.

${statementTable(statements)}`;
}
