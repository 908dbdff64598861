// Throughput and latency, contender by contender.
import { callersOf, find, idsOf } from './samples.mjs';
import { short, spread, table } from './text.mjs';

/** What a contender is called; the letters are those of the measuring page. */
export const TITLES = {
  'pgbench.issue': '(a) pgbench, statements of a request',
  'pgbench.cycle': '(a) pgbench, statements of a cycle',
  'pgbench.hot': '(a) pgbench, statements of a cycle on a hot key',
  'pgbench.apart': '(a) pgbench, each statement by itself, a cycle',
  'pgbench.hot_apart': '(a) pgbench, each statement by itself, a cycle on a hot key',
  'library.direct': '(b) library, a cycle, unbatched',
  'library.issue': '(b) library, requests',
  'library.cycle': '(b) library, cycles',
  'library.hot': '(b) library, cycles on a hot key',
  'library.mixed': '(b) library, mixed load',
  'http.issue': '(c) HTTP, requests',
  'http.cycle': '(c) HTTP, cycles',
  'http.hot': '(c) HTTP, cycles on a hot key',
  'http.mixed': '(c) HTTP, mixed load',
  'http.delivered': '(c) HTTP, cycles with delivery',
  'peers.email': '(d) better-auth, e-mail code and check',
  'peers.phone': '(d) better-auth, phone code and check',
  'embedded.cycle': '(e) HTTP on the embedded database, cycles',
};
const SLOW = ' +';
export const titleOf = (id) => {
  const [base, slower] = id.split(SLOW);
  return `${TITLES[base] ?? base}${slower ? `, +${slower}` : ''}`;
};

function grid(cells, show) {
  const levels = callersOf(cells);
  const rows = idsOf(cells)
    .sort((a, b) => titleOf(a).localeCompare(titleOf(b)))
    .map((id) => [
      titleOf(id),
      ...levels.map((callers) => {
        const cell = find(cells, id, callers);
        return cell ? show(cell) : '';
      }),
    ]);
  return table(['callers', ...levels], rows);
}

const fast = (cells) => cells.filter(({ part }) => part !== 'slow-disk');

export function throughputSection(cells) {
  if (fast(cells).length === 0) return null;
  const text =
    'Units of work a second: requests, cycles (a request and the check of its code), or steps of the mixed load. Median of the rounds (lowest–highest).';
  return `## Throughput\n\n${text}\n\n${grid(fast(cells), ({ perSecond }) => spread(perSecond))}`;
}

const KINDS = {
  issue: 'a request',
  check: 'a check',
  resend: 'a resend',
  arrival: 'from the answer to the arrival of the message',
  whole: 'the whole unit of work',
};

export function latencySection(cells) {
  if (fast(cells).length === 0) return null;
  const parts = Object.entries(KINDS).flatMap(([kind, says]) => {
    const timed = fast(cells).filter(({ latencies }) => latencies[kind]);
    const show = ({ latencies }) => `${short(latencies[kind].p50)} / ${short(latencies[kind].p99)}`;
    return timed.length > 0 ? [`### ${says[0].toUpperCase()}${says.slice(1)}\n\n${grid(timed, show)}`] : [];
  });
  return `## Latency\n\nMilliseconds, p50 / p99, each the median over the rounds.\n\n${parts.join('\n\n')}`;
}

export function slowDiskSection(cells, found) {
  const slow = cells.filter(({ part }) => part === 'slow-disk');
  if (slow.length === 0) return null;
  const commits = Object.entries(found?.commitMs ?? {}).map(([delay, ms]) => `${short(ms)} ms at +${delay} ms`);
  const proof = commits.length > 0 ? ` A lone commit took ${commits.join(', ')}.` : '';
  const text = `Units of work a second with every fsync and fdatasync of the server slowed down.${proof}`;
  return `## On a slower disk\n\n${text}\n\n${grid(slow, ({ perSecond }) => spread(perSecond))}`;
}

/** What did not go as it should is never counted as work; here it is told. */
export function failuresSection(samples) {
  const counts = new Map();
  for (const { id, callers, failures } of samples) {
    for (const [name, times] of Object.entries(failures)) {
      const key = `${titleOf(id)}, ${callers} callers: ${name}`;
      counts.set(key, (counts.get(key) ?? 0) + times);
    }
  }
  if (counts.size === 0) return null;
  const lines = [...counts].map(([what, times]) => `- ${times} × ${what}`);
  return `## What failed\n\nNot counted as work done, and a reason to doubt the figure beside it.\n\n${lines.join('\n')}`;
}
