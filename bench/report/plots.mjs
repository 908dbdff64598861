// The plots, written by hand as SVG: readable on light and dark, lines named where they end.

const WIDTH = 760;
const COLOURS = ['#2f6fde', '#d9480f', '#2b8a3e', '#9c36b5', '#c2255c', '#0c8599', '#8d6e00', '#6741d9'];

const STYLE = `
  text { font: 12px system-ui, sans-serif; fill: #333 }
  .title { font-size: 15px; font-weight: 600 } .grid { stroke: #8884; stroke-width: 1 } .axis { stroke: #888; stroke-width: 1 }
  @media (prefers-color-scheme: dark) { text { fill: #ddd } .line { filter: brightness(1.45) } }`;

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const text = (x, y, content, more = '') => `<text x="${x}" y="${y}" ${more}>${escaped(content)}</text>`;
const svg = (height, title, parts) =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<style>${STYLE}</style>`,
    text(60, 26, title, 'class="title"'),
    ...parts,
    '</svg>\n',
  ].join('\n');

/** Names that would lie on each other are moved apart. */
function spreadOut(labels, gap) {
  const sorted = [...labels].sort((a, b) => a.y - b.y);
  for (let i = 1; i < sorted.length; i++) sorted[i].y = Math.max(sorted[i].y, sorted[i - 1].y + gap);
  return sorted;
}

function line(points, colour, dash = '') {
  const path = points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join(' ');
  const dots = points.map(([x, y]) => `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="3" fill="${colour}"/>`);
  return `<g class="line"><path d="${path}" fill="none" stroke="${colour}" stroke-width="2" ${dash}/>${dots.join('')}</g>`;
}

const SERIES = [
  ['http.cycle', '(c) HTTP'],
  ['http.hot', '(c) HTTP, hot key'],
  ['pgbench.cycle', '(a) pgbench'],
  ['pgbench.hot', '(a) pgbench, hot key'],
  ['library.cycle', '(b) library'],
  ['embedded.cycle', '(e) embedded, HTTP'],
  ['peers.email', '(d) better-auth, e-mail'],
  ['peers.phone', '(d) better-auth, phone'],
];
const LEVELS = [1, 8, 64, 256, 512];
const STEPS = [1, 2, 5];

/** Cycles a second by callers, both on logarithmic scales. @returns {string | null} */
export function throughputPlot(cells) {
  const [left, right, top, bottom, height] = [60, WIDTH - 180, 50, 380, 430];
  const shown = SERIES.map(([id, name], i) => ({
    name,
    colour: COLOURS[i],
    points: cells.filter((cell) => cell.id === id && cell.perSecond.median > 0).sort((a, b) => a.callers - b.callers),
  })).filter(({ points }) => points.length > 0);
  if (shown.length === 0) return null;
  const all = shown.flatMap(({ points }) => points.map(({ perSecond }) => perSecond.median));
  const [low, high] = [Math.log10(Math.min(...all) * 0.8), Math.log10(Math.max(...all) * 1.25)];
  const x = (callers) => left + (Math.log2(callers) / 9) * (right - left);
  const y = (perSecond) => bottom - ((Math.log10(perSecond) - low) / (high - low)) * (bottom - top);
  const ticks = [0, 1, 2, 3, 4, 5].flatMap((power) => STEPS.map((step) => step * 10 ** power));
  const inside = ticks.filter((tick) => Math.log10(tick) > low && Math.log10(tick) < high);
  const labels = shown.map(({ name, colour, points }) => ({ name, colour, y: y(points.at(-1).perSecond.median) }));
  return svg(height, 'Cycles a second by callers (request and check of its code; medians)', [
    ...inside.flatMap((tick) => [
      `<path class="grid" d="M${left} ${y(tick).toFixed(1)}H${right}"/>`,
      text(left - 8, (y(tick) + 4).toFixed(1), tick.toLocaleString('en-US'), 'text-anchor="end"'),
    ]),
    `<path class="axis" d="M${left} ${bottom}H${right}"/>`,
    ...LEVELS.map((callers) => text(x(callers), bottom + 20, String(callers), 'text-anchor="middle"')),
    text((left + right) / 2, bottom + 40, 'callers', 'text-anchor="middle"'),
    ...shown.map(({ points, colour, name }) =>
      line(
        points.map(({ callers, perSecond }) => [x(callers), y(perSecond.median)]),
        colour,
        name.includes('hot') ? 'stroke-dasharray="6 4"' : '',
      ),
    ),
    ...spreadOut(labels, 15).map(({ name, colour, y: at }) =>
      [
        `<rect class="line" x="${right + 12}" y="${(at - 5).toFixed(1)}" width="10" height="10" fill="${colour}"/>`,
        text(right + 27, (at + 4).toFixed(1), name),
      ].join(''),
    ),
  ]);
}

/** Resident memory and heap over time. @returns {string | null} */
export function memoryPlot(found) {
  if (!found || found.samples.length < 2) return null;
  const [left, right, top, bottom, height] = [60, WIDTH - 100, 50, 250, 300];
  const { samples } = found;
  const [end, most] = [samples.at(-1).seconds, Math.max(300, ...samples.map(({ rssMib }) => rssMib)) * 1.05];
  const x = (seconds) => left + (seconds / end) * (right - left);
  const y = (mib) => bottom - (mib / most) * (bottom - top);
  const path = (of) =>
    samples.map((s, i) => `${i === 0 ? 'M' : 'L'}${x(s.seconds).toFixed(1)} ${y(of(s)).toFixed(1)}`).join(' ');
  const drawn = (of, colour, name) => [
    `<path class="line" d="${path(of)}" fill="none" stroke="${colour}" stroke-width="2"/>`,
    text(right + 8, (y(of(samples.at(-1))) + 4).toFixed(1), name),
  ];
  const marks = [0, 100, 200, 300].filter((mib) => mib < most);
  return svg(height, `Memory of the service’s process, ${found.callers} callers (MiB)`, [
    ...marks.flatMap((mib) => [
      `<path class="grid" d="M${left} ${y(mib).toFixed(1)}H${right}"/>`,
      text(left - 8, (y(mib) + 4).toFixed(1), String(mib), 'text-anchor="end"'),
    ]),
    ...[0, 0.25, 0.5, 0.75, 1].map((share) =>
      text(x(end * share), bottom + 20, `${Math.round(end * share)} s`, 'text-anchor="middle"'),
    ),
    ...drawn((s) => s.rssMib, COLOURS[0], 'resident'),
    ...drawn((s) => s.heapMib, COLOURS[1], 'heap in use'),
  ]);
}
