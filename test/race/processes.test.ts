// Promise: a limit holds exactly over several processes on one database: of 1,000 who ask at once five get through where five may,
// also where the counter is spread over rows.
import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { LimitTake } from '../../src/engine/ports.ts';
import { openTestDatabase } from '../setup/database.ts';
import { START } from '../setup/world.ts';
import { takeOf } from './parts.ts';
import type { Errand, Places } from './take-limits.ts';

const { config } = await openTestDatabase();
const PROCESSES = 4;
const EACH = 250;

/** The places that four processes got, who all began at the same word. */
async function race(take: LimitTake): Promise<Places> {
  const errand: Errand = { config, take, times: EACH, now: START };
  const children = Array.from({ length: PROCESSES }, () =>
    fork(fileURLToPath(new URL('take-limits.js', import.meta.url))),
  );
  after(() => {
    for (const child of children) child.kill();
  });
  const ended = children.map((child) => once(child, 'exit'));
  const ready = children.map((child) => once(child, 'message'));
  for (const child of children) child.send(errand);
  await Promise.all(ready);
  const answers = children.map((child) => once(child, 'message'));
  for (const child of children) child.send('go');
  const places = (await Promise.all(answers)).flatMap(([got]) => got as Places);
  await Promise.all(ended);
  return places;
}

test('of 1,000 from four processes each has a place of its own, and five are within five', async () => {
  const places = (await race(takeOf('test.processes'))).map(({ strangers }) => strangers).sort((a, b) => a - b);
  assert.deepEqual(
    places,
    Array.from({ length: PROCESSES * EACH }, (_, i) => i + 1),
  );
  assert.equal(places.filter((place) => place <= 5).length, 5);
});

test('of 1,000 from four processes exactly 100 get through a counter in eight rows', async () => {
  const places = await race(takeOf('test.processes', { key: 'a'.repeat(32), shards: 8, max: 100 }));
  assert.equal(places.length, PROCESSES * EACH);
  assert.equal(places.filter(({ strangers }) => strangers <= 100).length, 100);
});
