// Promise: a replay writes what its contract says, explains a small trace rightly, and gives the same bytes for the same seed.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { assertFulfils, type Fields, parseLines } from './contract.ts';
import { pathOf, ROOT, run, TINY } from './run.ts';

const TRACE = join(TINY, 'trace.jsonl');
const TRUTH = join(TINY, 'truth.jsonl');
const SCORER = join(ROOT, '..', 'shared', 'tools', 'score.mjs');

const trace = readFileSync(TRACE, 'utf8');
const first = pathOf('first.jsonl');
const ran = await run(TRACE, '--out', first);
const result = parseLines(readFileSync(first, 'utf8'));

test('it says what it did, and writes all that the trace calls for', () => {
  assert.equal(ran.status, 0, ran.complained);
  assert.match(ran.said, /^56 events and 19 requests in /);
  assert.equal(existsSync(`${first}.part`), false);
  assertFulfils(parseLines(trace), result);
});

test('every answer and every diagnosis is the truth, or what an expert would also accept', () => {
  const truth = parseLines(readFileSync(TRUTH, 'utf8'));
  const find = (line: Fields) =>
    truth.find((t) =>
      line.type === 'answer' ? t.ask === line.ask : t.ask === undefined && t.request === line.request,
    )!;
  const judged = result.filter((line) => (line.type === 'answer' || line.type === 'diagnosis') && !find(line).toll);
  assert.equal(judged.length, 28);
  const wrong = judged.filter((line) => ![find(line).cause, ...(find(line).also as unknown[])].includes(line.cause));
  assert.deepEqual(
    wrong.map((line) => [line.ask ?? line.request, line.cause]),
    [],
  );
});

test('an answer names the request it is about, and none where no message of ours is on record', () => {
  const about = Object.fromEntries(result.filter((r) => r.type === 'answer').map((r) => [r.ask, r.request]));
  assert.equal(about['q-05'], 'r-06');
  assert.equal(about['q-06'], null);
  assert.equal(about['q-08'], 'r-12');
});

test('what was learned since the message left is among the evidence', () => {
  const answer = result.find((line) => line.ask === 'q-03')!;
  const ids = (answer.evidence as Fields[]).map(({ id }) => id);
  assert.ok(ids.includes('mistyped_contact.corrected_after'), ids.join(', '));
  const final = result.find((line) => line.type === 'diagnosis' && line.request === 'r-03')!;
  assert.ok((final.confidence as number) > 0.99, `${final.confidence}`);
});

test('the same seed gives the same bytes, packed or not; another seed gives the same verdicts', async () => {
  const packed = pathOf('packed');
  writeFileSync(packed, gzipSync(trace));
  const [again, other] = [pathOf('again.jsonl'), pathOf('other.jsonl')];
  assert.equal((await run(packed, '--out', again)).status, 0);
  assert.equal((await run(TRACE, '--out', other, '--seed', '77')).status, 0);
  assert.equal(readFileSync(again, 'utf8'), readFileSync(first, 'utf8'));
  assert.deepEqual(parseLines(readFileSync(other, 'utf8')), result);
});

test('the scorer takes the result', { skip: existsSync(SCORER) ? false : `there is no scorer at ${SCORER}` }, () => {
  const scored = spawnSync(
    process.execPath,
    [SCORER, '--trace', TRACE, '--truth', TRUTH, '--result', first, '--json'],
    { encoding: 'utf8' },
  );
  assert.equal(scored.status, 0, scored.stderr);
  const { answers, friction } = JSON.parse(scored.stdout).result;
  assert.equal(answers.accuracy, 1);
  assert.equal(friction.rightCodesNotTaken, 0);
});
