// Promise: progress is seen often where somebody watches and seldom in a log, and says how long it will still take.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createProgress } from './progress.ts';

function shown(isTerminal: boolean, seconds: number): string[] {
  const said: string[] = [];
  let now = 0;
  const progress = createProgress({ write: (text) => void said.push(text), isTerminal, now: () => now });
  for (let step = 1; step <= seconds * 10; step++) {
    now = step * 100;
    progress.show(step, seconds * 20, () => `${step} events`);
  }
  progress.end();
  return said;
}

test('at most twice a second on a terminal, on one line', () => {
  const said = shown(true, 10);
  assert.equal(said.length, 21);
  assert.ok(said.slice(0, -1).every((text) => text.startsWith('\r') && !text.includes('\n')));
  assert.equal(said.at(-1), '\n');
  assert.match(said[9]!, /25 %: 50 events, 15 s left/);
});

test('every five seconds in a log, a line each', () => {
  const said = shown(false, 20);
  assert.equal(said.length, 4);
  assert.ok(said.every((text) => text.endsWith('\n')));
});

test('a part of the work that is faster than the one before is not said to last as long', () => {
  const said: string[] = [];
  let now = 0;
  const progress = createProgress({ write: (text) => void said.push(text), isTerminal: true, now: () => now });
  now = 600_000;
  progress.show(10, 10, () => 'events');
  now += 1000;
  progress.show(10, 100, () => 'diagnoses');
  assert.match(said[1]!, /10 %: diagnoses, 9 s left/);
});
