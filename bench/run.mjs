// npm run bench: starts its own databases, measures, prints, and writes results.json, RESULTS.md and the plots. Ctrl-C ends its servers
// and keeps what was measured. `npm run bench -- quick` is short and writes into files of its own. Nothing here passes or fails.
import { join } from 'node:path';
import { setUp } from '../scripts/setup.mjs';
import { root } from './dist.mjs';
import { describeCommit, describeMachine } from './machine.mjs';
import { measure } from './measure.mjs';
import { readArguments } from './plan.mjs';
import { writeReport } from './report/report.mjs';
import { openResults, readResults } from './results.mjs';

const say = (text) => void process.stdout.write(`${text}\n`);

function stopOnSignals() {
  const stopping = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM']) {
    process.once(name, () => {
      say('\nStopping: servers are ended, and what was measured is kept. Once more ends at once.');
      stopping.abort();
    });
  }
  return stopping.signal;
}

async function main(args) {
  const asked = readArguments(args);
  if (asked.usage) {
    say(asked.usage);
    return 2;
  }
  const { plan, parts, resume, reportOnly } = asked;
  const ending = plan.mode === 'quick' ? '.quick' : '';
  const paths = {
    results: join(root, 'bench', `results${ending}.json`),
    report: join(root, 'bench', `RESULTS${ending}.md`),
    plot: (name) => join(root, 'bench', `${name}${ending}.svg`),
  };
  if (reportOnly) {
    say(writeReport(readResults(paths.results), paths));
    return 0;
  }
  const signal = stopOnSignals();
  await setUp();
  const run = {
    mode: plan.mode,
    startedAt: new Date().toISOString(),
    commit: describeCommit(),
    machine: describeMachine(),
  };
  if (run.machine.busy)
    say(`THE MACHINE IS BUSY (load ${run.machine.loadBefore}): these figures will not be worth quoting.`);
  const results = openResults(paths.results, { run, parts, resume });
  await measure({ plan, parts, results, signal, say });
  if (!signal.aborted) results.finish();
  say(writeReport(results.data, paths));
  return signal.aborted ? 130 : 0;
}

process.exitCode = await main(process.argv.slice(2));
// Whatever still hangs on a socket must not hold the bench open.
process.exit();
