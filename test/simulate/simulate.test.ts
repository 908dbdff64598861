// Promise: a trace of a world of one's own can be replayed, the command writes what it says or nothing, and the scorer takes both.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { runSimulate } from '../../src/cli/commands/simulate.ts';
import { assertFulfils, parseLines } from '../replay/contract.ts';
import { pathOf, ROOT, run } from '../replay/run.ts';

const SCORER = join(ROOT, '..', 'shared', 'tools', 'score.mjs');

async function simulated(...argv: string[]) {
  let [said, complained] = ['', ''];
  const stdout = (text: string) => {
    said += text;
  };
  const stderr = (text: string) => {
    complained += text;
  };
  return { status: await runSimulate(argv, { stdout, stderr }), said, complained };
}

const script = pathOf('world.json');
writeFileSync(script, JSON.stringify({ people: 50, days: 2, life: { curiosity: 4 } }));
const out = pathOf('world');
const made = await simulated(script, '--out', out, '--seed', '9');
const [trace, truth, result] = [join(out, 'trace.jsonl'), join(out, 'truth.jsonl'), pathOf('result.jsonl')];
const played = await run(trace, '--out', result);

test('it writes a trace and a truth, and says how much', () => {
  assert.equal(made.status, 0, made.complained);
  assert.match(made.said, /^\d+ events, \d+ requests, \d+ questions, \d+ campaigns: /);
  assert.deepEqual(readdirSync(out).toSorted(), ['trace.jsonl', 'truth.jsonl']);
});

test('the engine plays it to the end', () => {
  assert.equal(played.status, 0, played.complained);
  assertFulfils(parseLines(readFileSync(trace, 'utf8')), parseLines(readFileSync(result, 'utf8')));
});

test('packed, it is the same', async () => {
  const packed = pathOf('packed-world');
  assert.equal((await simulated(script, '--out', packed, '--seed', '9', '--gzip')).status, 0);
  assert.deepEqual(readdirSync(packed).toSorted(), ['trace.jsonl.gz', 'truth.jsonl.gz']);
  assert.equal(gunzipSync(readFileSync(join(packed, 'trace.jsonl.gz'))).toString(), readFileSync(trace, 'utf8'));
});

test('the scorer takes trace, truth and result', {
  skip: existsSync(SCORER) ? false : `there is no scorer at ${SCORER}`,
}, () => {
  const files = ['--trace', trace, '--truth', truth, '--result', result, '--json'];
  const scored = spawnSync(process.execPath, [SCORER, ...files], { encoding: 'utf8' });
  assert.equal(scored.status, 0, scored.stderr);
  assert.ok(JSON.parse(scored.stdout).result.diagnoses.all.n > 100);
});

const WRONG: readonly [argv: string[], says: RegExp][] = [
  [[], /one script/],
  [[script], /--out is missing/],
  [[script, '--out', out, '--seed', 'x'], /--seed is a whole number/],
  [[script, '--out', out, '--sead', '1'], /--sead/],
  [[pathOf('bad.json'), '--out', out], /bad\.json: days /],
  [[pathOf('not.json'), '--out', out], /not\.json: is not JSON/],
];
writeFileSync(pathOf('bad.json'), JSON.stringify({ days: 'three' }));
writeFileSync(pathOf('not.json'), '{');

for (const [argv, says] of WRONG) {
  test(`asked for wrongly: ${says.source}`, async () => {
    const { status, complained } = await simulated(...argv);
    assert.equal(status, 2);
    assert.match(complained, says);
    assert.match(complained, /usage: countersign simulate/);
  });
}

test('a script that is not there is named', async () => {
  const { status, complained } = await simulated(pathOf('nowhere.json'), '--out', out);
  assert.equal(status, 1);
  assert.match(complained, /nowhere\.json: ENOENT/);
});

test('it lists what can befall a world', async () => {
  const { status, said } = await simulated('--scenarios');
  assert.equal(status, 0);
  assert.match(said, /reset_abuse\/flood-that-moves/);
});
