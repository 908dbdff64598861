// Promise: lines are written in the order of their events, and what may still change holds up only what comes after it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CheckLine, createResult } from './result.ts';

const line = (request: string): CheckLine => ({
  type: 'check',
  request,
  at: '2026-11-02T08:00:00.000Z',
  outcome: 'wrong',
});

function written() {
  let text = '';
  const result = createResult(async (piece) => {
    text += piece;
  });
  return {
    result,
    names: async () => {
      await result.flush(true);
      return text
        .split('\n')
        .filter((l) => l !== '')
        .map((l) => JSON.parse(l).request as string);
    },
  };
}

test('a line that is held back is written in its place', async () => {
  const { result, names } = written();
  result.put(line('1'));
  const held = result.hold();
  const later = result.hold();
  result.put(line('4'));
  later.settle(line('3'));
  assert.deepEqual(await names(), ['1']);
  held.settle(line('2'));
  result.put(line('5'));
  assert.deepEqual(await names(), ['1', '2', '3', '4', '5']);
});
