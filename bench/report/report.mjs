// The raw results as a page for people, and the plots. What was not measured is not in it, but for a line that says so.
import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { aboutTheNumbers, aboutTheRun } from './about.mjs';
import { backtestSection } from './backtest.mjs';
import { barSection } from './bar.mjs';
import { memorySection, spaceSection } from './found.mjs';
import { fullSection } from './full.mjs';
import { memoryPlot, throughputPlot } from './plots.mjs';
import { cellsOf } from './samples.mjs';
import { stagesSection } from './stages.mjs';
import { failuresSection, latencySection, slowDiskSection, throughputSection } from './tables.mjs';

const heading = (mode) =>
  mode === 'quick'
    ? '# A quick run\n\n**Short runs, to see that everything works. These are not figures to quote.**'
    : '# Results';

/** @returns {string} the page, which is also written where `paths` says */
export function writeReport(data, paths) {
  const run = data.runs.at(-1);
  const cells = cellsOf(data.samples);
  const plots = { throughput: throughputPlot(cells), memory: memoryPlot(data.found.memory) };
  const written = Object.entries(plots).filter(([, svg]) => svg !== null);
  for (const [name, svg] of written) writeFileSync(paths.plot(name), svg);
  const image = (name) => (plots[name] ? `![${name}](${basename(paths.plot(name))})` : null);
  const page = [
    heading(run.mode),
    'Written by `npm run bench`; how to run and read it: [measuring](../docs/operations/measuring.md).',
    aboutTheRun(data),
    barSection(cells, data),
    image('throughput'),
    throughputSection(cells),
    latencySection(cells),
    slowDiskSection(cells, data.found['slow-disk']),
    stagesSection(data.found.stages),
    spaceSection(data.found.space),
    backtestSection(data.found.backtest),
    fullSection(data.found.full),
    image('memory'),
    memorySection(data.found.memory),
    failuresSection(data.samples),
    aboutTheNumbers(data),
  ];
  const text = `${page.filter(Boolean).join('\n\n')}\n`;
  writeFileSync(paths.report, text);
  return text;
}
