// Promise: whoever could notice what is done beside the events waits for it; an error in it is never lost.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { World } from '../engine/ports.ts';
import type { Reach } from './reach.ts';
import { countNames, openSideLane } from './side-lane.ts';

const NO_WORLD = { policy: { limits: [], budget: { windowDays: 30 } }, clock: { now: () => 0 } } as unknown as World;

function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

test('who reads a name that work is about waits for it, others do not', async () => {
  const lane = openSideLane(NO_WORLD);
  const { open, opened } = gate();
  const done: string[] = [];
  await lane.put(['account a'], 1, async () => {
    await opened;
    done.push('work');
  });
  await lane.waitFor(['account b']);
  done.push('other');
  const waiting = lane.waitFor(['account b', 'account a']).then(() => done.push('reader'));
  open();
  await waiting;
  assert.deepEqual(done, ['other', 'work', 'reader']);
});

test('work about everybody holds everybody up, and work is done in its order', async () => {
  const lane = openSideLane(NO_WORLD);
  const done: number[] = [];
  await lane.put([], 1, async () => void done.push(1));
  await lane.put('all', 2, async () => void done.push(2));
  await lane.waitFor(['account z']);
  assert.deepEqual(done, [1, 2]);
});

test('an error stops the work behind it and comes out at the next wait', async () => {
  const lane = openSideLane(NO_WORLD);
  let after = false;
  await lane.put(['x'], 1, async () => {
    throw new Error('broken');
  });
  await lane.put(['y'], 2, async () => {
    after = true;
  });
  await assert.rejects(lane.waitFor(['x']), /broken/);
  await assert.rejects(lane.drain(), /broken/);
  assert.equal(after, false);
});

test('names are noticed exactly as long as something about them is open', () => {
  const reach: fc.Arbitrary<Reach> = fc.oneof(
    fc.constant<Reach>('all'),
    fc.uniqueArray(fc.constantFrom('a', 'b', 'c')),
  );
  fc.assert(
    fc.property(
      fc.array(fc.tuple(reach, fc.boolean()), { maxLength: 30 }),
      fc.array(fc.constantFrom<string>('a', 'b', 'c')),
      (steps, reading) => {
        const names = countNames();
        const open: Reach[] = [];
        for (const [added, removes] of steps) {
          if (removes && open.length > 0) names.remove(open.shift()!);
          else {
            names.add(added);
            open.push(added);
          }
          const expected = open.some((r) => r === 'all' || r.some((name) => reading.includes(name)));
          assert.equal(names.isNoticedBy(reading), expected);
        }
      },
    ),
  );
});
