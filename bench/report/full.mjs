// What was found of a database that many codes lie in, beside an empty one.
import { median, spreadOf } from '../statistics.mjs';
import { short, spread, table, whole } from './text.mjs';

/** Beside each other as they were measured: a ratio is of two runs of one round, seconds apart. */
export function comparisonsOf({ runs }) {
  const groups = new Map();
  for (const run of runs) {
    const key = `${run.work} ${run.people}`;
    groups.set(key, [...(groups.get(key) ?? []), run]);
  }
  return [...groups.values()].map((group) => {
    const of = (name) => group.filter(({ database }) => database === name);
    const [empty, loaded] = [of('empty'), of('loaded')];
    const ratios = loaded.flatMap((run) => {
      const beside = empty.find(({ round }) => round === run.round);
      return beside ? [run.perSecond / beside.perSecond] : [];
    });
    return { work: group[0].work, people: group[0].people, empty, loaded, ratio: spreadOf(ratios) };
  });
}

const WORKS = { request: 'requests', cycle: 'cycles' };
const PEOPLE = { new: 'of new people', returning: 'of people who come back' };
export const sayWork = ({ work, people }) => `${WORKS[work]} ${PEOPLE[people]}`;

function spaceTable({ codes, tables }) {
  const rows = tables.map(({ name, rows: count, heap, indexes }) => [
    name,
    short(count / codes),
    whole(heap / codes),
    whole(indexes / codes),
    whole((heap + indexes) / codes),
  ]);
  const sum = (of) => tables.reduce((total, one) => total + of(one), 0) / codes;
  const [heap, indexes] = [sum((one) => one.heap), sum((one) => one.indexes)];
  const all = ['all', '', whole(heap), whole(indexes), whole(heap + indexes)];
  return table(['table', 'rows', 'itself', 'indexes', 'both'], [...rows, all]);
}

function changesTable({ changes }) {
  const rows = changes
    .filter(({ updates }) => updates > 1000)
    .map(({ name, updates, hot, dead, live }) => [
      name,
      whole(updates),
      `${((100 * hot) / updates).toFixed(1)} %`,
      whole(dead),
      `${((100 * dead) / Math.max(1, live + dead)).toFixed(2)} %`,
    ]);
  return table(['table', 'updates', 'in place (HOT)', 'dead rows at the end', 'of all rows'], rows);
}

function throughputTable(found) {
  const each = (runs, name) => median(runs.map((run) => run[name]));
  const rows = comparisonsOf(found).map((one) => {
    const { empty, loaded, ratio } = one;
    const both = (name, show) => `${show(each(empty, name))} / ${show(each(loaded, name))}`;
    return [
      sayWork(one),
      spread(spreadOf(empty.map((run) => run.perSecond))),
      spread(spreadOf(loaded.map((run) => run.perSecond))),
      `${ratio.median.toFixed(2)} (${ratio.min.toFixed(2)}–${ratio.max.toFixed(2)})`,
      both('walBytes', (bytes) => (bytes / 1024).toFixed(1)),
      both('wholePages', short),
      both('blocksRead', short),
    ];
  });
  const head = ['', 'empty', 'loaded', 'loaded to empty', 'KiB of log', 'whole pages in it', 'blocks read'];
  return table(head, rows);
}

export function fullSection(found) {
  if (!found || found.runs.length === 0) return null;
  const { codes, runs, changes, settings } = found;
  const rounds = Math.max(...runs.map(({ round }) => round));
  const log = settings ? ` Here max_wal_size is ${settings.max_wal_size}.` : '';
  return `## With ${whole(codes)} codes in the database

Spread over the 90 days that records are kept, in parts of a week: a sample's time was lived through the engine, its rows were written again with other marks, ids and times, and
real people asked between them. Vacuumed, then measured. Bytes for each code:

${spaceTable(found)}

Units of work a second of the engine as a library (two lanes, batches of fifty) on the loaded database and on one with a few people in it, median of ${rounds} rounds (lowest–highest),
in turns; the ratio is of the two runs of a round. Every run begins with a checkpoint, so every page that is touched is logged whole once: the hardest stretch for a
large database. Log, whole pages and blocks that were not in PostgreSQL’s memory are for each unit of work, empty / loaded.${log}

${throughputTable(found)}${changes ? `\n\nHow rows of the loaded one were changed by that:\n\n${changesTable(found)}` : ''}`;
}
