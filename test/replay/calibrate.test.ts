// Promise: from a trace and its truth come weights that may be used, the same bytes again from the rows that were kept, and a page
// that says what they reach; wrong truth is named by its line before anything is played, and what is stopped leaves nothing behind.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { runCalibrate } from '../../src/cli/commands/calibrate/run-calibrate.ts';
import { weightProblems } from '../../src/engine/causes/weights.ts';
import { CAUSES } from '../../src/engine/model.ts';
import { pathOf, type Ran, TINY } from './run.ts';

const TRACE = join(TINY, 'trace.jsonl');
const TRUTH = join(TINY, 'truth.jsonl');
const read = (name: string) => readFileSync(pathOf(name), 'utf8');

async function run(...argv: string[]): Promise<Ran> {
  const told = { said: '', complained: '' };
  const status = await runCalibrate(
    argv,
    {},
    {
      stdout: (text) => {
        told.said += text;
      },
      stderr: (text) => {
        told.complained += text;
      },
    },
  );
  return { status, ...told };
}

const to = (name: string) => ['--out', pathOf(`${name}.json`), '--report', pathOf(name), '--strength', '60'];

test('a trace, then its rows alone: the same weights and the same page', async () => {
  const rows = pathOf('rows.jsonl.gz');
  const played = await run(TRACE, TRUTH, '--rows', rows, ...to('played'));
  assert.equal(played.status, 0, played.complained);
  const again = await run('--rows', rows, ...to('again'));
  assert.equal(again.status, 0, again.complained);
  for (const name of ['json', join('diagnosis.md'), 'diagnosis.svg']) {
    const [one, other] = ['played', 'again'].map((fit) => (name === 'json' ? `${fit}.json` : join(fit, name)));
    assert.equal(read(one!), read(other!), name);
  }
  assert.deepEqual(weightProblems(JSON.parse(read('played.json'))), []);
  assert.equal(again.said, played.said);
});

test('the page and the plot name every cause, every number and what they show', () => {
  const page = read(join('played', 'diagnosis.md'));
  for (const cause of CAUSES) assert.ok(page.includes(`\`${cause}\``), cause);
  assert.doesNotMatch(page, /NaN|undefined|Infinity/);
  const plot = read(join('played', 'diagnosis.svg'));
  assert.match(plot, /role="img" aria-labelledby="title desc"/);
  assert.match(plot, /<title id="title">.+<\/title>\n<desc id="desc">.+<\/desc>/);
  assert.doesNotMatch(plot, /NaN|undefined|Infinity/);
});

test('truth that does not fit the trace is named by its line', async () => {
  const truth = pathOf('wrong-truth.jsonl');
  const right = readFileSync(TRUTH, 'utf8').trim();
  writeFileSync(truth, `${right}\n{"request":"r-gone","cause":"phishing"}\n`);
  const { status, complained } = await run(TRACE, truth, '--rows', pathOf('never.jsonl'));
  assert.equal(status, 1);
  assert.equal(
    complained,
    `Nothing can be learned from this: line ${right.split('\n').length + 1}: the trace has no such request\n`,
  );
  assert.ok(!existsSync(pathOf('never.jsonl')) && !existsSync(pathOf('never.jsonl.part')));
});

test('what is stopped writes nothing', async () => {
  const stopped = run('--rows', pathOf('rows.jsonl.gz'), ...to('stopped'));
  process.emit('SIGTERM');
  const { status, complained } = await stopped;
  assert.equal(status, 1);
  assert.match(complained, /Stopped\. Nothing was written\.\n$/);
  assert.ok(!existsSync(pathOf('stopped.json')) && !existsSync(pathOf('stopped')));
});

test('a row that is none is named by its line', async () => {
  const rows = pathOf('bad-rows.jsonl');
  writeFileSync(
    rows,
    '{"kind":"ask","accepted":["phishing"],"scenario":"s","campaign":"c","verdicts":{}}\n{"kind":"ask"}\n',
  );
  assert.deepEqual(await run('--rows', rows), {
    ...{ status: 1, said: '' },
    complained: 'Nothing can be learned from this: line 2: is no row\n',
  });
});

test('who asks wrongly is told how to ask', async () => {
  for (const argv of [[], [TRACE], [TRACE, TRUTH, TRUTH], [TRACE, TRUTH, '--strength', 'much'], ['--wrong']]) {
    const { status, complained } = await run(...argv);
    assert.equal(status, 2);
    assert.match(complained, /usage: countersign calibrate TRACE TRUTH/);
  }
});
