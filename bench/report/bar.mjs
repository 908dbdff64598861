// The bar: what was hoped for, and whether it is reached. Ratios are of figures of one run only.
import { comparisonsOf, sayWork } from './full.mjs';
import { bestOf, find } from './samples.mjs';
import { short, table, times, whole } from './text.mjs';

const FLAT_MIB_A_MINUTE = 1;
/** In a shorter run caches still fill. */
const LONG_SECONDS = 540;

const TOGETHER = 'a request in a transaction';
const APART = 'each statement by itself';
const HOW = {
  'pgbench.cycle': TOGETHER,
  'pgbench.hot': TOGETHER,
  'pgbench.apart': APART,
  'pgbench.hot_apart': APART,
};

const at = (cell) => `${whole(cell.perSecond.median)}/s`;

function ratio(a, b, wanted, words) {
  if (!a || !b || a.run !== b.run || b.perSecond.median === 0) return [];
  const found = a.perSecond.median / b.perSecond.median;
  const detail = `${at(a)} to ${at(b)}, ${HOW[b.id]}, ${b.callers} clients`;
  return [[words, `${times(found)} (${detail})`, `≥ ${wanted} ×`, found >= wanted]];
}

const CALLERS = 256;

/** To (a) as it is meant, a request in a transaction, with as many clients; with so many as suit it best; and at its very best. */
function ratios(cells, id, [together, apart], wanted, words) {
  const ours = find(cells, id, CALLERS);
  return [
    ...ratio(ours, find(cells, together, CALLERS), wanted, `${words}, with as many clients`),
    ...ratio(ours, bestOf(cells, together), wanted, `${words}, with as many clients as suit it`),
    ...ratio(ours, bestOf(cells, together, apart), wanted, `${words}, whichever way is quickest`),
  ];
}

function peers(cells) {
  const best = bestOf(cells, 'peers.email', 'peers.phone');
  const ours = bestOf(cells, 'http.cycle');
  const same = best && find(cells, 'http.cycle', best.callers);
  if (!best || !ours || ours.run !== best.run || best.perSecond.median === 0) return [];
  const found = ours.perSecond.median / best.perSecond.median;
  const like = same ? `; ${times(same.perSecond.median / best.perSecond.median)} at ${same.callers} callers each` : '';
  const words = 'HTTP cycles to the faster of better-auth’s, each at its best';
  return [[words, `${times(found)} (${at(ours)} to ${at(best)}${like})`, '≥ 8 ×', found >= 8]];
}

function latency(cells) {
  const cell = find(cells, 'http.cycle', 64);
  if (!cell) return [];
  const worst = Math.max(cell.latencies.issue?.p99 ?? 0, cell.latencies.check?.p99 ?? 0);
  return [['p99 of a call over HTTP at 64 callers', `${short(worst)} ms`, '< 50 ms', worst < 50]];
}

function lone(cells) {
  const [front, direct] = [find(cells, 'library.cycle', 1), find(cells, 'library.direct', 1)];
  if (!front || !direct || front.run !== direct.run) return [];
  const found = front.latencies.whole.p50 / direct.latencies.whole.p50;
  const detail = `${short(front.latencies.whole.p50)} to ${short(direct.latencies.whole.p50)} ms, p50 of a cycle`;
  return [['A lone caller to an unbatched call', `${times(found)} (${detail})`, '≤ 1.3 ×', found <= 1.3]];
}

function embedded(cells) {
  const best = bestOf(cells, 'embedded.cycle');
  if (!best) return [];
  const found = best.perSecond.median;
  return [
    ['Cycles a second on the embedded default', `${whole(found)} (${best.callers} callers)`, '≥ 1,000', found >= 1000],
  ];
}

/**
 * MiB a minute over the second half: the first half fills caches. The median of the slopes between all pairs (Theil and Sen), since
 * what a collection has yet to free stands out for a moment and says nothing of growth.
 */
export function growthOf(samples) {
  const half = samples.slice(Math.floor(samples.length / 2));
  const slopes = half.flatMap((a, i) =>
    half.slice(i + 1).map((b) => ((b.rssMib - a.rssMib) / (b.seconds - a.seconds)) * 60),
  );
  slopes.sort((a, b) => a - b);
  return slopes[slopes.length >> 1] ?? 0;
}

function memory(found) {
  if (!found?.whole) return [];
  const most = Math.max(...found.samples.map(({ rssMib }) => rssMib));
  const growth = growthOf(found.samples);
  if (found.samples.at(-1).seconds < LONG_SECONDS) return [];
  const isFlat = Math.abs(growth) < FLAT_MIB_A_MINUTE;
  const minutes = found.samples.at(-1).seconds / 60;
  const words = `Memory of the process under full load for ${minutes.toFixed(0)} minutes`;
  const says = `at most ${most} MiB, ${growth.toFixed(2)} MiB a minute over the second half`;
  return [[words, says, 'flat, < 300 MB', most * 1.048576 < 300 && isFlat]];
}

/** Of the kinds of work the one that suffers most. */
function loaded(found) {
  if (!found?.whole) return [];
  const [worst] = comparisonsOf(found).sort((a, b) => a.ratio.median - b.ratio.median);
  const words = `Throughput with ${whole(found.codes)} codes in the database to that with none`;
  const says = `${worst.ratio.median.toFixed(2)} × at worst, ${sayWork(worst)}`;
  return [[words, says, '≥ 0.85 ×', worst.ratio.median >= 0.85]];
}

function decidedAgain(found) {
  if (!found) return [];
  const { history, file } = found;
  const least = Math.min(history.median, file.median);
  const says = `${whole(history.median)} out of the database, ${whole(file.median)} out of a file`;
  return [['Recorded decisions decided again, a second', says, '≥ 20,000', least >= 20_000]];
}

export function barSection(cells, data) {
  const rows = [
    ...ratios(cells, 'http.cycle', ['pgbench.cycle', 'pgbench.apart'], 1.5, 'HTTP cycles at 256 callers to (a)'),
    ...ratios(cells, 'http.hot', ['pgbench.hot', 'pgbench.hot_apart'], 4, 'The same on a hot key'),
    ...latency(cells),
    ...lone(cells),
    ...peers(cells),
    ...embedded(cells),
    ...memory(data.found.memory),
    ...loaded(data.found.full),
    ...decidedAgain(data.found.backtest),
  ];
  if (rows.length === 0) return null;
  const shown = rows.map(([what, found, wanted, reached]) => [
    what,
    found,
    wanted,
    reached ? 'reached' : '**not reached**',
  ]);
  return `## The bar\n\n${table(['What', 'Found', 'Wanted', ''], shown)}`;
}
