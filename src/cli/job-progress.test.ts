// Promise: whoever watches a job sees how far it is, how fast it goes and how long it will take, and a program reads the same as JSON.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { showJobs } from './job-progress.ts';

function shown(json: boolean, seconds: number): string[] {
  const said: string[] = [];
  let now = 0;
  const progress = showJobs({ write: (text) => void said.push(text), json, now: () => now });
  for (let step = 0; step <= seconds * 10; step++) {
    now = step * 100;
    progress.show({ service: 'lumen', name: 'reseal', done: 1000 + step * 50, total: 1000 + seconds * 1000 });
  }
  progress.end();
  return said;
}

test('on a terminal one line, twice a second, at the pace of this run', () => {
  const said = shown(false, 10);
  assert.equal(said.length, 22);
  assert.ok(said.slice(0, -1).every((text) => text.startsWith('\r') && !text.includes('\n')));
  assert.match(said[10]!, /reseal lumen: 3500 of 11000, 500 a second, 15 s left$/);
  assert.equal(said.at(-1), '\n');
});

test('for a program a line every five seconds, and always the last', () => {
  const said = shown(true, 12).map((line) => JSON.parse(line));
  assert.deepEqual(
    said.map(({ done }) => done),
    [1000, 3500, 6000, 7000],
  );
  assert.deepEqual(said.at(-1), {
    service: 'lumen',
    name: 'reseal',
    done: 7000,
    total: 13_000,
    rate: 500,
    secondsLeft: 12,
  });
});
