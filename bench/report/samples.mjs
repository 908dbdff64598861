// Samples gathered into cells: one contender at one number of callers, in one run.
import { median, spreadOf } from '../statistics.mjs';

/** Latencies are medians over the rounds of each round's percentile. */
function latenciesOf(samples) {
  const kinds = [...new Set(samples.flatMap(({ latencies }) => Object.keys(latencies)))];
  const of = (kind, what) =>
    median(samples.flatMap(({ latencies }) => (latencies[kind] ? [latencies[kind][what]] : [])));
  return Object.fromEntries(kinds.map((kind) => [kind, { p50: of(kind, 'p50'), p99: of(kind, 'p99') }]));
}

/** @returns {{ id: string, part: string, run: string, callers: number, perSecond: object, latencies: object }[]} */
export function cellsOf(samples) {
  const groups = new Map();
  for (const sample of samples) {
    const key = `${sample.run} ${sample.id} ${sample.callers}`;
    groups.set(key, [...(groups.get(key) ?? []), sample]);
  }
  return [...groups.values()].map((group) => {
    const [{ id, part, run, callers }] = group;
    return {
      id,
      part,
      run,
      callers,
      perSecond: spreadOf(group.map((s) => s.perSecond)),
      latencies: latenciesOf(group),
    };
  });
}

/** @returns {string[]} in the order they were measured in first */
export const idsOf = (cells) => [...new Set(cells.map(({ id }) => id))];
export const callersOf = (cells) => [...new Set(cells.map(({ callers }) => callers))].sort((a, b) => a - b);
export const find = (cells, id, callers) => cells.find((cell) => cell.id === id && cell.callers === callers);

/** The fastest of the cells of these contenders, whatever number of callers it took. */
export const bestOf = (cells, ...ids) =>
  cells.filter((cell) => ids.includes(cell.id)).sort((a, b) => b.perSecond.median - a.perSecond.median)[0];
