// Promise: truth that cannot be used is named by its line, before anything is played; no value of the file is repeated.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { assertTruthOf, readTruth, TruthError } from './read-truth.ts';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'countersign-truth-'));
});
after(() => rm(folder, { recursive: true }));

async function truthOf(...lines: readonly unknown[]) {
  const path = join(folder, 'truth.jsonl');
  await writeFile(path, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
  return await readTruth(path);
}

const REQUEST = { request: 'r1', cause: 'phishing', also: ['requested'], scenario: 'phishing/caller', campaign: 'c1' };

test('a request and a question about it', async () => {
  const truth = await truthOf(REQUEST, '', { ask: 'a1', request: 'r1', cause: 'requested' });
  const known = truth.requests.get('r1')!;
  assert.deepEqual(known, {
    ...{ line: 1, request: 'r1', accepted: ['phishing', 'requested'] },
    ...{ scenario: 'phishing/caller', campaign: 'c1', toll: false },
  });
  assert.deepEqual(truth.asks.get('a1')?.accepted, ['requested']);
  assert.equal(truth.asks.get('a1')?.scenario, 'requested');
});

describe('is refused', () => {
  const WRONG: readonly (readonly [string, unknown, RegExp])[] = [
    ['not JSON', '{', /^line 2: is not JSON$/],
    ['no object', '[]', /^line 2: is no object$/],
    ['a cause that is none of the ten', { request: 'r2', cause: 'weather' }, /^line 2: cause is none of the ten$/],
    ['a second cause that is none', { request: 'r2', cause: 'phishing', also: ['x'] }, /^line 2: also/],
    ['no name', { cause: 'phishing' }, /^line 2: names neither/],
    ['an ask that is no name', { ask: 3, request: null, cause: 'phishing' }, /^line 2: names neither/],
    ['a request twice', REQUEST, /^line 2: this request was on line 1 already$/],
  ];
  for (const [name, line, says] of WRONG)
    test(name, () =>
      assert.rejects(truthOf(REQUEST, line), (error) => error instanceof TruthError && says.test(error.message)),
    );

  test('what the trace does not hold', async () => {
    const truth = await truthOf(REQUEST, { ask: 'a1', request: 'r2', cause: 'phishing' });
    const names = (...all: readonly string[]) => new Set(all);
    assert.throws(
      () => assertTruthOf(truth, names(), names('a1')),
      /^TruthError: line 1: the trace has no such request$/,
    );
    assert.throws(() => assertTruthOf(truth, names('r1'), names()), /line 2: the trace has no such ask$/);
    assert.throws(() => assertTruthOf(truth, names('r1'), names('a1')), /line 2: the trace has no such request$/);
    assertTruthOf(truth, names('r1', 'r2', 'r3'), names('a1', 'a2'));
  });
});
