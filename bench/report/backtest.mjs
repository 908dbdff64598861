// How fast recorded decisions are decided again.
import { short, table, whole } from './text.mjs';

export function backtestSection(found) {
  if (!found) return null;
  const row = (what, { median, low, high }) => [
    what,
    whole(median),
    `${whole(low)} to ${whole(high)}`,
    short(1e6 / median),
  ];
  return `## Decided again

Recorded decisions a second under another policy (\`countersign backtest\`), in one process; ${whole(found.decisions)} decisions of ${whole(found.bytes)} bytes each, some of them many times
over.

${table(
  ['', 'decisions a second', 'rounds', 'µs each'],
  [
    ['out of the database: read, parse, decide, add up', ...row('', found.history).slice(1)],
    ['out of a file of recorded decisions: the same', ...row('', found.file).slice(1)],
    ['deciding alone, the facts at hand', ...row('', found.decide).slice(1)],
  ],
)}`;
}
