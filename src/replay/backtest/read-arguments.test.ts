// Promise: what is asked for in a way that cannot be meant is named, and nothing is guessed.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { ArgumentsWrong } from '../read-arguments.ts';
import { readBacktestArguments } from './read-arguments.ts';

const folder = mkdtempSync(join(tmpdir(), 'cs-backtest-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const policy = join(folder, 'policy.json');
writeFileSync(policy, '{"quietDays": 7}');
const wrong = join(folder, 'wrong.json');
writeFileSync(wrong, '{"quietDay": 7}');

test('a trace, with what it is held against', async () => {
  const read = await readBacktestArguments(['t.jsonl', '--policy', policy, '--truth', 'u.jsonl', '--seed', '9']);
  assert.deepEqual([read.trace?.trace, read.trace?.truth, read.trace?.seed], ['t.jsonl', 'u.jsonl', 9]);
  assert.equal(read.policy?.quietDays, 7);
  assert.equal(read.trace?.policy.quietDays, 30, 'replayed under the default policy');
});

test('the history of some days, and what was noted in it', async () => {
  const read = await readBacktestArguments(['history', '--shadow', '--since', '2026-11-01', '--until', '2026-11-08']);
  assert.deepEqual([read.trace, read.policy], [null, null]);
  assert.equal(read.until! - read.since!, 7 * 86_400_000);
});

const WRONG: readonly (readonly [readonly string[], RegExp])[] = [
  [[], /name one trace, or "history"/],
  [['a', 'b', '--policy', policy], /name one trace/],
  [['history'], /--policy is missing/],
  [['history', '--policy', policy, '--shadow'], /--shadow goes without --policy/],
  [['t.jsonl', '--shadow'], /--shadow is for the history/],
  [['history', '--policy', policy, '--truth', 'u'], /--truth is for a trace/],
  [['t.jsonl', '--policy', policy, '--since', '2026-11-01'], /--since is for the history/],
  [['history', '--policy', policy, '--since', 'monday'], /--since is a day, as in 2026-11-20/],
  [['history', '--policy', wrong], /wrong\.json: quietDay is no part of a policy/],
  [['history', '--policy', join(folder, 'gone.json')], /gone\.json: cannot be read \(ENOENT\)/],
  [['history', '--policy', policy, '--prices', join(folder, 'gone.json')], /gone\.json: cannot be read/],
  [['t.jsonl', '--policy', policy, '--seed', 'x'], /--seed is a whole number/],
  [['history', '--policy', policy, '--fast'], /--fast/],
];
for (const [argv, says] of WRONG)
  test(`refused: ${says.source}`, () =>
    assert.rejects(
      readBacktestArguments(argv),
      (error) => error instanceof ArgumentsWrong && says.test(error.message),
    ));
